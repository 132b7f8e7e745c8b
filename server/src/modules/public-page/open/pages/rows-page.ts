import type { Figure } from '@veche/book/figures/figure.ts'
import type { FigureRow } from '@veche/contract/figures.ts'
import { type Html, html } from '../../domain/html.ts'
import { type Language, wordsOf } from '../../domain/words.ts'
import type { Show } from '../domain/show-figures.ts'
import type { OpenWords } from '../domain/words.ts'

type RowsPage = {
  words: OpenWords
  language: Language
  show: Show
  figure: Figure
  period: { from: string; to: string }
  place: string
  rows: readonly FigureRow[]
  next: string | null
  back: string
  placeOf: (code: string | null) => string
  topicOf: (code: string | null) => string
}

export function renderRowsPage({ words, language, show, figure, rows, ...page }: RowsPage): Html {
  const columns = Object.values(words.row)
  const { networks } = wordsOf(language).checked
  const moment = (at: string | null) => (at === null ? '—' : show.moment(new Date(at)))
  return html`<section><div class="wide"><p><a href="${page.back}">${words.back}</a></p>
<h1>${words.rowsTitle(figure.name[language])}</h1>
<p class="lead">${page.place} · ${show.period(page.period)}</p><p>${figure.meaning[language]}</p><p class="muted">${words.rowsLead}</p>
${
  rows.length === 0
    ? html`<p>${words.noRows}</p>`
    : html`<div class="scroll"><table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
        (row) =>
          html`<tr><th scope="row">${row.question}</th><td>${row.isCounted ? words.inNumerator : words.notInNumerator}</td><td>${moment(row.takenAt)}</td><td>${page.placeOf(row.municipalityCode)}</td><td>${page.topicOf(row.topicCode)}</td><td>${row.network === null ? '—' : (networks[row.network] ?? row.network)}</td><td>${moment(row.dueAt)}</td><td>${moment(row.answeredAt)}${row.isLate && ` · ${words.late}`}</td><td>${show.value({ unit: 'minutes' }, row.workingMinutes)}</td><td>${row.outcome === null ? '—' : (words.outcomes[row.outcome] ?? row.outcome)}</td></tr>`,
      )}</tbody></table></div>`
}
${page.next !== null && html`<p><a href="${page.next}" rel="next">${words.next}</a></p>`}</div></section>`
}
