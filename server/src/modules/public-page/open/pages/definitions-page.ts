import type { Figure, Formula } from '@veche/book/figures/figure.ts'
import { type Html, html } from '../../domain/html.ts'
import type { Language } from '../../domain/words.ts'
import type { OpenWords } from '../domain/words.ts'

type DefinitionsPage = {
  words: OpenWords
  language: Language
  figures: readonly Figure[]
  dayOf: (day: string) => string
  back: string
}

export function renderDefinitions({ words, language, figures, dayOf, back }: DefinitionsPage): Html {
  return html`<section><div class="wide text"><p><a href="${back}">${words.back}</a></p><h1>${words.definitions}</h1><p class="lead">${words.definitionsLead}</p>
<dl>${figures.map(
    ({ code, name, meaning, formula, version, since }) =>
      html`<dt id="${code}">${name[language]}</dt><dd>${meaning[language]}<br><span class="muted"><code>${write(formula)}</code> · ${words.version(version, dayOf(since))}</span></dd>`,
  )}</dl></div></section>`
}

function write(formula: Formula): string {
  const add = (measures: readonly string[]) => measures.join(' + ')
  switch (formula.kind) {
    case 'sum':
      return add(formula.of)
    case 'share':
      return `(${add(formula.part)}) ÷ (${add(formula.whole)})`
    case 'mean':
      return `${formula.total} ÷ ${formula.count}`
    case 'quantile':
      return `quantile(${formula.at}, working minutes)`
    case 'now':
      return formula.state
  }
}
