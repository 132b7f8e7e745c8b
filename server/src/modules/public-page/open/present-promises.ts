import { PROMISE_STATES } from '../../incidents/index.ts'
import { html } from '../domain/html.ts'
import type { OpenContext, OpenReader } from './open-context.ts'
import type { OpenQuery } from './open-query.ts'
import { renderPromiseList } from './pages/promises-page.ts'
import { readPromises } from './read-front.ts'

const PAGE_ROWS = 100

export async function presentPromises(
  context: OpenContext,
  reader: OpenReader,
  { state, before }: Pick<OpenQuery, 'state' | 'before'>,
) {
  const { words, keep } = reader
  const asked = {
    state,
    municipalityCode: null,
    limit: PAGE_ROWS + 1,
    before: before ? new Date(before) : null,
  }
  const found = await readPromises(context, reader, asked)
  const shown = found.slice(0, PAGE_ROWS)
  const last = found.length > PAGE_ROWS ? shown.at(-1) : undefined
  const stateQuery: Record<string, string> = state ? { state } : {}
  const body = html`<section id="promises"><div class="wide"><p><a href="${keep('/open')}">${words.back}</a></p><h1>${words.promises}</h1>
<nav class="spans">${PROMISE_STATES.map(
    (one) =>
      html`<a href="${keep('/open/promises', { state: one })}"${one === state && html` aria-current="true"`}>${words.promiseStates[one]}</a>`,
  )}</nav>${renderPromiseList({ words, promises: shown })}
${last && html`<p><a href="${keep('/open/promises', { ...stateQuery, before: last.dueAt.toISOString() })}" rel="next">${words.next}</a></p>`}</div></section>`
  return { title: words.promises, body }
}
