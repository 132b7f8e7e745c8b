import type { PublishedFile } from '../../answers/index.ts'
import type { AskedThere } from '../../livestreams/index.ts'
import type { ProblemCode } from '../domain/asked.ts'
import { type Html, html } from '../domain/html.ts'
import type { RoadMark } from '../domain/public-road.ts'
import type { PublicState } from '../domain/public-state.ts'
import type { Words } from '../domain/words.ts'

type Receipt = {
  words: Words
  number: number
  code: string
  url: string
  /** The address for a telephone. */
  qr: Html
  text: string
  photos: number
  action: string
  /** Where the code is sent; null: its author says where. */
  letterTo: string | null
  /** Null: the region sends no letters. */
  letterAction: string | null
  /** The form that asks to be told how it goes; null: the region sends no letters. */
  follow: Html | null
  /** By when the answer is owed, if nothing about the question changes that. */
  expected: { at: string; moment: string }
}

/** Shown for a while: the only place where the code is. */
export function renderTaken(receipt: Receipt): Html {
  const { words, number, code, url, qr, text, photos, action, expected, follow } = receipt
  return html`<h1>${words.taken}</h1>
<dl class="receipt"><dt>${words.number}</dt><dd id="number">${number}</dd><dt>${words.code}</dt><dd id="code">${code}</dd></dl>
<p class="act"><button type="button" class="quiet" data-copy="code" data-done="${words.copied}" hidden>${words.copyCode}</button> <button type="button" class="quiet" data-print hidden>${words.printPage}</button></p>
<p class="notice">${words.codeOnce} ${words.print}</p>
${renderMailing(receipt)}
<p>${words.expected} <time id="expected" datetime="${expected.at}">${expected.moment}</time>. ${words.expectedHint}</p>
<p>${words.keep} <a id="address" href="${url}">${url}</a> <button type="button" class="quiet" data-copy="address" data-done="${words.copied}" hidden>${words.copyAddress}</button></p>
<figure class="scan">${qr}<figcaption>${words.scan}</figcaption></figure>
<blockquote>${text}</blockquote>
${photos > 0 && html`<p class="hint" id="photos">${words.photosCount} ${photos}</p>`}
<form method="post" action="${action}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}"><button type="submit">${words.open}</button></form>
${follow}`
}

function renderMailing({ words, number, code, letterTo, letterAction }: Receipt): Html | false {
  if (letterAction === null) return false
  return html`<form method="post" action="${letterAction}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}">${
    letterTo === null &&
    html`<div class="field"><label for="email">${words.mailTo}</label><input id="email" name="email" type="email" maxlength="100" required autocomplete="email"></div>`
  }<button type="submit" class="quiet">${letterTo === null ? words.mailCodeThere : `${words.mailCode} ${letterTo}`}</button></form>`
}

export function renderLetter(words: Words, sent: { isSent: boolean; number: number; askUrl: string }): Html {
  const { isSent, number, askUrl } = sent
  return html`<h1>${words.number} ${number}</h1>
<p class="notice" role="status">${isSent ? words.codeMailed : `${words.codeNotMailed}. ${words.codeNotMailedHint}`}</p>
<p><a href="${askUrl}">${words.check}</a></p>`
}

type CodeForm = {
  words: Words
  action: string
  askUrl: string
  number: string
  lead: string
  problem: string | null
}

export function renderCodeForm({ words, action, askUrl, number, lead, problem }: CodeForm): Html {
  return html`<h1>${words.check}</h1>
<p class="lead">${lead}</p>
${problem !== null && html`<div class="problems" role="alert" id="code-problem"><p>${problem}</p></div>`}
<form method="post" action="${action}">
<div class="field"><label for="number">${words.number}</label><input id="number" name="number" inputmode="numeric" required value="${number}"></div>
<div class="field"><label for="code">${words.code}</label><input id="code" name="code" autocomplete="off" spellcheck="false" required${problem !== null && html` aria-describedby="code-problem" aria-invalid="true"`}></div>
<button type="submit">${words.show}</button>
</form>
<p><a href="${askUrl}">${words.ask}</a></p>`
}

export function renderNoQuestion(words: Words, askUrl: string): Html {
  return html`<h1>${words.noQuestion}</h1>
<p><a href="${askUrl}">${words.ask}</a></p>`
}

export type ShownFile = { url: string; name: string; isPicture: boolean; label: PublishedFile['label'] }
export type ShownWord = {
  isOurs: boolean
  text: string
  /** Of a resident's own words, which are not shown back. */
  photos: number
  files: readonly ShownFile[]
  at: string
  moment: string
}
export type ShownMark = Pick<RoadMark, 'step' | 'state'> & { at: string | null; moment: string | null }
export type ShownReceipt = {
  index: number
  question: number
  proofUrl: string
  /** Address of the script that checks; null where the web client was not built. */
  script: string | null
  /** What the commitment is made of; null after erasure. */
  opening: { random: string; author: string; id: string; text: string } | null
}
/** What we asked of its author, and until when we wait. */
export type ShownClarification = { text: string; until: { at: string; moment: string } }
export type Thread = {
  words: Words
  number: number
  code: string
  state: PublicState
  /** It asks a live stream; `isAlone`: and nothing else works on it. */
  stream: (AskedThere & { url: string | null; isAlone: boolean }) | null
  agencyName: string | null
  /** Null: the question was closed without an answer. */
  road: readonly ShownMark[] | null
  deadline: { at: string; moment: string } | null
  clarification: ShownClarification | null
  thread: readonly ShownWord[]
  actions: { check: string; add: string; photos: string }
  /** Null while it is not in the Book. */
  book: ShownReceipt | null
  ticket: string
  /** Whether everybody may see the author's photos; null: there are none. */
  maySeePhotos: boolean | null
  follow: Html | null
  /** Takes consent back, or says that it was taken back. */
  withdrawal: Html
  /** May the resident say whether it is solved? After an answer, also an interim one, and again after it was closed. */
  isAsked: boolean
  /** Words that were just taken: not in the thread yet, or there already. */
  added: 'coming' | 'shown' | null
  problem: { code: ProblemCode; text: string } | null
}

export function renderThread(shown: Thread): Html {
  const { words, number, code, state, stream, agencyName, deadline, actions } = shown
  return html`<h1>${words.number} ${number}</h1>
<dl class="state">${stream && renderStream(words, stream)}
${!stream?.isAlone && html`<dt>${words.state}</dt><dd data-state="${state}">${words.states[state]}</dd>`}
${agencyName !== null && html`<dt>${words.agency}</dt><dd>${agencyName}</dd>`}
${deadline && html`<dt>${words.deadline}</dt><dd><time datetime="${deadline.at}">${deadline.moment}</time></dd>`}</dl>
${shown.road && renderRoad(words, shown.road)}
${shown.clarification && renderClarification(words, shown.clarification)}
${shown.added && html`<p class="notice" role="status">${shown.added === 'shown' ? words.addedShown : words.added}</p>`}
<h2>${words.thread}</h2>
<ol class="thread">${shown.thread.map((word) => renderWord(words, word))}</ol>
<form method="post" action="${actions.check}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}"><button type="submit" class="quiet">${words.refresh}</button></form>
${renderAdd(shown)}
${shown.maySeePhotos !== null && renderPhotosChoice(shown, shown.maySeePhotos)}
${shown.follow}
${shown.withdrawal}
${shown.book && renderInBook(words, shown.book)}`
}

function renderClarification(words: Words, { text, until }: ShownClarification): Html {
  return html`<div class="notice" id="clarification"><p>${words.weAsked}</p><blockquote>${text}</blockquote><p>${words.weWait} <time datetime="${until.at}">${until.moment}</time>. ${words.weWaitHint}</p></div>`
}

export type Erased = {
  words: Words
  number: number
  moment: string
  book: ShownReceipt | null
}

/** Nothing is left of it but its number and its entries in the Book. */
export function renderErased({ words, number, moment, book }: Erased): Html {
  return html`<h1>${words.number} ${number}</h1>
<p class="notice" role="status" id="erased">${words.erased.title(moment)}.</p>
<p>${words.erased.gone}</p>
<p>${words.erased.stays}</p>
${book && renderInBook(words, book)}`
}

function renderPhotosChoice({ words, number, code, actions }: Thread, maySee: boolean): Html {
  return html`<form method="post" action="${actions.photos}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}"><input type="hidden" name="may" value="${maySee ? 'no' : 'yes'}"><p class="hint">${maySee ? words.photosShown : words.photosKeptPrivate}</p><button type="submit" class="quiet">${maySee ? words.photosDeny : words.photosAllow}</button></form>`
}

function renderInBook({ book }: Words, { index, question, proofUrl, script, opening }: ShownReceipt): Html {
  return html`<section id="book" data-proof="${proofUrl}" data-opening="${opening && JSON.stringify(opening)}"><h2>${book.title}</h2>
<p>${book.entry(String(index), String(question))} ${book.lead}</p>
<p class="act"><a href="${proofUrl}" download>${book.file}</a> <button type="button" class="quiet" data-check hidden>${book.check}</button></p><p role="status" data-verdict></p>
${opening && html`<details><summary>${book.opening}</summary><p>${book.openingHint}</p><dl><dt>random</dt><dd><code>${opening.random}</code></dd><dt>author</dt><dd><code>${opening.author}</code></dd><dt>id</dt><dd><code>${opening.id}</code></dd></dl></details>`}
${script !== null && html`<script src="${script}" type="module" async></script>`}</section>`
}

function renderStream(
  { livestream }: Words,
  { streamNumber, streamTitle, state, url }: NonNullable<Thread['stream']>,
): Html {
  const name = `${livestream.askedIn} № ${streamNumber} «${streamTitle}»`
  return html`<dt>${url === null ? name : html`<a href="${url}">${name}</a>`}</dt><dd data-stream-state="${state}">${livestream.states[state]}</dd>`
}

function renderRoad(words: Words, road: readonly ShownMark[]): Html {
  return html`<ol class="road">${road.map(
    ({ step, state, at, moment }) =>
      html`<li class="leg ${state}"${state === 'now' && html` aria-current="step"`}><strong>${words.road[step]}</strong>${at !== null && html` <time datetime="${at}">${moment}</time>`}</li>`,
  )}</ol>`
}

function renderWord(words: Words, { isOurs, text, photos, files, at, moment }: ShownWord): Html {
  return html`<li class="${isOurs ? 'ours' : 'own'}"><p class="who"><strong>${isOurs ? words.region : words.you}</strong> <time datetime="${at}">${moment}</time></p>
<p class="said">${text}</p>${photos > files.length && html`<p class="hint">${words.photosCount} ${photos}</p>`}${files.length > 0 && renderFiles(words, files)}</li>`
}

/** Each opens beside: the page is open for a while only, and the way back to it may ask for the code. */
function renderFiles(words: Words, files: readonly ShownFile[]): Html {
  const pictures = files.filter(({ isPicture }) => isPicture)
  const documents = files.filter(({ isPicture }) => !isPicture)
  return html`${pictures.length > 0 && html`<ul class="pictures">${pictures.map((file, index) => renderPicture(words, file, index + 1))}</ul>`}
${documents.length > 0 && html`<ul class="documents">${documents.map(({ url, name }) => html`<li><a href="${url}" target="_blank" rel="noopener">${name}</a></li>`)}</ul>`}`
}

function renderPicture(words: Words, { url, label }: ShownFile, no: number): Html {
  const when = label === 'before' ? words.before : label === 'after' ? words.after : null
  return html`<li><a href="${url}" target="_blank" rel="noopener"><img src="${url}" loading="lazy" alt="${words.photo} ${no}${when !== null && `: ${when}`}. ${words.openLarge}"></a>${when !== null && html`<span class="hint" aria-hidden="true">${when}</span>`}</li>`
}

function renderAdd({ words, number, code, ticket, actions, isAsked, problem, state }: Thread): Html {
  const isOf = (field: 'text' | 'photos') => problem?.code.startsWith(`${field}.`) === true
  return html`<form method="post" action="${actions.add}" enctype="multipart/form-data">
<input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}"><input type="hidden" name="ticket" value="${ticket}">
${problem && html`<div class="problems" role="alert" id="add-problem"><p data-code="${problem.code}">${words.problem[problem.code]}</p></div>`}
${isAsked && renderVerdict(words, state)}
<div class="field"><label for="text">${words.addLabel}</label><textarea id="text" name="text" rows="4" maxlength="4000"${isOf('text') && html` aria-describedby="add-problem" aria-invalid="true"`}>${'\n'}${problem?.text}</textarea></div>
<div class="field"><label for="photos">${words.photos} <em>${words.optional}</em></label><span class="hint" id="photos-hint">${words.photosHint}</span>
<input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp" multiple data-pick="${words.photosPick}" data-count="${words.photosCount}" aria-describedby="photos-hint${isOf('photos') && ' add-problem'}"${isOf('photos') && html` aria-invalid="true"`}><div class="previews" id="previews"></div></div>
<button type="submit">${words.add}</button>
</form>`
}

/** One tap says it; words and photographs written below go with it. */
function renderVerdict(words: Words, state: PublicState): Html {
  const marks = [
    ['yes', words.yes],
    ['partly', words.partly],
    ['no', words.no],
  ] as const
  const hint = state === 'postponed' ? words.verdictInterim : words.verdictHint
  return html`<fieldset><legend>${words.solved}</legend><p class="marks">${marks.map(
    ([mark, label]) =>
      html`<button type="submit" class="quiet" name="verdict" value="${mark}">${label}</button> `,
  )}</p><p class="hint">${hint}</p></fieldset>`
}
