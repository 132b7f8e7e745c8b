import type { Step } from '@veche/contract/incidents.ts'
import { type Incident, isSupplement } from '../../incidents/index.ts'

type Shown = { step: Step | null } & Pick<Incident, 'answeredAt' | 'outcome'>

/** What is being added to an answer takes it from nobody: for its reader the question stands where the answer left it. */
export function shownStepOf(work: Shown | null): Step | null {
  if (!work?.step) return null
  return isSupplement({ ...work, step: work.step }) ? 'awaiting_author' : work.step
}
