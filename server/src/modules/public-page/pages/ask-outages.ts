import type { OutageKind } from '@veche/contract/outages.ts'
import { type Html, html } from '../domain/html.ts'
import type { Words } from '../domain/words.ts'

export type ShownOutage = {
  id: string
  number: number
  kind: OutageKind
  reason: string
  fit: 'exact' | 'possible'
  begins: string | null
  ends: string
  agency: string
}

/** Asked before a question is sent: each button sends it, with a word about the outage or without. */
export function renderOutages(words: Words, outages: readonly ShownOutage[]): Html {
  const { outage } = words
  return html`<section class="outages" aria-labelledby="outages"><h2 id="outages">${outage.title}</h2>
${outages.map((shown) => renderOutage(words, shown))}
<p>${outage.explain}</p>
<button type="submit" name="outage" value="no" class="quiet">${outage.no}</button></section>`
}

function renderOutage({ outage: words }: Words, outage: ShownOutage): Html {
  const { id, number, kind, reason, fit, begins, ends, agency } = outage
  return html`<p><b>№ ${number}: ${words.kind[kind]}</b> ${begins !== null && html`${words.from} ${begins} `}${words.until} ${ends}. ${reason}.
${agency !== '' && html`${words.agency} ${agency}. `}${fit === 'possible' && words.possible}</p>
<button type="submit" name="outage" value="${id}">${words.yes} № ${number}</button>`
}
