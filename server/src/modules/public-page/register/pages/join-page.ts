/** Joining a problem, and its page for whoever joined. */
import { type Html, html } from '../../domain/html.ts'
import type { JoinProblem, RegisterWords } from '../domain/words.ts'
import { type ProblemPage, renderAnswers, renderRoad } from './problem-page.ts'

type JoinForm = {
  words: RegisterWords
  page: Pick<ProblemPage, 'title' | 'place'>
  action: string
  ticket: string
  proofBits: number
  question: { left: number; right: number }
  problem: JoinProblem | null
  back: string
}

export function renderJoinForm({ words, page, problem, ...form }: JoinForm): Html {
  const { ticket, question } = form
  return html`<h1>${words.join}</h1>
<p class="lead">${page.title}. ${page.place}</p>
<p>${words.joinLead}</p>
${problem !== null && html`<div class="problems" role="alert"><p data-code="${problem}">${words.joinedProblems[problem]}</p></div>`}
<form method="post" action="${form.action}" data-ticket="${ticket}" data-bits="${form.proofBits}">
<input type="hidden" name="ticket" value="${ticket}"><input type="hidden" name="proof" value="">
<div class="trap" aria-hidden="true"><label for="website">${words.robot}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field" id="gate"><label for="answer">${words.joinQuestion} ${question.left} + ${question.right}?</label>
<input id="answer" name="answer" inputmode="numeric" autocomplete="off" required></div>
<button type="submit">${words.joinSend}</button></form>
<p><a href="${form.back}">${words.all}</a></p>`
}

export function renderOver(words: RegisterWords, askUrl: string): Html {
  return html`<h1>${words.join}</h1><p class="notice">${words.joinedOver}</p><p><a href="${askUrl}">${words.ask}</a></p>`
}

type Joined = {
  words: RegisterWords
  code: string
  page: ProblemPage
  url: string | null
  isFresh: boolean
  follow: Html | null
}

export function renderJoined({ words, code, page, url, isFresh, follow }: Joined): Html {
  const { number, title, place, state, asked } = page
  return html`<h1>${isFresh ? words.joined : title}</h1>
${isFresh && html`<dl class="receipt"><dt>${words.code}</dt><dd id="code">${code}</dd></dl><p class="notice">${words.joinedLead}</p>`}
<p class="lead">${isFresh && html`${title}. `}${url === null ? place : html`<a href="${url}">${place}</a>`}</p>
<p data-state="${state}">${words.number(number)} · ${words.states[state]} · ${words.asked(asked)}</p>
${url === null && html`<p class="notice">${words.joinedHidden}</p>`}
${page.road && renderRoad(words, page.road)}
${renderAnswers(page)}
${follow}`
}

type CodeForm = { words: RegisterWords; action: string; problem: 'wrong' | 'limit' | null; back: string }

export function renderCodeForm({ words, action, problem, back }: CodeForm): Html {
  return html`<h1>${words.joinedCheck}</h1>
${problem !== null && html`<div class="problems" role="alert" id="code-problem"><p>${words.joinedProblems[problem]}</p></div>`}
<form method="post" action="${action}">
<div class="field"><label for="code">${words.code}</label><input id="code" name="code" autocomplete="off" spellcheck="false" required${problem !== null && html` aria-describedby="code-problem" aria-invalid="true"`}></div>
<button type="submit">${words.joinedShow}</button></form>
<p><a href="${back}">${words.all}</a></p>`
}
