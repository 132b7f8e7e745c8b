import { DeclineReason, type LivestreamQuestionResponse } from '@veche/contract/livestreams.ts'
import type { Vault } from '../../../platform/vault.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { askedOrWhole } from './domain/asked-words.ts'
import { wordedPromise } from './domain/worded-promise.ts'
import type { AskerRow, QuestionRow } from './questions.repository.ts'

export function presentQuestion(
  row: QuestionRow,
  { askers, vault }: { askers: readonly AskerRow[]; vault: Vault },
): LivestreamQuestionResponse {
  const {
    revision: _revision,
    toldLine,
    toldCount,
    readOutS,
    timeCodeS,
    promise,
    declineReason,
    askedAt,
    ...plain
  } = row
  return {
    ...plain,
    told: toldLine === null ? null : { line: toldLine, count: toldCount ?? 0 },
    askedText: askedOrWhole(row.text),
    askedAt: askedAt.toISOString(),
    timeCodeS: readOutS ?? timeCodeS,
    promise: promise === null ? null : wordedPromise(promise, row.text),
    declineReason: DeclineReason.nullable().parse(declineReason),
    askers: askers.map(({ id, messageId, channel, network, permalink, askedAt: at, ...cards }) => ({
      ...{ id, messageId, channel, permalink, askedAt: at.toISOString() },
      // What was typed in came by no network.
      network: cards.card ? null : network,
      name: openAuthorName(cards.card ?? cards.authorCard, vault),
    })),
    askerCount: askers[0]?.total ?? 0,
  }
}
