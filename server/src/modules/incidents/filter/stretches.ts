import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { asksOpenOnly } from './fields.query.ts'
import { isEnded, stepsOf } from './queue-steps.ts'

/**
 * Open and ended work are read apart, one after the other: each has its own partial indexes, and a question about
 * both at once could use neither.
 */
export const STRETCHES = ['open', 'ended'] as const
export type Stretch = (typeof STRETCHES)[number]

/** The stretches that may hold rows. */
export function stretchesOf({ filter }: { filter: IncidentFilter }): { stretch: Stretch; steps: Step[] }[] {
  const steps = stepsOf(filter)
  const ended = asksOpenOnly(filter) ? [] : steps.filter(isEnded)
  const open = steps.filter((step) => !isEnded(step))
  return [
    { stretch: 'open' as const, steps: open },
    { stretch: 'ended' as const, steps: ended },
  ].filter(({ steps: own }) => own.length > 0)
}
