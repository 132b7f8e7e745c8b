import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { SurgeDaysResponse, SurgesResponse } from '@veche/contract/reports.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IncidentSeed, saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Actor } from '../../access/index.ts'
import { createNorms, lookForSurges } from './index.ts'

/** A Tuesday, 15:00 in the region. */
const NOW = new Date('2026-11-24T12:00:00Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS)

let test: TestApp
let channelId: string
let look: () => Promise<unknown[]>
const dispatcher = buildActor({ role: 'dispatcher' })
const own = (code: string) => ({ kind: 'municipality', code }) as const
const ofValday = buildActor({ role: 'dispatcher', scope: own('valday') })
const ofBorovichi = buildActor({ role: 'dispatcher', scope: own('borovichi') })
const ofRoads = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'road-service' } })
const ofHousing = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'ministry-roads' } })

beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  ;({ id: channelId } = await saveChannel(test.context))
  for (const actor of [dispatcher, ofValday, ofBorovichi, ofRoads, ofHousing]) await saveUser(test.db, actor)
  const usual = Array.from({ length: 56 * 4 }, (_, at) =>
    question({
      municipalityCode: at % 2 === 0 ? 'valday' : 'borovichi',
      foundAt: ago(24 + at * 6),
    }),
  )
  const surge = Array.from({ length: 12 }, (_, at) =>
    question({ municipalityCode: 'valday', agencyCode: 'road-service', foundAt: ago(2 - at / 10) }),
  )
  await saveIncidents(test.db, [...usual, ...surge])
  const norms = createNorms(test.context)
  look = () => lookForSurges({ db: test.db, clock: () => test.clock.now, norms })
})
afterAll(() => test.close())

function question(seed: Partial<IncidentSeed>): IncidentSeed {
  return { channelId, step: 'assigned', groupCode: 'roads', topicCode: 'roads.potholes', ...seed }
}

async function surgesFor(actor: Actor): Promise<SurgesResponse> {
  const response = await test.as(actor).get('/reports/surges')
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

it('has not looked before the first look, and says so', async () => {
  expect(await surgesFor(dispatcher)).toEqual({ lookedAt: null, surges: [] })
})

it('finds what is more than usual, counts it as the questions do, and shows what it began with', async () => {
  expect(await look()).toHaveLength(1)

  const { lookedAt, surges } = await surgesFor(dispatcher)
  expect(lookedAt).toBe(NOW.toISOString())
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from incident where municipality_code = 'valday' and group_code = 'roads'
      and found_at > ${ago(3)}`.execute(test.db)
  expect(surges).toMatchObject([
    { municipalityCode: 'valday', groupCode: 'roads', endedAt: null, count: rows[0]?.count },
  ])
  expect(surges[0]?.expected).toBeLessThan(1)
  expect(surges[0]?.q).toBeLessThanOrEqual(0.01)
  expect(surges[0]?.first).toHaveLength(5)
  expect(surges[0]?.first[0]).toMatchObject({ title: 'Яма на дороге', takenAt: ago(2).toISOString() })
})

it('is shown only within the scope: of a place, and of a body that has questions of it', async () => {
  const counts = await Promise.all(
    [ofValday, ofBorovichi, ofRoads, ofHousing].map(async (actor) => (await surgesFor(actor)).surges.length),
  )
  expect(counts).toEqual([1, 0, 1, 0])
})

it('rings once for dispatchers of the place and of the centre, however long it lasts', async () => {
  test.clock.now = new Date(NOW.getTime() + 5 * MINUTE_MS)
  await saveIncidents(test.db, [question({ municipalityCode: 'valday', foundAt: NOW })])
  expect(await look()).toEqual([])

  const told = await test.db.selectFrom('notification').select(['userId', 'kind']).execute()
  expect(told.map(({ userId }) => userId).toSorted()).toEqual([dispatcher.id, ofValday.id].toSorted())
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['surge']))
  expect((await surgesFor(dispatcher)).surges).toMatchObject([{ count: 13, endedAt: null }])
})

it('ends when it is calm again, and is shown for a day more', async () => {
  test.clock.now = new Date(NOW.getTime() + 5 * HOUR_MS)
  await look()
  expect((await surgesFor(dispatcher)).surges).toMatchObject([{ endedAt: test.clock.now.toISOString() }])

  test.clock.now = new Date(NOW.getTime() + 30 * HOUR_MS)
  await look()
  expect((await surgesFor(dispatcher)).surges).toEqual([])
})

it('stays marked on the days that it lasted, within the same scope', async () => {
  const daysFor = async (actor: Actor, asked: string) => {
    const response = await test.as(actor).get(`/reports/surges/days?${asked}`)
    expect(response.statusCode, response.body).toBe(200)
    return response.json<SurgeDaysResponse>().days
  }
  const month = 'from=2026-11-01&to=2026-11-30'
  const [day, ...others] = await daysFor(dispatcher, month)
  expect(others).toEqual([])
  expect(day).toEqual({
    day: '2026-11-24',
    surges: [{ municipalityCode: 'valday', groupCode: 'roads', count: 13, expected: expect.closeTo(0.1, 0) }],
  })
  expect(await daysFor(dispatcher, 'from=2026-11-25&to=2026-11-30')).toEqual([])
  expect(await daysFor(dispatcher, `${month}&groupCode=housing`)).toEqual([])
  const counts = await Promise.all(
    [ofValday, ofBorovichi, ofRoads, ofHousing].map(async (actor) => (await daysFor(actor, month)).length),
  )
  expect(counts).toEqual([1, 0, 1, 0])
})

it('hears what nobody has sorted yet by its suggestion', async () => {
  const at = test.clock.now
  const fresh = await saveIncidents(
    test.db,
    Array.from({ length: 9 }, () => ({
      ...{ channelId, step: 'new' as const, municipalityCode: 'borovichi', foundAt: at },
    })),
  )
  await sql`update incident set suggestion = ${JSON.stringify({ topic: { code: 'roads.potholes' } })}::jsonb
    where id = any(${fresh.map(({ id }) => id)}::uuid[])`.execute(test.db)
  await look()
  expect((await surgesFor(ofBorovichi)).surges).toMatchObject([{ groupCode: 'roads', count: 9 }])
})
