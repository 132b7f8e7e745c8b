/** Whom one answer to several questions reaches, and whom it leaves out and why. Pure. */
import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'

type Recipient = { incidentId: string; number: number; network: JudgingResponse['reach'][number]['network'] }
type Waiting = { incidentId: string; number: number; step: string; isFrozen: boolean }
type LeftOut = JudgingResponse['leftOut'][number]

const MOST_NAMED = 20
const ENDED = ['done', 'dismissed', 'archived']

/** `byHand`: ids of those to whom a person publishes. */
export function reachOf(
  byHand: ReadonlySet<string>,
  recipients: readonly Recipient[],
  waiting: readonly Waiting[],
): Pick<JudgingResponse, 'reach' | 'leftOut' | 'leftOutCount'> {
  const reached = recipients.filter(({ incidentId }) => !byHand.has(incidentId))
  const byNetwork = Map.groupBy(reached, ({ network }) => network)
  const gets = new Set(recipients.map(({ incidentId }) => incidentId))
  const leftOut: LeftOut[] = [
    ...recipients
      .filter(({ incidentId }) => byHand.has(incidentId))
      .map(({ number }): LeftOut => ({ number, reason: 'by_hand' })),
    ...waiting
      .filter(({ incidentId }) => !gets.has(incidentId))
      .map(({ number, ...one }): LeftOut => ({ number, reason: reasonOf(one) })),
  ]
  return {
    reach: [...byNetwork].map(([network, of]) => ({ network, count: of.length })),
    leftOut: leftOut.slice(0, MOST_NAMED),
    leftOutCount: leftOut.length,
  }
}

function reasonOf({ step, isFrozen }: Pick<Waiting, 'step' | 'isFrozen'>): LeftOut['reason'] {
  if (ENDED.includes(step)) return 'closed'
  return isFrozen ? 'frozen' : 'own_answer'
}
