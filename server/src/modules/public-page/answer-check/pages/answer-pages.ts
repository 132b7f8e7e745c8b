import { type Html, html } from '../../domain/html.ts'
import type { Piece } from '../domain/answer-words.ts'
import type { AnswerWords } from '../domain/words.ts'

export type ShownFound = {
  title: string
  place: string
  day: string
  at: string
  url: string
  shortUrl: string
}
export type ShownCheck = {
  kind: 'too_short' | 'too_long' | 'limit' | 'never' | 'ours' | 'part' | 'altered'
  found: ShownFound | null
  pieces: readonly Piece[]
}

type Form = {
  words: AnswerWords
  action: string
  text: string
  check: ShownCheck | null
  limit: number
  back: string
}

export function renderCheckForm({ words, action, text, check, limit, back }: Form): Html {
  const isWrong = check !== null && ['too_short', 'too_long', 'limit'].includes(check.kind)
  return html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${check && renderCheck(words, check)}
<form method="post" action="${action}"><div class="field"><label for="text">${words.label}</label><span class="hint" id="text-hint">${words.hint}</span>
<textarea id="text" name="text" rows="8" maxlength="${limit}" required aria-describedby="text-hint${isWrong && ' verdict'}"${isWrong && html` aria-invalid="true"`}>${'\n'}${text}</textarea></div>
<button type="submit">${words.check}</button></form>
<p><a href="${back}">${words.back}</a></p>`
}

function renderCheck(words: AnswerWords, { kind, found, pieces }: ShownCheck): Html {
  return html`<section role="status" id="verdict" data-verdict="${kind}"><h2>${words.verdicts[kind]}</h2><p>${words.meanings[kind]}</p>
${pieces.length > 0 && html`<blockquote>${pieces.map((piece) => renderPiece(words, piece))}</blockquote>`}
${found && html`<p><a href="${found.url}">${found.title}</a> · ${found.place} · <time datetime="${found.at}">${found.day}</time></p><p>${words.address} <a href="${found.shortUrl}">${found.shortUrl}</a></p>`}</section>`
}

/** Said in words too, because a line through them is heard by nobody. */
function renderPiece(words: AnswerWords, { kind, text }: Piece): Html {
  if (kind === 'same') return html`${text}`
  if (kind === 'added') return html`<ins title="${words.added}">${text.trimEnd()}</ins> `
  return html`<del title="${words.leftOut}">${text.trimEnd()}</del> `
}

export type AnswerPage = { words: AnswerWords; found: ShownFound; text: string; checkUrl: string }

export function renderAnswer({ words, found, text, checkUrl }: AnswerPage): Html {
  return html`<section class="answer"><div class="wide text"><h1>${words.answer}</h1>
<p class="lead"><a href="${found.url}">${found.title}</a> · ${found.place}</p><p class="muted"><time datetime="${found.at}">${found.day}</time> · ${found.shortUrl.replace(/^https?:\/\//, '')}</p>
<p class="said">${text}</p><p><a href="${checkUrl}">${words.title}</a></p></div></section>`
}

export function renderNoAnswer({ words, checkUrl }: Pick<AnswerPage, 'words' | 'checkUrl'>): Html {
  return html`<section><div class="wide text"><h1>${words.noAnswer}</h1><p>${words.noAnswerLead}</p><p><a href="${checkUrl}">${words.title}</a></p></div></section>`
}
