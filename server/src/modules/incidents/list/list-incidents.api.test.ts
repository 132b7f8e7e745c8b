import { MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { endOfDay } from '../filter/end-of-day.ts'
import { findBrokenChain } from '../history/activity.ts'
import type { Incident } from '../steps/domain/incident.ts'

type Listed = { id: string; number: number; step: string; deadline: { dueAt: string } | null }
const AGENCIES = [DESK_AGENCY, 'road-service', null]
const STEPS = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'done',
] as const

let desk: Desk
let saved: (Incident & { dueAt: Date | null })[]
beforeAll(async () => {
  desk = await openDesk()
  saved = []
  for (let index = 0; index < 240; index += 1) {
    const step = STEPS[index % STEPS.length]!
    // Many share a moment, some have none: the order must not fall apart there.
    const offset = ((index * 7) % 30) - 12
    const deadlineDueAt =
      step === 'done' || index % 11 === 0
        ? null
        : new Date(desk.test.clock.now.getTime() + offset * 40 * MINUTE_MS)
    const agencyCode = AGENCIES[index % 3]!
    const incident = await saveIncident(desk.test.db, {
      channelId: desk.channel.id,
      step,
      agencyCode,
      deadlineDueAt,
      assigneeId: index % 5 === 0 ? desk.people.executor.id : null,
      municipalityCode: index % 2 === 0 ? 'borovichi' : 'valday',
      topicCode: index % 4 === 0 ? 'roads.potholes' : 'housing.no-water',
      groupCode: index % 4 === 0 ? 'roads' : 'housing',
      urgency: index % 6 === 0 ? 'urgent' : 'normal',
      text: index === 17 ? 'На перекрёстке сломан светофор' : 'Яма на дороге',
    })
    saved.push({ ...incident, dueAt: deadlineDueAt })
  }
})
afterAll(() => desk.close())

async function page(query: string, actor: Actor = desk.people.dispatcher) {
  const response = await desk.test.as(actor).get(`/incidents?${query}`)
  expect(response.statusCode).toBe(200)
  return response.json() as { incidents: Listed[]; nextCursor: string | null }
}
async function all(query: string, { actor = desk.people.dispatcher, between = async () => {} } = {}) {
  const found: Listed[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next = await page(`${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, actor)
    found.push(...next.incidents)
    cursor = next.nextCursor
    await between()
  }
  return found
}
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

describe('the list', () => {
  it.each([1, 7, 50, 200])('shows everything once in pages of %i', async (limit) => {
    const rows = await all(`limit=${limit}&queue=assigned`)

    expect(idsOf(rows)).toEqual(idsOf(saved.filter(({ step }) => step === 'assigned')))
    expect(rows.length).toBe(new Set(rows.map(({ id }) => id)).size)
  })

  it('goes by the deadline, then by the id; then what has none, then ended work from the latest change', async () => {
    const rows = await all('limit=40')
    const due = saved.filter((one) => one.step !== 'done' && one.dueAt !== null)
    const sorted = due.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime() || (a.id < b.id ? -1 : 1))
    const undated = saved.filter((one) => one.step !== 'done' && one.dueAt === null)
    const ended = await all('limit=200&queue=done')
    expect(rows.map(({ id }) => id)).toEqual([
      ...sorted.map(({ id }) => id),
      ...undated.map(({ id }) => id).sort(),
      ...ended.map(({ id }) => id),
    ])
    expect(rows).toHaveLength(240)
  })

  it('neither repeats nor skips what stays while others change between two pages', async () => {
    const open = saved.filter(({ step }) => step === 'publishing')
    const moving = open.slice(0, 6)
    const rows = await all('limit=4&queue=publishing', {
      async between() {
        const next = moving.pop()
        if (next)
          await desk.test.db.updateTable('incident').set({ step: 'done' }).where('id', '=', next.id).execute()
      },
    })
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'publishing' })
      .where('id', 'in', idsOf(open))
      .execute()

    const seen = rows.map(({ id }) => id)
    expect(new Set(seen).size).toBe(seen.length)
    for (const { id } of open.slice(6)) expect(seen).toContain(id)
  })

  it('reads ended work from the latest change', async () => {
    const rows = await all('limit=7&queue=done')
    const stored = await desk.test.db
      .selectFrom('incident')
      .select('id')
      .where('step', '=', 'done')
      .orderBy('updatedAt', 'desc')
      .orderBy('id', 'desc')
      .execute()

    expect(rows.map(({ id }) => id)).toEqual(stored.map(({ id }) => id))
  })

  it.each<[string, (incident: (typeof saved)[number]) => boolean]>([
    ['municipalityCode=valday', ({ municipalityCode }) => municipalityCode === 'valday'],
    ['topicCode=roads.potholes', ({ topicCode }) => topicCode === 'roads.potholes'],
    ['groupCode=housing', ({ groupCode }) => groupCode === 'housing'],
    ['agencyCode=road-service', ({ agencyCode }) => agencyCode === 'road-service'],
    ['urgent=true', ({ urgency }) => urgency === 'urgent'],
    ['urgent=false', ({ urgency }) => urgency === 'normal'],
    ['late=true', ({ dueAt }) => dueAt !== null && dueAt < desk.test.clock.now],
    ['network=telegram', () => false],
    ['queue=in_progress', ({ step }) => step === 'in_progress' || step === 'rework'],
    [
      'queue=approval&municipalityCode=valday&urgent=false',
      ({ step, municipalityCode, urgency }) =>
        step === 'approval' && municipalityCode === 'valday' && urgency === 'normal',
    ],
  ])('filters by %s', async (query, fits) => {
    expect(idsOf(await all(`limit=200&${query}`))).toEqual(idsOf(saved.filter(fits)))
  })

  it.each(['search=%00', 'agencyCode=%00', 'cursor=%00'])(
    'refuses ?%s in words, not as a fault of ours',
    async (query) => {
      const answer = await desk.test.as(desk.people.dispatcher).get(`/api/incidents?${query}`)
      expect(answer.statusCode).toBe(400)
    },
  )

  it('finds by a word in any of its forms, and by the number', async () => {
    const light = saved[17]!
    const byWord = await page('search=сломанные светофоры на перекрёстках')
    const { number } = byWord.incidents[0]!

    expect(idsOf(byWord.incidents)).toEqual([light.id])
    for (const search of [String(number), `№ ${number}`, `№${number}`]) {
      expect(idsOf((await page(`search=${encodeURIComponent(search)}`)).incidents)).toEqual([light.id])
    }
    expect((await page('search=999999999')).incidents).toEqual([])
    expect((await page('search=самовар')).incidents).toEqual([])
  })

  it('gives a person what is theirs, and what nobody of their agency has taken', async () => {
    const { executor } = desk.people
    const work = ['assigned', 'in_progress', 'rework', 'postponed']
    const mine = saved.filter(
      ({ step, assigneeId, agencyCode }) =>
        work.includes(step) &&
        (assigneeId === executor.id || (assigneeId === null && agencyCode === DESK_AGENCY)),
    )
    const endOfToday = endOfDay(desk.test.clock.now, 'Europe/Moscow')

    expect(idsOf(await all('queue=mine', { actor: executor }))).toEqual(idsOf(mine))
    const today = mine.filter(({ step, dueAt }) => step === 'rework' || (dueAt && dueAt < endOfToday))
    expect(today.some(({ dueAt }) => !dueAt || dueAt >= endOfToday)).toBe(true)
    expect(idsOf(await all('queue=mine_today', { actor: executor }))).toEqual(idsOf(today))
  })
})

describe('counters', () => {
  it('say what a recount of the lists says, for everybody', async () => {
    const { moderator } = desk.people
    const own = saved.filter(({ step }) => step === 'approval').slice(0, 9)
    await desk.test.db
      .insertInto('answerVersion')
      .values(
        own.map(({ id }) => ({
          incidentId: id,
          versionNo: 1,
          kind: 'final' as const,
          text: 'x',
          authorId: moderator.id,
          authorName: moderator.name,
          createdAt: desk.test.clock.now,
        })),
      )
      .execute()
    const territory = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })
    const { administrator: _administrator, ...readers } = desk.people
    for (const actor of [...Object.values(readers), territory]) {
      const { queues } = (await desk.test.as(actor).get('/incidents/counters')).json()
      for (const [queue, count] of Object.entries(queues)) {
        const rows = await all(`limit=200&queue=${queue}`, { actor })
        const late = await all(`limit=200&late=true&queue=${queue}`, { actor })
        expect([actor.name, queue, count]).toEqual([
          actor.name,
          queue,
          { total: rows.length, late: late.length, failed: 0 },
        ])
      }
      expect(Object.keys(queues)).not.toContain('done')
    }
  })
})

describe('endOfDay', () => {
  it('is the next midnight of the region, whatever the zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Kaliningrad', 'UTC'),
        (now, timeZone) => {
          const end = endOfDay(now, timeZone)
          expect(end.getTime() - now.getTime()).toBeGreaterThan(0)
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
          expect(new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(end)).toBe(
            '00:00:00',
          )
        },
      ),
    )
  })
})

describe('the chain of the history', () => {
  const broken = () => findBrokenChain(desk.test.db)
  const withoutTrigger = async (change: () => Promise<unknown>) => {
    await sql`alter table incident_activity disable trigger incident_activity_append_only`.execute(
      desk.test.owner,
    )
    await change()
    await sql`alter table incident_activity enable trigger incident_activity_append_only`.execute(
      desk.test.owner,
    )
  }
  /** Three steps long. */
  async function withHistory(): Promise<string> {
    const { id } = await saveIncident(desk.test.db, {
      channelId: desk.channel.id,
      municipalityCode: 'borovichi',
    })
    const client = desk.test.as(desk.people.dispatcher)
    await client.post(`/incidents/${id}/commands`, {
      type: 'dismiss',
      reason: 'spam',
      comment: 'реклама',
      expectedVersion: 1,
    })
    await client.post(`/incidents/${id}/commands`, { type: 'restore', expectedVersion: 2 })
    return id
  }

  it('verifies what the product wrote, and cannot be changed by its account', async () => {
    const id = await withHistory()

    expect(await broken()).toBeNull()
    const rename = sql`update incident_activity set actor_name = 'x' where incident_id = ${id}`
    const remove = sql`delete from incident_activity where incident_id = ${id}`
    for (const change of [rename, remove]) {
      await expect(change.execute(desk.test.db)).rejects.toMatchObject({ code: '42501' })
      // Nor by its owner, as long as the trigger is there.
      await expect(change.execute(desk.test.owner)).rejects.toThrow('append-only')
    }
  })

  it.each<[string, (id: string) => ReturnType<typeof sql>, number]>([
    [
      'another name',
      (id) => sql`update incident_activity set actor_name = 'Другая' where incident_id = ${id} and seq = 2`,
      2,
    ],
    [
      'another time',
      (id) =>
        sql`update incident_activity set at = at + interval '1 ms' where incident_id = ${id} and seq = 1`,
      1,
    ],
    [
      'another word',
      (id) =>
        sql`update incident_activity set details = jsonb_set(details, '{comment}', '"x"') where incident_id = ${id} and seq = 2`,
      2,
    ],
    [
      'a row taken out of the middle',
      (id) => sql`delete from incident_activity where incident_id = ${id} and seq = 2`,
      3,
    ],
    ['the end cut off', (id) => sql`delete from incident_activity where incident_id = ${id} and seq = 3`, 3],
    [
      'a row added at the end',
      (id) =>
        sql`insert into incident_activity select incident_id, 4, at, type, actor_id, actor_name, details, hash from incident_activity where incident_id = ${id} and seq = 3`,
      4,
    ],
    [
      'two rows swapped',
      (id) =>
        sql`update incident_activity set seq = case seq when 2 then 30 else 20 end where incident_id = ${id} and seq > 1`,
      20,
    ],
  ])('notices %s', async (_name, tamper, seq) => {
    const id = await withHistory()

    await withoutTrigger(() => tamper(id).execute(desk.test.owner))

    expect(await broken()).toEqual({ incidentId: id, seq })
    await withoutTrigger(() =>
      sql`delete from incident_activity where incident_id = ${id}`.execute(desk.test.owner),
    )
    await sql`update incident set activity_seq = 0, activity_hash = '' where id = ${id}`.execute(desk.test.db)
    expect(await broken()).toBeNull()
  })

  it('raises no alarm for steps that are taken while it reads', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, withHistory))
    let isWorking = true
    const working = Promise.all(
      ids.map(async (id) => {
        const client = desk.test.as(desk.people.dispatcher)
        for (let version = 3; version < 23; version += 1) {
          const command = { type: 'classify', kind: 'solvable', expectedVersion: version }
          expect((await client.post(`/incidents/${id}/commands`, command)).statusCode).toBe(200)
        }
      }),
    ).finally(() => {
      isWorking = false
    })
    let readings = 0
    while (isWorking) {
      expect(await broken()).toBeNull()
      readings += 1
    }
    await working

    expect(readings).toBeGreaterThan(3)
  })
})
