/** One problem: its road, the answer as it was published, what was promised, and the way to join. */
import { type Html, html } from '../../domain/html.ts'
import type { RoadStep } from '../../domain/public-road.ts'
import type { Keep } from '../../open/pages/shown.ts'
import type { RegisterWords } from '../domain/words.ts'
import type { ShownProblem } from './register-page.ts'

export type ShownMark = {
  step: RoadStep
  state: 'behind' | 'now' | 'ahead'
  at: string | null
  day: string | null
}
export type ShownAnswer = {
  kind: 'interim' | 'final'
  text: string
  at: string
  day: string
  url: string | null
}
export type ShownPromise = { state: string; stateWords: string; what: string; until: string }
export type ProblemPage = ShownProblem & {
  words: RegisterWords
  keep: Keep
  placeUrl: string
  /** Whose colour and emblem the page has; empty: the region's. */
  placeCode: string
  /** Addresses of photos that everybody may see. */
  photos: readonly string[]
  /** As a person redacted it; null: the title says all. */
  text: string | null
  agencyName: string | null
  road: readonly ShownMark[] | null
  answers: readonly ShownAnswer[]
  isAnsweredInPrivate: boolean
  promises: readonly ShownPromise[]
}

export function renderProblemPage(page: ProblemPage, join: Html | false): Html {
  const { words, keep, title, place, placeUrl, state, number, days, isOver, asked, text, agencyName } = page
  return html`<section class="problem" data-place="${page.placeCode}"><div class="wide text"><p><a href="${keep('/open/problems')}">${words.all}</a></p>
<h1>${title}</h1>
<p class="lead"><a href="${placeUrl}">${place}</a></p>
<p><span class="mark" data-state="${state}">${words.states[state]}</span> <span class="muted">${words.number(number)} · ${isOver ? words.lasted(days) : words.standing(days)} · ${words.asked(asked)}</span></p>
${agencyName !== null && html`<p>${words.agency}: ${agencyName}</p>`}
${text !== null && html`<h2>${words.text}</h2><blockquote>${text}</blockquote>`}
${page.photos.length > 0 && renderPhotos(page)}
${page.road && renderRoad(words, page.road)}
${renderAnswers(page)}
${renderPromises(page)}
${join}</div></section>`
}

function renderPhotos({ words, title, photos }: ProblemPage): Html {
  return html`<h2>${words.photos}</h2><ul class="photos">${photos.map(
    (url, index) =>
      html`<li><a href="${url}"><img src="${url}" loading="lazy" alt="${title}: ${words.photo} ${index + 1}"></a></li>`,
  )}</ul>`
}

export function renderRoad(words: RegisterWords, road: readonly ShownMark[]): Html {
  return html`<h2>${words.road}</h2><ol class="road">${road.map(
    ({ step, state, at, day }) =>
      html`<li class="leg ${state}"${state === 'now' && html` aria-current="step"`}><b>${words.roadSteps[step]}</b>${at !== null && html` <time datetime="${at}">${day}</time>`}</li>`,
  )}</ol>`
}

export function renderAnswers({
  words,
  answers,
  isAnsweredInPrivate,
}: Pick<ProblemPage, 'words' | 'answers' | 'isAnsweredInPrivate'>): Html {
  return html`<h2 id="answer">${words.answers}</h2>
${answers.map(
  ({ kind, text, at, day, url }) =>
    html`<article class="answer"><p class="muted">${words[kind]} · <time datetime="${at}">${day}</time>${url !== null && html` · <a href="${url}">${url.replace(/^https?:\/\//, '')}</a>`}</p><p class="said">${text}</p></article>`,
)}
${answers.length === 0 && html`<p>${isAnsweredInPrivate ? words.answerPrivate : words.notYet}</p>`}`
}

function renderPromises({ words, promises }: ProblemPage): Html | false {
  if (promises.length === 0) return false
  return html`<h2>${words.promises}</h2><ul class="promises">${promises.map(
    ({ state, stateWords, what, until }) =>
      html`<li><span class="mark" data-state="${state}">${stateWords}</span><span><b>${what}</b></span><span class="muted">${until}</span></li>`,
  )}</ul>`
}

export function renderMerged(
  words: RegisterWords,
  { number, head, url }: { number: number; head: number; url: string },
): Html {
  return html`<section><div class="wide text"><h1>${words.merged(number, head)}</h1><p><a href="${url}">${words.mergedLink}</a></p></div></section>`
}

type Missing = { words: RegisterWords; keep: Keep; is: 'problem' | 'filter' }

export function renderMissing({ words, keep, is }: Missing): Html {
  const [title, lead] =
    is === 'problem' ? [words.notFound, words.notFoundLead] : [words.wrongFilter, words.wrongFilterLead]
  return html`<section><div class="wide text"><h1>${title}</h1><p>${lead}</p>
<p><a href="${keep('/open/problems')}">${words.all}</a></p><p><a href="${keep('/ask/check')}">${words.check}</a></p></div></section>`
}
