/** An answered question that is worked on again because something is to be added. A reopening takes its outcome away. */
import type { Step } from '@veche/contract/incidents.ts'
import type { Incident } from './incident.ts'

const STEPS: readonly Step[] = ['distribution', 'assigned', 'in_progress', 'approval', 'rework', 'publishing']

export function isSupplement(incident: Pick<Incident, 'step' | 'answeredAt' | 'outcome'>): boolean {
  return STEPS.includes(incident.step) && hasFinalAnswer(incident)
}

/** True also if the author has said «нет» meanwhile, because the supplement still waits for its writer. */
export function mayHoldSupplement({ step, answeredAt }: Pick<Incident, 'step' | 'answeredAt'>): boolean {
  return STEPS.includes(step) && answeredAt !== null
}

/** An interim answer leaves work to do. */
export function hasFinalAnswer({ answeredAt, outcome }: Pick<Incident, 'answeredAt' | 'outcome'>): boolean {
  return answeredAt !== null && outcome !== null && outcome !== 'postponed'
}
