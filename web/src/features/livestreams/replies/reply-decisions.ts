import type { Replies } from '../stream/index.ts'

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
