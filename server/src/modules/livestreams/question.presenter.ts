import { DeclineReason, type LivestreamQuestionResponse, SpokenPromise } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import type { Vault } from '../../platform/vault.ts'
import type { AskerRow, QuestionRow } from './questions.repository.ts'

const Card = z.object({ name: z.string() })

export function presentQuestion(
  row: QuestionRow,
  { askers, vault }: { askers: readonly AskerRow[]; vault: Vault },
): LivestreamQuestionResponse {
  const { revision: _revision, readOutS, timeCodeS, promise, declineReason, askedAt, ...plain } = row
  return {
    ...plain,
    askedAt: askedAt.toISOString(),
    timeCodeS: readOutS ?? timeCodeS,
    promise: SpokenPromise.nullable().parse(promise),
    declineReason: DeclineReason.nullable().parse(declineReason),
    askers: askers.map(({ id, channel, network, permalink, askedAt: at, ...cards }) => ({
      ...{ id, channel, permalink, askedAt: at.toISOString() },
      // What was typed in came by no network.
      network: cards.card ? null : network,
      name: nameOf(cards, vault),
    })),
    askerCount: askers[0]?.total ?? 0,
  }
}

function nameOf({ card, authorCard }: Pick<AskerRow, 'card' | 'authorCard'>, vault: Vault): string | null {
  const sealed = card ?? authorCard
  return (sealed && Card.parse(vault.open(sealed)).name) || null
}
