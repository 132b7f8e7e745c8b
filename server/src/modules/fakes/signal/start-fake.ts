/** Starts a card, by a person or as a draft when a message carries a rumour. */
import type { FakeSignal } from '@veche/contract/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type FakeDeps, type FakeRow, insertFake } from '../card/index.ts'
import { startTotalClock, switchClock } from '../clocks/index.ts'
import { notifyOfSignal } from '../news/index.ts'

export type NewFake = Pick<FakeRow, 'claim' | 'fullText' | 'municipalityCode' | 'topicCode' | 'isDanger'> & {
  signal: FakeSignal
  firstSeenAt: Date
  /** Null if the product created the draft, which a person then opens. */
  createdBy: string | null
  /** The agency that reported the rumour. */
  agencyCode?: string | null
  responsibleId?: string | null
}

export async function startFake(tx: Tx, fake: NewFake, deps: FakeDeps): Promise<FakeRow> {
  const { now } = deps
  const step = fake.createdBy === null ? 'signal' : 'triage'
  const total = startTotalClock({ ...fake, agencyCode: fake.agencyCode ?? null }, { at: now, ...deps })
  const row = await insertFake(tx, {
    ...fake,
    ...{ id: newId(), step, signalledAt: now },
    ...{ totalDueAt: total.dueAt, totalRuleId: total.ruleId, totalRuleVersion: total.ruleVersion },
  })
  await switchClock(tx, { fake: row, step, by: fake.createdBy }, deps)
  await notifyOfSignal(tx, { fake: row, actorId: fake.createdBy }, now)
  return row
}
