import type { IncidentResponse } from '@veche/contract/incidents.ts'

type Shown = Pick<IncidentResponse, 'step' | 'abilities'>

/** The reader decides on the answer: what its writer asks of others is read there, and is not theirs to send. */
export function isJudged({ step, abilities }: Shown): boolean {
  return step === 'approval' && (abilities.approve || abilities.send_back)
}
