import { type Html, html } from '../../domain/html.ts'
import type { FrontPage, PromiseItem } from './shown.ts'

const STATES = ['kept', 'moved', 'broken'] as const

export function renderPromises({ words, show, keep, promises }: FrontPage): Html {
  const { counts } = promises
  const all = counts.kept + counts.moved + counts.broken
  return html`<div class="head"><h2>${words.promises}</h2>${
    all > 0 &&
    html`<p class="muted">${words.promisesLead(show.share(counts.kept / all), show.count(counts.kept), show.count(all))}</p>`
  }<a href="${keep('/open/promises')}">${words.more}</a></div>
${
  all > 0 &&
  html`<ul class="balance">${STATES.map(
    (state) =>
      counts[state] > 0 &&
      html`<li data-state="${state}" class="w${Math.max(1, Math.round((counts[state] / all) * 20))}">${words.promiseStates[state]}: ${show.count(counts[state])}</li>`,
  )}</ul>`
}
${renderPromiseList({ words, promises: promises.items })}`
}

export function renderPromiseList({
  words,
  promises,
}: Pick<FrontPage, 'words'> & { promises: readonly PromiseItem[] }): Html {
  if (promises.length === 0) return html`<p class="muted">${words.noPromises}</p>`
  return html`<ul class="promises">${promises.map(
    ({ state, what, who, place, until }) =>
      html`<li><span class="mark" data-state="${state}">${words.promiseStates[state]}</span><span><b>${what}</b><span class="muted">${place}${who !== '' && ` · ${who}`}</span></span><span class="muted">${words.until(until)}</span></li>`,
  )}</ul>`
}
