import type { RuleAct } from '@veche/contract/portal/work-rules.ts'

export type ActOutcome = { act: RuleAct; outcome: string }
type Codes = { agencyCode: string | null; topicCode: string | null }

/** Whose the question is, and of which topic, once the acts are done. What is refused or changes nothing is not. Pure. */
export function bodyAfter({ agencyCode, topicCode }: Codes, acts: readonly ActOutcome[]): Codes {
  const codes = { agencyCode, topicCode }
  for (const { act, outcome } of acts) {
    if (outcome !== 'planned' && outcome !== 'done') continue
    if (act.does === 'give') codes.agencyCode = act.agencyCode
    if (act.does === 'topic') codes.topicCode = act.topicCode
  }
  return codes
}
