import { type Html, html } from '../../domain/html.ts'
import type { Choice } from '../../register/pages/register-page.ts'
import type { SubscribeProblem, SubscriptionWords } from '../domain/words.ts'
import type { FollowedQuery } from '../followed-query.ts'

type Form = {
  words: SubscriptionWords
  action: string
  ticket: string
  proofBits: number
  question: { left: number; right: number }
  places: readonly Choice[]
  groups: readonly Choice[]
  entered: FollowedQuery & { email: string }
  problem: SubscribeProblem | null
  /** False: the region sends no letters. */
  hasMail: boolean
  feedUrl: string | null
  back: string
}

export function renderSubscribe(form: Form): Html {
  const { words, problem, hasMail, feedUrl, back } = form
  return html`<h1>${words.title}</h1><p class="lead">${hasMail ? words.lead : words.noMail}</p>
${problem !== null && html`<div class="problems" role="alert"><p data-code="${problem}">${words.problems[problem]}</p></div>`}
${hasMail && renderForm(form)}
<p class="hint">${words.dialogs}</p>
${feedUrl !== null && html`<p><a href="${feedUrl}">${words.feed}</a></p>`}
<p><a href="${back}">${words.back}</a></p>`
}

function renderForm({ words, action, ticket, proofBits, question, entered, ...form }: Form): Html {
  return html`<form method="post" action="${action}" data-ticket="${ticket}" data-bits="${proofBits}">
<input type="hidden" name="ticket" value="${ticket}"><input type="hidden" name="proof" value="">
<div class="field"><label for="email">${words.email}</label><span class="hint" id="email-hint">${words.emailHint}</span><input id="email" name="email" type="email" maxlength="100" required autocomplete="email" value="${entered.email}" aria-describedby="email-hint"></div>
${renderChoice({ name: 'place', label: words.place, none: words.choose, choices: form.places, chosen: entered.place })}
${renderChoice({ name: 'group', label: words.group, none: words.any, choices: form.groups, chosen: entered.group })}
<div class="field"><label for="street">${words.street}</label><span class="hint" id="street-hint">${words.streetHint}</span><input id="street" name="street" maxlength="160" value="${entered.street}" aria-describedby="street-hint"></div>
<div class="field"><label for="house">${words.house}</label><span class="hint" id="house-hint">${words.houseHint}</span><input id="house" name="house" maxlength="20" value="${entered.house}" aria-describedby="house-hint"></div>
<div class="trap" aria-hidden="true"><label for="website">${words.robot}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field" id="gate"><label for="answer">${words.question} ${question.left} + ${question.right}?</label><input id="answer" name="answer" inputmode="numeric" autocomplete="off" required></div>
<button type="submit">${words.subscribe}</button></form>`
}

type Chosen = { name: string; label: string; none: string; choices: readonly Choice[]; chosen: string }

function renderChoice({ name, label, none, choices, chosen }: Chosen): Html {
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${none}</option>${choices.map(
    (choice) =>
      html`<option value="${choice.code}"${choice.code === chosen && html` selected`}>${choice.name}</option>`,
  )}</select></div>`
}

/** What happened, or one button that does it: programs that open links of letters press none. */
export function renderAct(act: {
  title: string
  lead: string
  button: string | null
  back: { url: string; words: string }
}): Html {
  return html`<h1>${act.title}</h1><p class="lead"${act.button === null && html` role="status"`}>${act.lead}</p>
${act.button !== null && html`<form method="post"><button type="submit">${act.button}</button></form>`}
<p><a href="${act.back.url}">${act.back.words}</a></p>`
}
