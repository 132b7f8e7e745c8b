import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import type { Actor } from '../../access/index.ts'
import { continueBulk } from '../bulk/run-bulk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.passMs(60_000)
})

type Undo =
  | { kind: 'commands'; steps: { incidentId: string; command: { type: string } }[] }
  | { kind: 'bulk'; runId: string }
type OwnStep = {
  kind: string
  type: string
  count: number
  incident: { id: string; title: string | null } | null
  undo: Undo | null
  whyNot: string | null
}
const save = async (changes: object = {}) =>
  (await saveIncident(desk.test.db, { channelId: desk.channel.id, ...changes })).id
const versionOf = async (id: string) =>
  await desk.test.db
    .selectFrom('incident')
    .select(['version', 'step'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const send = async (actor: Actor, id: string, command: object) =>
  desk.test
    .as(actor)
    .post(`/incidents/${id}/commands`, { ...command, expectedVersion: (await versionOf(id)).version })
const own = async (actor: Actor): Promise<OwnStep[]> =>
  (await desk.test.as(actor).get('/own-steps')).json().steps
const lastOf = async (actor: Actor): Promise<OwnStep> => {
  const [step] = await own(actor)
  if (!step) throw new Error('nothing was done')
  return step
}
/** Sends what the list says takes the act back. */
async function undo(actor: Actor, { undo: how }: OwnStep) {
  if (how?.kind === 'bulk')
    return [(await desk.test.as(actor).post(`/bulk-runs/${how.runId}/undo`)).statusCode]
  const codes: number[] = []
  for (const { incidentId, command } of how?.steps ?? [])
    codes.push((await desk.test.as(actor).post(`/incidents/${incidentId}/commands`, command)).statusCode)
  return codes
}

it('takes a step back weeks later, when nothing happened since', async () => {
  const { dispatcher } = desk.people
  const id = await save()
  expect((await send(dispatcher, id, { type: 'dismiss', reason: 'spam' })).statusCode).toBe(200)
  desk.passMs(21 * 86_400_000)

  const step = await lastOf(dispatcher)
  expect(step).toMatchObject({ kind: 'step', type: 'dismiss', whyNot: null, incident: { id } })
  expect(await undo(dispatcher, step)).toEqual([200])
  expect((await versionOf(id)).step).toBe('new')
  expect((await own(dispatcher)).find(({ type }) => type === 'dismiss')).toMatchObject({
    undo: null,
    whyNot: 'undone',
  })
  // The step back is none to take back in its turn, and none that stops Ctrl+Z.
  expect(await lastOf(dispatcher)).toMatchObject({ type: 'restore', undo: null, whyNot: 'takes_back' })
})

it('does not take for a step back what undoes the act of another person', async () => {
  const { dispatcher, moderator } = desk.people
  const id = await save()
  await send(moderator, id, { type: 'dismiss', reason: 'spam' })
  await send(dispatcher, id, { type: 'restore' })
  expect(await lastOf(dispatcher)).toMatchObject({ type: 'restore', undo: null, whyNot: 'no_reverse' })
})

it('says why a step cannot be taken back', async () => {
  const { dispatcher, moderator } = desk.people
  const id = await save({ step: 'distribution' })
  await send(dispatcher, id, { type: 'assign', agencyCode: DESK_AGENCY })
  expect(await lastOf(dispatcher)).toMatchObject({ type: 'assign', whyNot: null })
  await send(moderator, id, { type: 'freeze', reason: 'проверка' })
  expect(await lastOf(dispatcher)).toMatchObject({ type: 'assign', undo: null, whyNot: 'changed_since' })
  await send(dispatcher, id, { type: 'tag', tags: ['двор'] })
  expect(await lastOf(dispatcher)).toMatchObject({ type: 'tag', undo: null, whyNot: 'no_reverse' })
})

it('takes an assignment back to distribution or to whoever had the work', async () => {
  const { dispatcher } = desk.people
  const id = await save({ step: 'distribution' })
  await send(dispatcher, id, { type: 'assign', agencyCode: DESK_AGENCY })
  desk.passMs(1000)
  await send(dispatcher, id, { type: 'assign', agencyCode: 'road-service' })
  expect((await lastOf(dispatcher)).undo).toMatchObject({
    steps: [{ command: { type: 'assign', agencyCode: DESK_AGENCY } }],
  })
})

it('tells a merge of several as one act and takes all of it back', async () => {
  const { dispatcher } = desk.people
  const [into, ...others] = [await save(), await save(), await save()]
  const response = await desk.test.as(dispatcher).post(`/incidents/${into}/members`, {
    expectedVersion: 1,
    incidents: others.map((id) => ({ id, expectedVersion: 1 })),
  })
  expect(response.statusCode).toBe(200)
  const step = await lastOf(dispatcher)
  expect(step).toMatchObject({ kind: 'merge', count: 2, incident: { id: into }, whyNot: null })
  expect(await undo(dispatcher, step)).toEqual([200, 200])
  for (const id of others) expect((await versionOf(id)).step).toBe('new')
})

it('holds a bulk run as one act, to be undone long after its window was closed', async () => {
  const { dispatcher } = desk.people
  const incidentIds = [await save(), await save(), await save()]
  const action = { type: 'dismiss', reason: 'spam' }
  const run = (await desk.test.as(dispatcher).post('/bulk-runs', { action, incidentIds })).json()
  expect((await own(dispatcher)).some(({ undo }) => undo?.kind === 'bulk' && undo.runId === run.id)).toBe(
    false,
  )
  await desk.test.as(dispatcher).post(`/bulk-runs/${run.id}/start`)
  await continueBulk(desk.test.context, [run.id])
  desk.passMs(3 * 86_400_000)

  const steps = await own(dispatcher)
  expect(steps[0]).toMatchObject({ kind: 'bulk', type: 'dismiss', count: 3, whyNot: null })
  expect(steps.filter(({ incident }) => incident && incidentIds.includes(incident.id))).toEqual([])
  if (steps[0]) expect(await undo(dispatcher, steps[0])).toEqual([200])
  await continueBulk(desk.test.context, [run.id])
  for (const id of incidentIds) expect((await versionOf(id)).step).toBe('new')
  expect((await own(dispatcher)).find(({ kind }) => kind === 'bulk')).toMatchObject({ whyNot: 'undone' })
})

it("tells nobody of another person's acts, nor the words of what is out of sight", async () => {
  const { coordinator, moderator, executor } = desk.people
  const id = await save({ step: 'assigned', agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' })
  await send(coordinator, id, { type: 'assign_person', unitCode: null, assigneeId: executor.id })
  expect((await own(moderator)).some(({ incident }) => incident?.id === id)).toBe(false)
  await desk.test.db
    .updateTable('incident')
    .set({ municipalityCode: 'valday', agencyCode: 'road-service', assigneeId: null })
    .where('id', '=', id)
    .execute()
  expect(await lastOf(coordinator)).toMatchObject({ type: 'assign_person', incident: { id, title: null } })
  expect((await desk.test.as(desk.people.administrator).get('/own-steps')).statusCode).toBe(403)
})

it('reads the last acts by their index', async () => {
  const plan = await desk.test.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    await sql`set local enable_bitmapscan = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (costs off)
      select incident_id, seq, at, type, details from incident_activity
      where actor_id = 'somebody' and actor_id is not null and not (details ? 'bulkRunId')
      order by at desc, incident_id, seq desc limit 200`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('incident_activity_actor')
  expect(plan).not.toContain('Sort')
})
