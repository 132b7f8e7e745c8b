import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workOnClarifications } from '../../../test/answers/clarifying.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../test/desk.ts'
import { saveDeadline } from '../../../test/factories/deadline-factory.ts'
import { type IncidentSeed, saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../test/factories.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'

const HOUR = 3_600_000
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const at = (hours: number) => new Date(DESK_NOON.getTime() + hours * HOUR)
const OURS = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }
const ROADS = { agencyCode: 'ministry-roads', municipalityCode: 'novgorod-city' }
const save = (dueInHours: number | null, changes: Partial<IncidentSeed> = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    deadlineDueAt: dueInHours === null ? null : at(dueInHours),
    ...OURS,
    ...changes,
  })
const board = async (actor: Actor) => (await desk.test.as(actor).get('/board')).json()
async function items(actor: Actor, query: Record<string, string>) {
  const found = []
  let cursor = ''
  do {
    const search = new URLSearchParams({ limit: '2', ...query, ...(cursor && { cursor }) })
    const response = await desk.test.as(actor).get(`/board/items?${search}`)
    expect(response.statusCode).toBe(200)
    found.push(...response.json().items)
    cursor = response.json().nextCursor ?? ''
  } while (cursor)
  return found
}

describe('with work on it', () => {
  beforeAll(async () => {
    const { db } = desk.test
    for (const hours of [-100, -30, -30, -5, -0.5, 0.5, 2]) await save(hours)
    await save(7, ROADS)
    await save(30, ROADS)
    await save(-2, { step: 'approval' })
    await save(-2, { step: 'new', agencyCode: null })
    for (const step of ['done', 'awaiting_author', 'dismissed'] as const) await save(-9, { step })
    const frozen = await save(-9)
    await db.updateTable('incident').set({ isFrozen: true }).where('id', '=', frozen.id).execute()

    const moved = await save(null)
    await saveDeadline(db, moved, { key: 'draft', startedAt: at(-2) })
    const changes = [{ at: at(-1), actorId: 'x', reason: 'Ждём трубу', before: at(1), after: at(40) }]
    await db
      .updateTable('incidentDeadline')
      .set({ changes: JSON.stringify(changes), dueAt: at(40) })
      .where('incidentId', '=', moved.id)
      .execute()
    const late = await save(-1)
    await saveDeadline(db, late, { key: 'draft', startedAt: at(-50) })
    await db.updateTable('incident').set({ deadlineKey: 'draft' }).where('id', '=', late.id).execute()
    await saveDeadline(db, late, { key: 'triage', startedAt: at(-60) })
    await db
      .updateTable('incidentDeadline')
      .set({ state: 'late', stoppedAt: at(-50), spentWorkingMs: 2 * HOUR })
      .where('incidentId', '=', late.id)
      .where('key', '=', 'triage')
      .execute()
    for (const [state, hours] of [
      ['open', 30],
      ['open', -3],
      ['broken', -90],
    ] as const) {
      const { id } = await save(null, { step: 'postponed' })
      const made = { what: 'Заменим трубу', who: 'Водоканал', madeAt: at(-200), returnsAt: at(hours - 8) }
      await db
        .insertInto('promise')
        .values({
          id: newId(),
          incidentId: id,
          state,
          dueAt: at(hours),
          closedAt: state === 'open' ? null : at(-80),
          ...made,
        })
        .execute()
    }
  })

  it('says whose work is late and by how much, and what will be', async () => {
    const { rows, steps, asOf } = await board(desk.people.dispatcher)

    expect(asOf).toBe(DESK_NOON.toISOString())
    expect(rows).toEqual([
      {
        owner: DESK_AGENCY,
        late: [2, 1, 2, 1],
        lateTotal: 6,
        oldestDueAt: at(-100).toISOString(),
        soon: [1, 1, 0, 0],
        soonTotal: 2,
      },
      {
        owner: 'centre',
        late: [0, 2, 0, 0],
        lateTotal: 2,
        oldestDueAt: at(-2).toISOString(),
        soon: [0, 0, 0, 0],
        soonTotal: 0,
      },
      {
        owner: 'ministry-roads',
        late: [0, 0, 0, 0],
        lateTotal: 0,
        oldestDueAt: null,
        soon: [0, 0, 1, 0],
        soonTotal: 1,
      },
    ])
    expect(steps).toContainEqual({ step: 'approval', late: 1, soon: 0, oldestDueAt: at(-2).toISOString() })
  })

  it('opens each figure into as many rows as it says', async () => {
    const { dispatcher } = desk.people
    const { rows, steps } = await board(dispatcher)
    for (const { step, late, soon } of steps) {
      const past = await items(dispatcher, { figure: 'work', step, to: at(0).toISOString() })
      const ahead = { from: at(0).toISOString(), to: at(24).toISOString() }
      const next = await items(dispatcher, { figure: 'work', step, ...ahead })
      expect([step, past.length, next.length]).toEqual([step, late, soon])
    }
    for (const { owner, lateTotal, soonTotal } of rows) {
      const late = await items(dispatcher, { figure: 'work', owner, to: at(0).toISOString() })
      expect(late).toHaveLength(lateTotal)
      const soon = await items(dispatcher, {
        figure: 'work',
        owner,
        from: at(0).toISOString(),
        to: at(24).toISOString(),
      })
      expect(soon).toHaveLength(soonTotal)
    }
    const day = { from: at(-24).toISOString(), to: at(-1).toISOString() }
    expect(await items(dispatcher, { figure: 'work', owner: DESK_AGENCY, ...day })).toHaveLength(1)
  })

  it('says whose step took the time, of all and of one', async () => {
    const { dispatcher } = desk.people
    const { spent } = await board(dispatcher)
    expect(spent).toEqual([{ key: 'triage', owner: 'centre', workingMs: 2 * HOUR, count: 1, lateCount: 1 }])
    const late = await items(dispatcher, { figure: 'late_steps', key: 'triage', owner: 'centre' })
    expect(late).toHaveLength(1)
    const work = await items(dispatcher, { figure: 'work', to: at(0).toISOString() })
    expect(work.find(({ incidentId }) => incidentId === late[0].incidentId)?.term).toBe('draft')
    const { spent: own } = work.find(({ incidentId }) => incidentId === late[0].incidentId)
    // Since Sunday morning: Monday whole, Tuesday until noon.
    expect(own).toContainEqual({ key: 'draft', workingMs: (8.2 + 3.5) * HOUR })
    expect(own).toContainEqual({ key: 'triage', workingMs: 2 * HOUR })
  })

  it('shows promises, waiting approvals and moved deadlines', async () => {
    const { dispatcher } = desk.people
    const { promises, approvals, changedDeadlines } = await board(dispatcher)
    // The board, the counter of the queue and the list say one number; «Ждут меня» is a part of it.
    const client = desk.test.as(dispatcher)
    const { queues } = (await client.get('/incidents/counters')).json()
    const listed = (await client.get('/incidents?step=approval')).json().incidents
    expect([queues.approval.total, listed.length]).toEqual([approvals.waiting, approvals.waiting])
    expect(await items(dispatcher, { figure: 'approvals' })).toHaveLength(approvals.waiting)
    expect(queues.to_approve.total).toBeLessThanOrEqual(approvals.waiting)
    expect(promises).toEqual({ open: 2, dueThisWeek: 1, overdue: 1, brokenThisMonth: 1 })
    expect(approvals).toMatchObject({ waiting: 1, oldest: [{ step: 'approval', owner: 'centre' }] })
    expect(changedDeadlines).toBe(1)
    const [changed] = await items(dispatcher, { figure: 'changed' })
    expect(changed.term).toBe('draft')
    expect(changed.change).toEqual({
      before: at(1).toISOString(),
      after: at(40).toISOString(),
      reason: 'Ждём трубу',
    })
    expect(await items(dispatcher, { figure: 'promises', to: at(0).toISOString() })).toMatchObject([
      { term: null },
    ])
    expect(await items(dispatcher, { figure: 'broken_promises' })).toHaveLength(1)
  })

  it('goes out as a table with the rows of the page, cut to the scope of the reader', async () => {
    const csv = async (actor: Actor) =>
      (await desk.test.as(actor).get('/board/items.csv?figure=work')).body.trim().split('\n')
    const [head, ...rows] = await csv(desk.people.dispatcher)
    expect(head).toContain('Вопрос;О чём;Шаг;Чей шаг')
    const numbers = (await items(desk.people.dispatcher, { figure: 'work' })).map(({ number }) => number)
    expect(rows.map((row) => Number.parseInt(row.replaceAll('"', ''), 10))).toEqual(numbers)
    const roads = buildActor({ role: 'head', scope: { kind: 'agency', code: 'ministry-roads' } })
    expect(await csv(roads)).toHaveLength(1 + (await items(roads, { figure: 'work' })).length)
    expect((await desk.test.as(desk.people.executor).get('/board/items.csv?figure=work')).statusCode).toBe(
      403,
    )
  })

  it('is cut to the scope of the reader', async () => {
    const roads = buildActor({ role: 'head', scope: { kind: 'agency', code: 'ministry-roads' } })
    const seen = await board(roads)
    expect(seen.rows.map(({ owner }: { owner: string }) => owner)).toEqual(['ministry-roads'])
    expect(seen).toMatchObject({ spent: [], changedDeadlines: 0, approvals: { waiting: 0 } })
    expect(seen.promises.open).toBe(0)
    for (const figure of ['work', 'approvals', 'promises', 'broken_promises', 'changed', 'late_steps']) {
      const found = await items(roads, { figure })
      expect(found.every(({ owner }) => owner === 'ministry-roads')).toBe(true)
    }
  })
})

it('is not for executors', async () => {
  expect((await desk.test.as(desk.people.executor).get('/board')).statusCode).toBe(403)
})

it.each([
  'figure=nothing',
  '',
  'figure=work&from=yesterday',
  'figure=work&cursor=1_2',
  'figure=work&step=lost',
])('refuses %s', async (query) => {
  expect((await desk.test.as(desk.people.dispatcher).get(`/board/items?${query}`)).statusCode).toBe(400)
})

it('counts clarifying questions, what they cost in time, and opens their rows', async () => {
  const work = workOnClarifications(desk, 'board')
  desk.test.clock.now = DESK_NOON
  const before = (await board(desk.people.dispatcher)).clarifications
  const [answered, silent] = [await work.waiting(), await work.waiting()]
  desk.passMs(2 * HOUR)
  await work.reply(answered, 'Мира, 5')
  desk.test.clock.now = at(24 * 5)
  await desk.runJob('incidents.end_silent_clarifications')

  const { clarifications } = await board(desk.people.dispatcher)
  expect(clarifications).toEqual({
    asked: before.asked + 2,
    answered: before.answered + 1,
    silent: before.silent + 1,
    // Two hours, and from noon to half past four three days later.
    stoppedMs: before.stoppedMs + 2 * HOUR + (3 * 24 + 4.5) * HOUR,
  })
  const ids = async (figure: string) =>
    (await items(desk.people.dispatcher, { figure })).map(({ incidentId }) => incidentId)
  expect(await ids('clarifications')).toEqual([answered.id, silent.id])
  expect(await ids('silent_clarifications')).toEqual([silent.id])
  desk.test.clock.now = DESK_NOON
})

it('counts parts of answers that other bodies owe, and opens their rows', async () => {
  const work = workOnClarifications(desk, 'owed')
  desk.test.clock.now = DESK_NOON
  const { id } = await work.question()
  const bodies = [{ id: newId(), agencyCode: 'ministry-roads', personId: null }]
  const request = { bodies, ask: 'Когда откроют?', shownWords: '', hours: 2 }
  const asked = await work.as('executor').post(`/incidents/${id}/contributions`, request)
  expect(asked.statusCode).toBe(200)
  expect((await board(desk.people.dispatcher)).contributions).toEqual({ waiting: 1, late: 0 })
  desk.test.clock.now = at(24)
  expect((await board(desk.people.dispatcher)).contributions).toEqual({ waiting: 1, late: 1 })
  const owed = await items(desk.people.dispatcher, { figure: 'contributions' })
  expect(owed.map(({ incidentId }) => incidentId)).toEqual([id])
  desk.test.clock.now = DESK_NOON
})
