import type { OutageKind } from '@veche/contract/outages.ts'
import { type Html, html } from '../../domain/html.ts'
import type { Keep } from '../../open/pages/shown.ts'
import type { RegisterWords } from '../domain/words.ts'
import { type Choice, renderChoice } from './register-page.ts'

export type ShownOutage = {
  number: number
  kind: OutageKind
  isPlanned: boolean
  when: string
  reason: string
  addresses: string
  /** Name and telephone of the body, as the directory has them. */
  agency: string
}
type OutagesPage = {
  words: RegisterWords
  language: string
  keep: Keep
  place: string
  municipalities: readonly Choice[]
  places: readonly { name: string; outages: readonly ShownOutage[] }[]
}

export function renderOutagesPage(page: OutagesPage): Html {
  const { words, language, place, municipalities, places } = page
  return html`<section class="outages"><div class="wide"><h1>${words.outages}</h1><p class="lead">${words.outagesLead}</p>
<form method="get" action="/open/outages" class="filter"><input type="hidden" name="lang" value="${language}">
${renderChoice('place', words.place, { words, choices: municipalities, chosen: place })}
<p><button type="submit">${words.find}</button></p></form>
${places.length === 0 && html`<p>${words.noOutages}</p>`}
${places.map(({ name, outages }) => html`<h2>${name}</h2><ul class="problems">${outages.map((outage) => renderOutage(words, outage))}</ul>`)}</div></section>`
}

function renderOutage(words: RegisterWords, outage: ShownOutage): Html {
  const { number, kind, isPlanned, when, reason, addresses, agency } = outage
  return html`<li><span class="mark" data-state="${isPlanned ? 'planned' : 'in_force'}">${isPlanned ? words.outagePlanned : words.outageNow}</span><span><b>${words.outageKinds[kind]}, ${when}</b><span class="muted">${addresses}</span><span>${reason}</span>${agency !== '' && html`<span class="muted">${words.agency}: ${agency}</span>`}</span><span class="muted">${words.number(number)}</span></li>`
}
