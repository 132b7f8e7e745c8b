import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import type { Queue, Step } from '@veche/contract/incidents.ts'
import { ENDED_STEPS, OPEN_STEPS } from '@veche/contract/values/incidents.ts'

/** Steps of a queue. A queue is a question a person asks, not always one step. */
export const STEPS_OF: Record<Queue, readonly Step[]> = {
  new: ['new'],
  distribution: ['distribution'],
  assigned: ['assigned'],
  in_progress: ['in_progress', 'rework'],
  clarifying: ['in_progress', 'rework'],
  approval: ['approval'],
  publishing: ['publishing'],
  postponed: ['postponed'],
  awaiting_author: ['awaiting_author'],
  done: ['done'],
  dismissed: ['dismissed'],
  mine: ['assigned', 'in_progress', 'rework', 'postponed', 'approval', 'publishing', 'awaiting_author'],
  mine_today: ['assigned', 'in_progress', 'rework', 'postponed', 'approval', 'publishing', 'awaiting_author'],
  mine_sent: ['approval', 'publishing'],
  to_approve: ['approval'],
}

/** Steps at which the assignee has to act. At other steps of «mine» only unread words of the author concern them. */
export const OWN_WORK_STEPS = ['assigned', 'in_progress', 'rework', 'postponed'] as const satisfies Step[]

/** A reason of dismissal stands only on what was dismissed: the other steps need no reading. */
const STEPS_OF_DISMISSED: readonly Step[] = ['dismissed', 'archived']

export function isEnded(step: Step): boolean {
  return ENDED_STEPS.some((ended) => ended === step)
}

/** The steps that both the queue and the filter allow. */
export function stepsOf(filter: IncidentFilter): Step[] {
  const { queue, step, dismissReason, closedFrom, closedTo, closedIn } = filter
  const ofQueue: readonly Step[] = queue ? STEPS_OF[queue] : [...OPEN_STEPS, ...ENDED_STEPS]
  // A constraint of migration 0020: open work is not closed.
  const isEndedAsked = closedFrom !== undefined || closedTo !== undefined || closedIn !== undefined
  return ofQueue.filter(
    (one) =>
      (!step || step.includes(one)) &&
      (!dismissReason || STEPS_OF_DISMISSED.includes(one)) &&
      (!isEndedAsked || isEnded(one)),
  )
}
