import { type Html, html } from '../domain/html.ts'
import type { RegisterWords } from '../register/domain/words.ts'
import type { ShownProblem } from '../register/pages/register-page.ts'

/** Asked before a question is sent: is it one of these? A yes joins it, a no sends the question. */
export function renderNearby(words: RegisterWords, problems: readonly ShownProblem[], hasNo: boolean): Html {
  return html`<section class="outages" aria-labelledby="nearby"><h2 id="nearby">${words.nearbyTitle}</h2>
${problems.map(
  ({ number, title, place, state, days, asked }) =>
    html`<p><b>${words.number(number)}: ${title}</b> ${place} · ${words.states[state]}, ${words.standing(days)}, ${words.asked(asked)}.</p>
<button type="submit" name="join" value="${number}">${words.nearbyYes} ${words.number(number)}</button>`,
)}
<p>${words.nearbyLead}</p>${hasNo && html`<button type="submit" name="outage" value="no" class="quiet">${words.nearbyNo}</button>`}</section>`
}
