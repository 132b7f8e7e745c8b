/**
 * Who is reminded of a deadline: first its owner, then those above.
 *
 *   work of an agency: executor 50 % → + coordinator 80 % → + head 100 % → + the centre from the next day on
 *   work of the centre: dispatchers (moderators at approval), from 100 % on both
 */
import type { Step } from '@veche/contract/incidents.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'

/** `assignee` is one person; the others are everyone with the role whose scope holds the incident. */
export const DUTIES = ['assignee', 'executor', 'coordinator', 'head', 'dispatcher', 'moderator'] as const
export type Duty = (typeof DUTIES)[number]
export type Stage = { share: number; daysLate: number }

const STEP_OF_KEY: Record<string, readonly Step[]> = {
  triage: ['new'],
  distribution: ['distribution'],
  take: ['assigned'],
  draft: ['in_progress', 'rework'],
  approval: ['approval'],
}
export const STEPS_OF_CENTRE: readonly Step[] = ['new', 'distribution', 'approval', 'publishing']

/** Keys that belong to the agency, if one has the work. */
export const STEPS_OF_AGENCIES = OWED_STEPS.filter((step) => !STEPS_OF_CENTRE.includes(step))

export function isOfCentre(step: Step): boolean {
  return STEPS_OF_CENTRE.includes(step)
}

/** A deadline belongs to a step; at another step nobody is reminded. */
export function isStillOwed(key: string, step: Step): boolean {
  return (STEP_OF_KEY[key] ?? OWED_STEPS).includes(step)
}

export function whomToRemind(step: Step, { share, daysLate }: Stage): readonly Duty[] {
  if (isOfCentre(step)) {
    if (share >= 1) return ['dispatcher', 'moderator']
    return step === 'approval' ? ['moderator'] : ['dispatcher']
  }
  const duties: Duty[] = ['assignee']
  if (share >= 0.8) duties.push('coordinator')
  if (share >= 1) duties.push('head')
  if (daysLate >= 1) duties.push('dispatcher', 'moderator')
  return duties
}

/** If nobody has the duty, the next one above is notified instead. */
export function nextAbove(duty: Duty): Duty | null {
  const next: Record<Duty, Duty | null> = {
    assignee: 'executor',
    executor: 'coordinator',
    coordinator: 'head',
    head: 'dispatcher',
    dispatcher: 'moderator',
    moderator: null,
  }
  return next[duty]
}
