import { type Html, html } from '../../domain/html.ts'
import type { ProgressWords } from '../domain/words.ts'

/** `fields`: what opens the question to its author. */
type FollowForm = { words: ProgressWords; action: string; fields: Record<string, string | number> }

/** Beside a question that is shown by its code. */
export function renderFollowForm({ words, action, fields }: FollowForm): Html {
  return html`<details class="follow"><summary>${words.title}</summary><form method="post" action="${action}">${Object.entries(
    fields,
  ).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<div class="field"><label for="follow">${words.email}</label><span class="hint" id="follow-hint">${words.hint}</span><input id="follow" name="follow" type="email" maxlength="100" required autocomplete="email" aria-describedby="follow-hint"></div><button type="submit" class="quiet">${words.send}</button></form></details>`
}

type Followed = { heading: string; isTaken: boolean; back: { url: string; words: string } }

export function renderFollowed(words: ProgressWords, { heading, isTaken, back }: Followed): Html {
  return html`<h1>${heading}</h1>
<p class="notice" role="${isTaken ? 'status' : 'alert'}">${isTaken ? `${words.sent}. ${words.sentLead}` : words.wrong}</p>
<p><a href="${back.url}">${back.words}</a></p>`
}
