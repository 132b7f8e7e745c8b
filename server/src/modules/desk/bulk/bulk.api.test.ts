import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { continueBulk, takeChunk } from './run-bulk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.test.jobs.length = 0
})

type Run = {
  id: string
  state: string
  counts: Record<string, number>
  reasons: { state: string; code: string; count: number; examples: { id: string }[] }[]
  undoUntil: string | null
  examples: { id: string; isUrgent: boolean }[]
  urgentCount: number
}
const SUGGESTION = {
  topic: { code: 'roads.potholes', confidence: 0.9, reasons: [] },
  alternatives: [],
  municipality: { code: 'valday', confidence: 0.9, reasons: [] },
  agency: null,
  address: null,
  kind: { code: 'complaint', reasons: [] },
  isUrgent: false,
}

/** A tag of its own, so that the filter of a test finds only what it made. */
let tagNo = 0
async function save(tag: string, changes: object = {}, columns: object = {}) {
  const incident = await saveIncident(desk.test.db, { channelId: desk.channel.id, ...changes })
  await desk.test.db
    .updateTable('incident')
    .set({ tags: [tag], ...columns } as object)
    .where('id', '=', incident.id)
    .execute()
  return incident.id
}
function nextTag(): string {
  tagNo += 1
  return `метка-${tagNo}`
}
const preview = async (actor: Actor, tag: string, action: object): Promise<Run> => {
  const response = await desk.test.as(actor).post('/bulk-runs', { action, filter: { tag } })
  expect(response.statusCode).toBe(200)
  return response.json()
}
const post = (actor: Actor, run: Run, name: string) =>
  desk.test.as(actor).post(`/bulk-runs/${run.id}/${name}`)
/** What the workers would do, until no job is left. */
async function work() {
  for (let job = desk.test.jobs.shift(); job; job = desk.test.jobs.shift())
    await continueBulk(desk.test.context, [String(job.payload.runId)])
}
const read = async (actor: Actor, run: Run): Promise<Run> =>
  (await desk.test.as(actor).get(`/bulk-runs/${run.id}`)).json()
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('a preview', () => {
  it('names what would be changed, urgent ones first, and counts them', async () => {
    const tag = nextTag()
    for (let count = 0; count < 10; count += 1) await save(tag)
    const urgent = [await save(tag, { urgency: 'urgent' }), await save(tag, { urgency: 'urgent' })]

    const run = await preview(desk.people.dispatcher, tag, { type: 'dismiss', reason: 'no_question' })

    expect(run.urgentCount).toBe(2)
    expect(run.examples).toHaveLength(10)
    expect(new Set(run.examples.slice(0, 2).map(({ id }) => id))).toEqual(new Set(urgent))
    expect(run.examples.map(({ isUrgent }) => isUrgent)).toEqual([true, true, ...Array(8).fill(false)])
  })

  it('says how many fit and why others do not, and changes nothing', async () => {
    const tag = nextTag()
    const good = await save(tag, {}, { suggestion: JSON.stringify(SUGGESTION) })
    const unsure = await save(tag)
    await save(tag, { step: 'assigned', agencyCode: DESK_AGENCY })

    const run = await preview(desk.people.dispatcher, tag, { type: 'accept' })

    expect(run).toMatchObject({ state: 'preview', counts: { ready: 1, unfit: 2 } })
    expect(run.reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'bulk.no_suggestion', count: 1 }),
        expect.objectContaining({ code: 'incident.step_not_allowed', count: 1 }),
      ]),
    )
    expect(run.reasons.find(({ code }) => code === 'bulk.no_suggestion')?.examples).toMatchObject([
      { id: unsure },
    ])
    expect((await stored(good)).version).toBe(1)
    expect(desk.test.jobs).toEqual([])
  })

  it('takes only what the person sees and may do', async () => {
    const tag = nextTag()
    const own = await save(tag, { step: 'assigned', agencyCode: DESK_AGENCY })
    await save(tag, { step: 'assigned', agencyCode: 'road-service' })

    const run = await preview(desk.people.coordinator, tag, { type: 'assign', agencyCode: 'road-service' })
    expect(run.counts).toMatchObject({ ready: 0, unfit: 1 })
    expect(run.reasons).toMatchObject([{ code: 'incident.step_forbidden', examples: [{ id: own }] }])
  })

  it('belongs to who made it', async () => {
    const run = await preview(desk.people.dispatcher, nextTag(), { type: 'read_follow_ups' })
    expect((await post(desk.people.moderator, run, 'start')).statusCode).toBe(404)
    expect((await desk.test.as(desk.people.moderator).get(`/bulk-runs/${run.id}`)).statusCode).toBe(404)
  })

  it.each([
    { action: { type: 'accept' } },
    { action: { type: 'accept' }, filter: {}, incidentIds: ['01890000-0000-7000-8000-000000000000'] },
    { action: { type: 'explode' }, filter: {} },
    { action: { type: 'accept' }, filter: { step: 'sleeping' } },
    { action: { type: 'assign', agencyCode: 'nobody' }, filter: {} },
  ])('is refused with %j', async (body) => {
    expect((await desk.test.as(desk.people.dispatcher).post('/bulk-runs', body)).statusCode).toBe(400)
  })

  it('of chosen ones takes those that the person sees', async () => {
    const own = await save(nextTag(), { step: 'assigned', agencyCode: DESK_AGENCY })
    const foreign = await save(nextTag(), { step: 'assigned', agencyCode: 'road-service' })
    const action = { type: 'assign_person', unitCode: null, assigneeId: desk.people.executor.id }
    const response = await desk.test
      .as(desk.people.coordinator)
      .post('/bulk-runs', { action, incidentIds: [own, foreign] })
    expect(response.json().counts).toMatchObject({ ready: 1, unfit: 0 })
  })
})

describe('a run', () => {
  it('accepts as suggested and can be undone', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) ids.push(await save(tag, {}, { suggestion: JSON.stringify(SUGGESTION) }))
    const run = await preview(dispatcher, tag, { type: 'accept' })
    expect((await post(dispatcher, run, 'start')).json().state).toBe('running')
    await work()

    const done = await read(dispatcher, run)
    expect(done).toMatchObject({ state: 'done', counts: { ready: 0, done: 5, failed: 0 } })
    for (const id of ids) {
      const row = await stored(id)
      expect(row).toMatchObject({ topicCode: 'roads.potholes', municipalityCode: 'valday' })
      expect(['assigned', 'distribution']).toContain(row.step)
    }
    expect((await post(dispatcher, run, 'undo')).statusCode).toBe(200)
    await work()
    expect(await read(dispatcher, run)).toMatchObject({
      state: 'undone',
      counts: { undone: 5 },
      undoUntil: null,
    })
    for (const id of ids) expect((await stored(id)).step).toBe('new')
  })

  it('names in the history who did it and which run it was', async () => {
    const tag = nextTag()
    const id = await save(tag)
    const run = await preview(desk.people.dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    await post(desk.people.dispatcher, run, 'start')
    await work()

    const { activities } = (
      await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}/activity`)
    ).json()
    expect(activities[0]).toMatchObject({
      type: 'dismiss',
      actorName: desk.people.dispatcher.name,
      details: { bulkRunId: run.id, reason: 'spam' },
    })
  })

  it('goes on past what somebody changed meanwhile, and says so', async () => {
    const { dispatcher, moderator } = desk.people
    const tag = nextTag()
    const [changed, other] = [await save(tag), await save(tag)]
    const run = await preview(dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    await desk.test
      .as(moderator)
      .post(`/incidents/${changed}/commands`, { type: 'classify', kind: 'solvable', expectedVersion: 1 })
    await post(dispatcher, run, 'start')
    await work()

    const done = await read(dispatcher, run)
    expect(done.counts).toMatchObject({ done: 1, failed: 1 })
    expect(done.reasons).toMatchObject([
      { state: 'failed', code: 'incident.changed_meanwhile', examples: [{ id: changed }] },
    ])
    expect((await stored(changed)).step).toBe('new')
    expect((await stored(other)).step).toBe('dismissed')
  })

  it('leaves what was worked on since where an undo cannot reach it', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const [restored, free] = [await save(tag), await save(tag)]
    const run = await preview(dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    await post(dispatcher, run, 'start')
    await work()
    await desk.test
      .as(dispatcher)
      .post(`/incidents/${restored}/commands`, { type: 'restore', expectedVersion: 2 })
    await post(dispatcher, run, 'undo')
    await work()

    const undone = await read(dispatcher, run)
    expect(undone.counts).toMatchObject({ undone: 1, kept: 1 })
    expect(undone.reasons).toMatchObject([{ state: 'kept', code: 'incident.changed_meanwhile' }])
    expect((await stored(free)).step).toBe('new')
  })

  it('brings back each one’s own values', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const here = await save(tag, {
      municipalityCode: 'valday',
      topicCode: 'roads.potholes',
      groupCode: 'roads',
    })
    const there = await save(tag, { municipalityCode: 'borovichi', urgency: 'urgent' })
    const unknown = await save(tag)
    const action = { type: 'classify', municipalityCode: 'volot', urgency: 'urgent' }
    const run = await preview(dispatcher, tag, action)
    await post(dispatcher, run, 'start')
    await work()
    expect(await stored(here)).toMatchObject({ municipalityCode: 'volot', urgency: 'urgent' })
    await post(dispatcher, run, 'undo')
    await work()

    expect(await stored(here)).toMatchObject({ municipalityCode: 'valday', urgency: 'normal' })
    expect(await stored(there)).toMatchObject({ municipalityCode: 'borovichi', urgency: 'urgent' })
    expect(await stored(unknown)).toMatchObject({ municipalityCode: 'volot' })
    expect((await read(dispatcher, run)).reasons).toMatchObject([{ state: 'kept', code: 'bulk.cannot_undo' }])
  })

  it('puts tags on and takes them off, and each gets its own back', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const [plain, both] = [await save(tag), await save(tag, {}, { tags: [tag, 'школа'] })]
    const run = await preview(dispatcher, tag, { type: 'tag', add: ['Двор'], remove: ['школа'] })
    await post(dispatcher, run, 'start')
    await work()
    for (const id of [plain, both]) expect((await stored(id)).tags).toEqual([tag, 'двор'])
    expect((await preview(dispatcher, tag, { type: 'tag', add: ['двор'] })).counts).toMatchObject({
      unfit: 2,
    })
    await post(dispatcher, run, 'undo')
    await work()

    expect((await stored(plain)).tags).toEqual([tag])
    expect((await stored(both)).tags).toEqual([tag, 'школа'])
  })

  it('takes an assignment back to where each was', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const waiting = await save(tag, { step: 'distribution' })
    const given = await save(tag, { step: 'assigned', agencyCode: DESK_AGENCY })
    const run = await preview(dispatcher, tag, { type: 'assign', agencyCode: 'road-service' })
    await post(dispatcher, run, 'start')
    await work()
    for (const id of [waiting, given])
      expect(await stored(id)).toMatchObject({ step: 'assigned', agencyCode: 'road-service' })
    await post(dispatcher, run, 'undo')
    await work()

    expect(await stored(waiting)).toMatchObject({ step: 'distribution', agencyCode: null, handoffs: 0 })
    expect(await stored(given)).toMatchObject({ step: 'assigned', agencyCode: DESK_AGENCY })
  })

  it('is undone as long as the run is kept, and only once', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    await save(tag)
    const run = await preview(dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    expect((await post(dispatcher, run, 'undo')).statusCode).toBe(409)
    await post(dispatcher, run, 'start')
    await work()
    expect((await post(dispatcher, run, 'start')).statusCode).toBe(409)
    desk.passMs(30 * 86_400_000 + 1)
    expect((await post(dispatcher, run, 'undo')).json().code).toBe('bulk.undo_is_over')
  })

  it('can be stopped between two chunks; what was done can be undone', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    for (let n = 0; n < 130; n += 1) await save(tag)
    const run = await preview(dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    await post(dispatcher, run, 'start')
    desk.test.jobs.length = 0
    expect(await takeChunk(desk.test.context, run.id)).toBe(true)
    expect((await read(dispatcher, run)).counts).toMatchObject({ done: 100, ready: 30 })
    expect((await post(dispatcher, run, 'cancel')).json().state).toBe('cancelling')
    await continueBulk(desk.test.context, [run.id])

    expect(await read(dispatcher, run)).toMatchObject({
      state: 'cancelled',
      counts: { done: 100, skipped: 30 },
    })
    await post(dispatcher, run, 'undo')
    await work()
    expect((await read(dispatcher, run)).counts).toMatchObject({ undone: 100, skipped: 30 })
  })

  it('does each step once though two workers have the job', async () => {
    const { dispatcher } = desk.people
    const tag = nextTag()
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1) ids.push(await save(tag))
    const run = await preview(dispatcher, tag, { type: 'dismiss', reason: 'spam' })
    await post(dispatcher, run, 'start')
    await Promise.all([continueBulk(desk.test.context, [run.id]), continueBulk(desk.test.context, [run.id])])

    expect((await read(dispatcher, run)).counts).toMatchObject({ done: 12, failed: 0 })
    for (const id of ids) expect((await stored(id)).version).toBe(2)
  })

  it('has the rights that its maker has now', async () => {
    const { db } = desk.test
    const leaver = buildActor({ role: 'dispatcher', name: 'Уходящий' })
    const tag = nextTag()
    const id = await save(tag)
    const run = await preview(leaver, tag, { type: 'dismiss', reason: 'spam' })
    await post(leaver, run, 'start')
    await db.deleteFrom('roleGrant').where('userId', '=', leaver.id).execute()
    await work()

    expect((await stored(id)).step).toBe('new')
    const items = await db.selectFrom('bulkItem').selectAll().where('runId', '=', run.id).execute()
    expect(items).toMatchObject([{ state: 'failed', errorCode: 'incident.not_found' }])
  })
})
