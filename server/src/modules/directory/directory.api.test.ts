import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { addWorkingTime } from '../../platform/working-time/index.ts'
import { chooseAgency, getDirectory, loadWorkingTime, seedDirectory } from './index.ts'

let test: TestApp
const dispatcher = buildActor()
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const countRows = async () =>
  Promise.all(
    (
      ['municipality', 'topic', 'topicGroup', 'agency', 'unit', 'route', 'calendarDay', 'schedule'] as const
    ).map(async (table) => {
      const { count } = await test.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return [table, count] as const
    }),
  )

it('is filled with the region, and filling it again changes nothing, also what was corrected', async () => {
  const before = await countRows()
  await test.db
    .updateTable('agency')
    .set({ name: 'Дорожный комитет' })
    .where('code', '=', 'ministry-roads')
    .execute()

  await seedDirectory(test.db)

  expect(await countRows()).toEqual(before)
  expect(Object.fromEntries(before)).toMatchObject({ municipality: 22, topic: 359, topicGroup: 26 })
  const row = await test.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', 'ministry-roads')
    .executeTakeFirst()
  expect(row?.name).toBe('Дорожный комитет')
})

it('gives every list in one answer', async () => {
  const directory = (await test.as(dispatcher).get('/directory')).json()

  expect(directory.municipalities).toHaveLength(22)
  expect(directory.topics).toHaveLength(359)
  expect(
    directory.agencies.find((agency: { kind: string }) => agency.kind === 'centre').units.length,
  ).toBeGreaterThan(0)
})

it('draws every municipality and says whose map it is', async () => {
  const { features, attribution } = (await test.as(dispatcher).get('/directory/polygons')).json()

  expect(features).toHaveLength(22)
  expect(features[0].geometry.coordinates.length).toBeGreaterThan(0)
  expect(attribution).toContain('OpenStreetMap')
})

describe('routing', () => {
  it('finds the body for a topic in a municipality, the same over HTTP', async () => {
    const directory = await getDirectory(test.db)
    const route = directory.routes.find((row) => row.topicCode !== null && row.municipalityCode !== null)!
    const query = { topicCode: route.topicCode!, municipalityCode: route.municipalityCode }

    expect(chooseAgency(directory, query)).toEqual({
      ...{ agencyCode: route.agencyCode, unitCode: null, line: null },
      match: 'topic_municipality',
    })
    const response = await test
      .as(dispatcher)
      .get(`/directory/routing?topicCode=${query.topicCode}&municipalityCode=${query.municipalityCode}`)
    expect(response.json()).toEqual({
      agencyCode: route.agencyCode,
      unitCode: null,
      matched: 'topic_municipality',
    })
  })

  it('finds nothing for a topic nobody knows', async () => {
    const response = await test.as(dispatcher).get('/directory/routing?topicCode=nothing')

    expect(response.json()).toEqual({ agencyCode: null, unitCode: null, matched: 'none' })
  })
})

describe('people of a body', () => {
  it('are shown to whoever hands work out and to their own coordinator, and to no other body', async () => {
    const executor = buildActor({
      role: 'executor',
      name: 'Петров',
      scope: { kind: 'agency', code: 'ministry-roads' },
    })
    await saveUser(test.db, executor)
    const own = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'ministry-roads' } })
    const foreign = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'ministry-health' } })
    const url = '/agencies/ministry-roads/people'

    for (const actor of [dispatcher, own]) {
      const { people } = (await test.as(actor).get(url)).json()
      expect(people).toContainEqual({ id: executor.id, name: 'Петров', role: 'executor', unitCode: null })
    }
    const refused = await test.as(foreign).get(url)
    const absent = await test.as(foreign).get('/agencies/nowhere/people')
    expect(refused.statusCode).toBe(404)
    expect(refused.body).toBe(absent.body)
  })

  it('of another territory are not shown to whoever hands work out in one', async () => {
    const scope = { kind: 'municipality', code: 'borovichi' } as const
    const local = test.as(buildActor({ role: 'dispatcher', scope }))
    const { agencies } = (await test.as(dispatcher).get('/directory')).json()
    const seen: Record<string, number> = {}
    for (const { code, municipalityCode } of agencies)
      seen[municipalityCode ?? 'region'] = (await local.get(`/agencies/${code}/people`)).statusCode
    const { borovichi, region, ...elsewhere } = seen
    expect([borovichi, region]).toEqual([200, 200])
    expect(new Set(Object.values(elsewhere))).toEqual(new Set([404]))
  })

  it('do not include those who left', async () => {
    const gone = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })
    await saveUser(test.db, gone)
    await test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', gone.id).execute()

    const { people } = (await test.as(dispatcher).get('/agencies/ministry-roads/people')).json()
    expect(people.map((person: { id: string }) => person.id)).not.toContain(gone.id)
  })
})

describe('working time', () => {
  const hour = 3_600_000

  it('reads schedules and holidays from the database in the zone of the region', async () => {
    const { contextOf, zone } = await loadWorkingTime(test.db)
    // Friday 16:00, half an hour before the end; Monday goes on at 08:30.
    const dueAt = addWorkingTime(new Date('2026-11-20T16:00:00+03:00'), hour, contextOf('standard'))

    expect(zone).toBe('Europe/Moscow')
    expect(dueAt).toEqual(new Date('2026-11-23T09:00:00+03:00'))
    expect(addWorkingTime(new Date('2026-11-21T03:00:00+03:00'), hour, contextOf('round-the-clock'))).toEqual(
      new Date('2026-11-21T04:00:00+03:00'),
    )
    expect(() => contextOf('nobody')).toThrow(
      expect.objectContaining({ code: 'directory.schedule_not_found' }),
    )
  })

  it('counts by a corrected calendar as soon as it has a new version', async () => {
    const before = await loadWorkingTime(test.db)
    await test.db
      .insertInto('calendarDay')
      .values({ day: '2026-11-23', kind: 'off', isRegional: true })
      .execute()
    await test.db
      .insertInto('calendarVersion')
      .values({ version: before.calendarVersion + 1, note: 'a day off' })
      .execute()

    const { contextOf, calendarVersion } = await loadWorkingTime(test.db)
    const dueAt = addWorkingTime(new Date('2026-11-20T16:00:00+03:00'), hour, contextOf('standard'))

    expect(calendarVersion).toBe(before.calendarVersion + 1)
    expect(dueAt).toEqual(new Date('2026-11-24T09:00:00+03:00'))
  })
})
