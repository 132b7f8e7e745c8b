/** Whether the clocks of the body stand while the author is waited for. Pure. */
import type { CLOCK_REASONS } from '@veche/contract/values/casework/clarifications.ts'

export type ClockReason = (typeof CLOCK_REASONS)[number]

type Facts = {
  urgency: 'normal' | 'urgent'
  isDanger: boolean
  /** When what matters now is due; null: nothing is. */
  dueAt: Date | null
  now: Date
  /** How often the clocks stood for this question already, and how often they may. */
  stopped: number
  stopsAtMost: number
}

/** Why they go on; null: they stand. A danger waits for nobody, and a pause would hide what is late already. */
export function reasonToGoOn({
  urgency,
  isDanger,
  dueAt,
  now,
  stopped,
  stopsAtMost,
}: Facts): ClockReason | null {
  if (isDanger) return 'danger'
  if (urgency === 'urgent') return 'urgent'
  if (dueAt !== null && dueAt < now) return 'late'
  return stopped >= stopsAtMost ? 'too_often' : null
}
