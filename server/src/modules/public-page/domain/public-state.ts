/** What a resident is told of the work: our steps are finer than anybody outside needs. */
import type { Step } from '@veche/contract/incidents.ts'

export type PublicState = 'received' | 'in_work' | 'postponed' | 'answered' | 'done' | 'dismissed'

const STATES: Record<Step, PublicState> = {
  new: 'received',
  distribution: 'received',
  assigned: 'in_work',
  in_progress: 'in_work',
  approval: 'in_work',
  rework: 'in_work',
  publishing: 'in_work',
  postponed: 'postponed',
  awaiting_author: 'answered',
  done: 'done',
  dismissed: 'dismissed',
  merged: 'in_work',
  archived: 'done',
}

/** Null: the pipeline has not come to it yet. */
export function publicStateOf(step: Step | null): PublicState {
  return step === null ? 'received' : STATES[step]
}

/** Whoever asked is also told that their question has found those who will work on it. */
export type Progress = PublicState | 'passed'

export function progressOf(step: Step | null): Progress {
  return step === 'assigned' ? 'passed' : publicStateOf(step)
}

export function isClosed(state: PublicState): boolean {
  return state === 'done' || state === 'dismissed'
}
