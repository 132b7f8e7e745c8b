/** A rumour with what was done about it, and when. */
import type { startStepClock, startTotalClock } from '../../../../modules/fakes/index.ts'
import type { Person } from '../course/world.ts'
import type { PlannedRumour } from './plan-rumours.ts'

export type TimedStep = 'triage' | 'facts' | 'verdict' | 'text' | 'approval' | 'publication'
export type StepTold = {
  step: TimedStep
  startedAt: Date
  endedAt: Date
  by: Person
  clock: ReturnType<typeof startStepClock>
}
export type ToldRumour = {
  id: string
  number: number
  planned: PlannedRumour
  agencyCode: string
  firstSeenAt: Date
  total: ReturnType<typeof startTotalClock>
  steps: StepTold[]
  /** When each step ended. */
  endOf: (step: TimedStep) => Date
  /** Null: it was dropped. */
  publishedAt: Date | null
  checker: Person
  moderator: Person
  body: Person
  newId: (at: Date) => string
}
