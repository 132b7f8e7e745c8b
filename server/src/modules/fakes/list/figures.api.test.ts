import { HOUR_MS } from '@veche/contract/durations.ts'
import type { FakeFiguresResponse } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { CLAIM, RUMOUR, saveFake, saveRefuted } from '../../../../test/factories/fake-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const PERIOD = 'from=2026-11-24&to=2026-11-24'

/** The middle of what was counted one by one, rounded as the figures are. */
function middle(minutes: number[]): number | null {
  const sorted = minutes.toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const half = (sorted.length - 1) / 2
  return Math.ceil((sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2)
}
const minutesOf = (from: Date, until: Date) => (until.getTime() - from.getTime()) / 60_000

/** Another way to the same figures: every row is read and counted here. */
async function recount(): Promise<FakeFiguresResponse> {
  const { db, clock } = desk.test
  const all = await db.selectFrom('fake').selectAll().execute()
  const kept = all.filter(({ step }) => step !== 'dropped')
  const ids = new Set(kept.map(({ id }) => id))
  const ofKept = <Row extends { fakeId: string }>(rows: Row[]) => rows.filter(({ fakeId }) => ids.has(fakeId))
  const published = kept.flatMap((fake) =>
    fake.publishedAt ? [{ ...fake, publishedAt: fake.publishedAt }] : [],
  )
  const clocks = ofKept(await db.selectFrom('fakeClock').selectAll().execute())
  const places = ofKept(await db.selectFrom('fakeCarrier').selectAll().execute()).filter(
    ({ state }) => state === 'confirmed',
  )
  const sent = ofKept(await db.selectFrom('fakePublication').selectAll().execute()).filter(
    ({ sentAt }) => sentAt,
  )
  const inChats = await db.selectFrom('chatMessage').selectAll().execute()
  const chats = sent.map(({ chatId, carrierId }) => {
    const place = places.find(({ id }) => id === carrierId)
    return chatId ?? inChats.find(({ messageId }) => messageId === place?.messageId)?.chatId ?? null
  })
  const corrections = ofKept(await db.selectFrom('fakeCorrection').selectAll().execute())
  const verdicts = [...Map.groupBy(kept, ({ verdict }) => verdict)].flatMap(([verdict, rows]) =>
    verdict === null ? [] : [{ verdict, count: rows.length }],
  )
  const published1 = new Map(published.map((fake) => [fake.id, fake.publishedAt]))
  const respread = places.filter(({ fakeId, writtenAt, addedAt }) => {
    const at = published1.get(fakeId)
    return at !== undefined && writtenAt > at && addedAt > at
  })
  const steps = ['signal', 'triage', 'facts', 'verdict', 'text', 'approval', 'publication'] as const
  return {
    cardCount: kept.length,
    droppedCount: all.length - kept.length,
    publishedCount: published.length,
    byVerdict: verdicts.sort((a, b) => b.count - a.count || (a.verdict < b.verdict ? -1 : 1)),
    medianDetectionMinutes: middle(
      kept.map(({ firstSeenAt, signalledAt }) => minutesOf(firstSeenAt, signalledAt)),
    ),
    medianRefutationMinutes: middle(published.map((fake) => minutesOf(fake.signalledAt, fake.publishedAt))),
    publishedInTimeCount: published.filter((fake) => fake.publishedAt <= fake.totalDueAt).length,
    steps: steps.map((step) => {
      const own = clocks.filter((row) => row.step === step)
      const ended = own.flatMap(({ startedAt, endedAt }) => (endedAt ? [minutesOf(startedAt, endedAt)] : []))
      const late = own.filter(({ endedAt, dueAt }) => (endedAt ?? clock.now) > dueAt)
      return { step, medianMinutes: middle(ended), lateCount: late.length }
    }),
    rumourViews: places.reduce((sum, { views }) => sum + (views ?? 0), 0),
    placeCount: places.length,
    answeredPlaceCount: places.filter(({ id }) => sent.some(({ carrierId }) => carrierId === id)).length,
    chatCount: new Set(chats.filter((id) => id !== null)).size,
    respreadCount: respread.length,
    correctedCount: new Set(corrections.map(({ fakeId }) => fakeId)).size,
  }
}

it('counts nothing of a day without rumours', async () => {
  const empty = (
    await desk.test.as(desk.people.moderator).get('/fakes/figures?from=2026-01-01&to=2026-01-02')
  ).json()
  expect(empty).toMatchObject({ cardCount: 0, placeCount: 0, medianRefutationMinutes: null, byVerdict: [] })
  const wrong = await desk.test.as(desk.people.moderator).get('/fakes/figures?from=2026-01-02&to=2026-01-01')
  expect(wrong.json()).toMatchObject({ code: 'fake.bad_period', details: { field: 'to' } })
})

it('gives the figures that counting row by row gives', async () => {
  const { db, clock } = desk.test
  const signalledAt = clock.now
  const refuted = await saveRefuted(desk, {
    signalledAt,
    firstSeenAt: new Date(signalledAt.getTime() - HOUR_MS),
  })
  const [chat, other] = [await saveChat(desk), await saveChat(desk)]
  await chat.say({ id: 'q1', text: RUMOUR, author: 'anna' })
  await desk.deliver({ id: 'c1', text: CLAIM, at: clock.now.toISOString() })
  await desk.work()
  const client = desk.test.as(refuted.writer)
  const url = `/fakes/${refuted.fakeId}`
  const card = (await client.get(url)).json()
  const carrierIds = card.carriers.map(({ id }: { id: string }) => id)
  await client.patch(`${url}/carriers`, {
    carriers: [
      { id: carrierIds[0], views: 120 },
      { id: carrierIds[1], views: 7 },
    ],
  })
  desk.passMs(50 * 60_000)
  const { version } = (await client.get(url)).json()
  await client.post(`${url}/commands`, {
    ...{ command: { type: 'publish', carrierIds, chatIds: [other.id, chat.id] }, expectedVersion: version },
  })
  while ((await desk.send()) > 0);
  await chat.say({ id: 'q2', text: RUMOUR, author: 'vera' })
  await db
    .insertInto('fakeCorrection')
    .values({
      ...{
        id: newId(),
        fakeId: refuted.fakeId,
        at: clock.now,
        byUser: refuted.writer.id,
        reason: 'Ошиблись',
      },
      verdictBefore: 'fake',
    })
    .execute()

  await saveFake(desk, {
    claim: 'Совсем другое дело',
    firstSeenAt: new Date(signalledAt.getTime() - 10 * 60_000),
  })
  await saveFake(desk, { step: 'dropped', dropReason: 'no_rumour', droppedAtStep: 'triage', claim: 'Пустое' })
  const lateAt = new Date(signalledAt.getTime() + 5 * HOUR_MS)
  const late = await saveFake(desk, {
    ...{ step: 'closed', verdict: 'true', claim: 'Поздно' },
    publishedAt: lateAt,
    signalledAt,
  })
  for (const [step, minutes] of [
    ['triage', 10],
    ['triage', 40],
    ['facts', 90],
  ] as const)
    await db
      .insertInto('fakeClock')
      .values({
        ...{ id: newId(), fakeId: late, step, startedAt: signalledAt, ruleId: newId(), ruleVersion: 1 },
        dueAt: new Date(signalledAt.getTime() + 30 * 60_000),
        endedAt: new Date(signalledAt.getTime() + minutes * 60_000),
      })
      .execute()

  const figures = (await desk.test.as(desk.people.moderator).get(`/fakes/figures?${PERIOD}`)).json()
  expect(figures).toEqual(await recount())
  expect(figures).toMatchObject({
    ...{ cardCount: 3, droppedCount: 1, publishedCount: 2, publishedInTimeCount: 1, rumourViews: 127 },
    ...{ placeCount: 3, answeredPlaceCount: 2, chatCount: 2, respreadCount: 1, correctedCount: 1 },
  })
})

it('counts for each what they see', async () => {
  const scope = { kind: 'municipality', code: 'valday' } as const
  const far = await saveUser(desk.test.db, buildActor({ role: 'fact_checker', scope }))
  expect((await desk.test.as(far).get(`/fakes/figures?${PERIOD}`)).json()).toMatchObject({
    cardCount: 0,
    placeCount: 0,
  })
  const chosen = await desk.test
    .as(desk.people.moderator)
    .get(`/fakes/figures?${PERIOD}&municipalityCode=valday`)
  expect(chosen.json()).toMatchObject({ cardCount: 0, droppedCount: 0 })
})
