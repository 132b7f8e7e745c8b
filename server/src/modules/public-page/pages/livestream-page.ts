import { type PublicLivestream, type PublicQuestion, toTimeCode } from '../../livestreams/index.ts'
import { type Html, html } from '../domain/html.ts'
import type { Words } from '../domain/words.ts'

type Shown = {
  words: Words
  stream: PublicLivestream
  moment: string
  next: string | null
  askUrl: string
}

export function renderLivestream({ words, stream, moment, next, askUrl }: Shown): Html {
  const { livestream } = words
  const { balance, plannedAt, startedAt, title, questions } = stream
  return html`<h1>${title}</h1>
<p class="lead"><time datetime="${(startedAt ?? plannedAt).toISOString()}">${moment}</time> · ${livestream.steps[stream.step]}</p>
<dl class="state"><dt>${livestream.asked}</dt><dd id="asked">${balance.asked}</dd>
<dt>${livestream.onAir}</dt><dd>${balance.onAir}</dd><dt>${livestream.later}</dt><dd>${balance.later}</dd>
<dt>${livestream.declined}</dt><dd>${balance.declined}</dd><dt>${livestream.onControl}</dt><dd>${balance.onControl}</dd>${balance.waiting > 0 && html`<dt>${livestream.waiting}</dt><dd>${balance.waiting}</dd>`}</dl>
<h2>${livestream.questions}</h2>
${questions.length === 0 && html`<p class="notice">${livestream.empty}</p>`}
<ol class="thread">${questions.map((question) => renderQuestion(words, question))}</ol>
${next !== null && html`<p><a href="${next}" rel="next">${livestream.next}</a></p>`}
<p><a href="${askUrl}">${words.ask}</a></p>`
}

function renderQuestion({ livestream }: Words, question: PublicQuestion): Html {
  const { number, state, text, declineReason, heard, answer, recordingUrl } = question
  return html`<li class="own" data-state="${state}"><p class="who"><strong>№ ${number}</strong> ${livestream.states[state]}${declineReason !== null && html`: ${livestream.reasons[declineReason]}`}</p>
<p class="said">${text ?? livestream.hidden}</p>${heard !== null && html`<p class="said">${livestream.heard[heard.kind]} (${toTimeCode(heard.second)})</p>`}${answer !== null && html`<p class="said">${livestream.answer}: ${answer}</p>`}
${recordingUrl !== null && heard !== null && html`<p><a href="${recordingUrl}" rel="noopener">${livestream.watch[heard.kind]} (№ ${number})</a></p>`}</li>`
}

export function renderNoLivestream({ livestream, ask }: Words, askUrl: string): Html {
  return html`<h1>${livestream.none}</h1>
<p><a href="${askUrl}">${ask}</a></p>`
}
