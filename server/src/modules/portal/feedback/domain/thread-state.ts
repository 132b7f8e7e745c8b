/**
 * The life of a question or proposal to the centre. Pure rules: no I/O, no clock.
 *
 *   new ─words of the centre→ answered ─take→ taken ─finish→ done
 *    ├─take→ taken            └─decline→ declined (from anywhere that goes on)
 *    └─withdraw→ withdrawn (by its author, while the centre has said nothing)
 *   words of the author make new again what was answered, done or declined
 */
import type { FeedbackCommand } from '@veche/contract/portal/feedback.ts'
import type { FEEDBACK_STATES } from '@veche/contract/values/portal/feedback.ts'

export type ThreadState = (typeof FEEDBACK_STATES)[number]

export const OPEN_STATES = ['new', 'answered', 'taken'] as const satisfies readonly ThreadState[]

export function isOpen(state: ThreadState): boolean {
  return OPEN_STATES.some((open) => open === state)
}

/** Null: the words are not taken in. */
export function stateAfterWords(state: ThreadState, { isCentre }: { isCentre: boolean }): ThreadState | null {
  if (state === 'withdrawn') return null
  if (isCentre) return state === 'new' ? 'answered' : state
  return state === 'taken' ? 'taken' : 'new'
}

const AFTER = { take: 'taken', finish: 'done', decline: 'declined', withdraw: 'withdrawn' } as const
const FROM: Record<FeedbackCommand['type'], readonly ThreadState[]> = {
  take: ['new', 'answered'],
  finish: OPEN_STATES,
  decline: OPEN_STATES,
  withdraw: ['new'],
}

/** Null: the state does not allow it. */
export function stateAfter(state: ThreadState, command: FeedbackCommand['type']): ThreadState | null {
  return FROM[command].includes(state) ? AFTER[command] : null
}
