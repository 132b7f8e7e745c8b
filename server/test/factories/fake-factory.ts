/** Cards of rumours for tests, brought to a step by the tables: what people do there has tests of its own. */
import type { FakeStep, Verdict } from '@veche/contract/fakes.ts'
import type { Insertable } from 'kysely'
import type { Actor } from '../../src/modules/access/index.ts'
import type { DB } from '../../src/platform/database/database.gen.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Desk } from '../desk.ts'
import { buildActor, saveChannel, saveUser } from '../factories.ts'
import { type FakeConnector, type FakeEvent, fakeBody } from '../networks/fake-connector.ts'

export const CLAIM = 'В Боровичах закрывают роддом, рожать повезут в Новгород'
export const RUMOUR = `Правда ли, что ${CLAIM.charAt(0).toLowerCase()}${CLAIM.slice(1)}?`

/** A test hears the rumour anew: no card of an earlier one joins it. */
export async function dropAllFakes(desk: Desk): Promise<void> {
  await desk.test.db
    .updateTable('fake')
    .set({ step: 'dropped', dropReason: 'no_rumour', droppedAtStep: 'triage' })
    .where('step', '<>', 'dropped')
    .execute()
}

export async function saveFake(desk: Desk, changes: Partial<Insertable<DB['fake']>> = {}): Promise<string> {
  const [id, { db, clock }] = [newId(), desk.test]
  const rule = await db
    .selectFrom('deadlineRule')
    .select(['id', 'version'])
    .limit(1)
    .executeTakeFirstOrThrow()
  const step: FakeStep = changes.step ?? 'triage'
  await db
    .insertInto('fake')
    .values({
      ...{ id, step, claim: CLAIM, signal: 'monitoring', municipalityCode: 'borovichi' },
      ...{ firstSeenAt: clock.now, signalledAt: clock.now },
      totalDueAt: new Date(clock.now.getTime() + 4 * 3_600_000),
      ...{ totalRuleId: rule.id, totalRuleVersion: rule.version },
      ...changes,
    })
    .execute()
  return id
}

/** Out, with an approved text that was told in one place. */
export async function savePublished(
  desk: Desk,
  changes: Partial<Insertable<DB['fake']>> & { verdict: Verdict },
): Promise<string> {
  const at = desk.test.clock.now
  const published = { step: 'closed' as const, publishedAt: at, ...changes }
  const { fakeId, approver } = await saveRefuted(desk, published)
  const carrierId = newId()
  await desk.test.db
    .insertInto('fakeCarrier')
    .values({
      ...{ id: carrierId, fakeId, place: 'Листовка', state: 'confirmed', foundAs: 'by_hand', text: '' },
      ...{ snapshot: '{}', snapshotHash: '', snapshotAt: at, writtenAt: at, addedAt: at },
    })
    .execute()
  await desk.test.db
    .insertInto('fakePublication')
    .values({
      ...{ id: newId(), fakeId, kind: 'by_hand', carrierId, textNo: 1, permalink: 'https://example.org/1' },
      ...{ queuedAt: at, queuedBy: approver.id, sentAt: at },
    })
    .execute()
  return fakeId
}

/** Another verdict of two people, past their steps. */
export async function judgeAnew(desk: Desk, { fakeId, writer, approver }: Refuted, verdict: Verdict) {
  const { db, clock } = desk.test
  const { opinionRound: round } = await db
    .updateTable('fake')
    .set(({ eb }) => ({ step: 'verdict', verdict: null, opinionRound: eb('opinionRound', '+', 1) }))
    .where('id', '=', fakeId)
    .returning('opinionRound')
    .executeTakeFirstOrThrow()
  const given = { fakeId, round, verdict, reason: 'По приказу', at: clock.now }
  await db
    .insertInto('fakeOpinion')
    .values([writer, approver].map(({ id: userId }) => ({ ...given, userId })))
    .execute()
  await db.updateTable('fake').set({ step: 'text', verdict }).where('id', '=', fakeId).execute()
}

export type Refuted = { fakeId: string; writer: Actor; approver: Actor }

/** Two people agreed, the text is approved: only the places are not chosen. */
export async function saveRefuted(
  desk: Desk,
  {
    verdict = 'fake' as Verdict,
    post = 'Роддом в Боровичах работает.',
    ...changes
  }: Partial<Insertable<DB['fake']>> & { post?: string; verdict?: Verdict } = {},
): Promise<Refuted> {
  const fakeId = await saveFake(desk, { step: 'publication', verdict, ...changes })
  const writer = await saveUser(desk.test.db, buildActor({ role: 'fact_checker', name: 'Проверяющая Зоя' }))
  const approver = await saveUser(desk.test.db, buildActor({ role: 'moderator', name: 'Модератор Юрий' }))
  await saveText(desk, { fakeId, writer, approver }, { no: 1, post })
  return { fakeId, writer, approver }
}

export async function saveText(
  desk: Desk,
  { fakeId, writer, approver }: Refuted,
  { no, post, pictureId = null }: { no: number; post: string; pictureId?: string | null },
): Promise<void> {
  const at = desk.test.clock.now
  const { truth } = await desk.test.db
    .selectFrom('fake')
    .select('truth')
    .where('id', '=', fakeId)
    .executeTakeFirstOrThrow()
  await desk.test.db
    .insertInto('fakeText')
    .values({
      ...{ fakeId, no, post, truth, reply: `Это неправда. ${post}`, pictureId },
      ...{ writtenBy: writer.id, writtenAt: at, decision: 'approved', decidedBy: approver.id, decidedAt: at },
    })
    .execute()
}

/** Messages of a page in another network, read to the end. */
export async function savePage(desk: Desk, { connector }: FakeConnector) {
  const { network } = connector
  const page = await saveChannel(desk.test.context, {
    network,
    municipalityCode: 'borovichi',
    name: `Город в ${network}`,
  })
  desk.test.product.channels.forget()
  return {
    ...page,
    async say(...events: FakeEvent[]) {
      desk.passMs(1000)
      await desk.test.app.inject({
        ...{ method: 'POST', url: `/in/${network}/${page.path}` },
        headers: { 'x-secret': page.secret, 'content-type': 'application/json' },
        payload: fakeBody(events),
      })
      await desk.work()
    },
  }
}

export function listCarriersOf(desk: Desk, fakeId: string) {
  return desk.test.db
    .selectFrom('fakeCarrier')
    .innerJoin('message', 'message.id', 'fakeCarrier.messageId')
    .selectAll('fakeCarrier')
    .select(['message.externalId', 'message.surface'])
    .where('fakeId', '=', fakeId)
    .orderBy('fakeCarrier.addedAt')
    .orderBy('message.externalId')
    .execute()
}
