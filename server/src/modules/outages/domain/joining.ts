/** What becomes of a question that joins an outage. */
import type { Step } from '@veche/contract/incidents.ts'

/** Before the last answer of a mass event has left, its answer still reaches those who join. */
const OPEN_STEPS: readonly Step[] = [
  ...(['distribution', 'assigned', 'in_progress', 'rework', 'approval', 'postponed'] as const),
]

export function takesOthers(event: { step: Step } | null): boolean {
  return event !== null && OPEN_STEPS.includes(event.step)
}

/**
 * Whose answer is prepared when a question joins an event: of the event while it has none; of the question itself where
 * the event has told until when it lasts, because the newcomer has not heard that. Null: the answer on its way is for both.
 */
export function preparedFor(event: { step: Step }): 'event' | 'question' | null {
  if (event.step === 'approval') return null
  return event.step === 'postponed' ? 'question' : 'event'
}
