import type { Step } from '@veche/contract/incidents.ts'
import { type Incident, isSupplement } from '../../incidents/index.ts'

type Shown = { step: Step | null } & Pick<Incident, 'answeredAt' | 'outcome'>

/** A supplement hides no answer: its reader sees the question as the answer left it. */
export function shownStepOf(work: Shown | null): Step | null {
  if (!work?.step) return null
  return isSupplement({ ...work, step: work.step }) ? 'awaiting_author' : work.step
}
