import type { Balance } from '@veche/contract/livestreams.ts'
import type { QuestionState } from './codes.ts'

export type BalancePart = 'onAir' | 'later' | 'declined' | 'onControl' | 'waiting'

const PART: Record<QuestionState, BalancePart | null> = {
  received: 'waiting',
  selected: 'waiting',
  partly: 'onControl',
  on_control: 'onControl',
  answered: 'onAir',
  answered_later: 'later',
  declined: 'declined',
  folded: null,
  aside: null,
}

/** The balance as it will be when the server has heard of these changes. It stays a balance. */
export function moveBalance(
  balance: Balance,
  changes: Iterable<{ before: QuestionState; after: QuestionState }>,
): Balance {
  const next = { ...balance }
  for (const { before, after } of changes) {
    const from = PART[before]
    const to = PART[after]
    if (from === to) continue
    if (from) next[from] -= 1
    if (to) next[to] += 1
  }
  next.asked = next.onAir + next.later + next.declined + next.onControl + next.waiting
  return next
}
