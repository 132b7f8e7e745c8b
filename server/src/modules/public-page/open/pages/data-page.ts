import { type Html, html } from '../../domain/html.ts'
import type { OpenWords } from '../domain/words.ts'

export type DataMonth = { month: string; name: string }

export function renderDataPage({
  words,
  months,
  back,
}: {
  words: OpenWords
  months: readonly DataMonth[]
  back: string
}): Html {
  return html`<section><div class="wide text"><p><a href="${back}">${words.back}</a></p><h1>${words.data}</h1><p class="lead">${words.dataLead}</p>
<p><a href="/open/data/questions.schema.json">${words.dataSchema}</a></p>
${
  months.length === 0
    ? html`<p>${words.dataNone}</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">${words.dataMonth}</th><th scope="col">${words.dataRows}</th><th scope="col">${words.dataFigures}</th></tr></thead>
<tbody>${months.map(
        ({ month, name }) =>
          html`<tr><th scope="row">${name}</th><td><a href="/open/data/questions-${month}.csv">CSV</a> · <a href="/open/data/questions-${month}.json">JSON</a></td><td><a href="/open/data/figures-${month}.csv">CSV</a> · <a href="/open/data/figures-${month}.json">JSON</a></td></tr>`,
      )}</tbody></table></div>`
}</div></section>`
}
