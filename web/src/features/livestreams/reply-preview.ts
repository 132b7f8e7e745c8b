import type { Replies } from './livestreams.queries.ts'

const PLACES = { answer: '{ответ}', timeCode: '{тайм-код}', url: '{ссылка}' } as const

/** As the first of those who asked will read it; the server fills it for each question. */
export function previewOf(text: string, example: Replies['example']): string {
  if (example === null) return text
  return text
    .replaceAll(PLACES.timeCode, example.timeCode)
    .replaceAll(PLACES.url, () => example.url)
    .replaceAll(PLACES.answer, () => example.answer)
}

/** What can be decided of a reply that did not arrive; nothing of one that was never sent. */
export function decisionsFor(state: Replies['problems'][number]['state']) {
  const all = {
    failed: ['retry', 'give_up'],
    unknown: ['check', 'mark_sent', 'retry', 'give_up'],
    held: [],
  } as const
  return all[state]
}
export type ReplyDecision = ReturnType<typeof decisionsFor>[number]
