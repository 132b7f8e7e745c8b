/** Whom to give a question: what people have in hand, who is on duty and who is away, for those who give work out. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const AGENCY = 'administration-borovichi'
const OTHER = 'administration-pestovo'

let test: TestApp
const own = { kind: 'agency', code: AGENCY } as const
const free = buildActor({ name: 'Анна Свободная', role: 'executor', scope: own })
const busy = buildActor({ name: 'Борис Занятый', role: 'executor', scope: own })
const away = buildActor({ name: 'Вера Отсутствующая', role: 'executor', scope: own })
const onDuty = buildActor({ name: 'Глеб Дежурный', role: 'executor', scope: own })
const coordinator = buildActor({ name: 'Дарья Координатор', role: 'coordinator', scope: own })
const stranger = buildActor({
  name: 'Егор Чужой',
  role: 'coordinator',
  scope: { kind: 'agency', code: OTHER },
})

beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  for (const actor of [free, busy, away, onDuty, coordinator, stranger]) await saveUser(test.db, actor)
  const channelId = (await saveChannel(test.context, { municipalityCode: 'borovichi' })).id
  const task = { channelId, municipalityCode: 'borovichi', agencyCode: AGENCY }
  const late = { urgency: 'urgent' as const, deadlineDueAt: new Date(NOW.getTime() - HOUR_MS) }
  await saveIncidents(test.db, [
    { ...task, step: 'assigned', assigneeId: busy.id, ...late },
    { ...task, step: 'rework', assigneeId: busy.id },
    // What is handed in or ended is in nobody's hands.
    { ...task, step: 'approval', assigneeId: free.id },
    { ...task, step: 'done', assigneeId: free.id },
    { ...task, step: 'in_progress', assigneeId: onDuty.id },
    { ...task, step: 'in_progress', agencyCode: OTHER, assigneeId: free.id },
  ])
  await saveStaff()
})
afterAll(() => test.close())

async function saveStaff(): Promise<void> {
  const [awayId, dutyId, postId] = [newId(), newId(), newId()]
  const span = { startsAt: new Date(NOW.getTime() - HOUR_MS), endsAt: new Date(NOW.getTime() + 8 * HOUR_MS) }
  const person = { agencyCode: AGENCY, phone: '', changedAt: NOW }
  await test.db
    .insertInto('dutyPerson')
    .values([
      { ...person, id: awayId, userId: away.id, name: null },
      { ...person, id: dutyId, userId: onDuty.id, name: null },
    ])
    .execute()
  await test.db
    .insertInto('dutyAbsence')
    .values({ id: newId(), personId: awayId, ...span })
    .execute()
  await test.db
    .insertInto('dutyPost')
    .values({ id: postId, agencyCode: AGENCY, name: 'Диспетчер', changedAt: NOW })
    .execute()
  await test.db
    .insertInto('dutyShift')
    .values({ id: newId(), postId, personId: dutyId, ...span })
    .execute()
}
const read = (actor: Actor) => test.as(actor).get(`/agencies/${AGENCY}/workload`)

it('puts whoever is on duty first, then whoever has least, and the absent last', async () => {
  const { people } = (await read(coordinator)).json() as WorkloadResponse
  const nameOf = new Map([free, busy, away, onDuty, coordinator].map(({ id, name }) => [id, name]))
  expect(people.map(({ id, ...load }) => [nameOf.get(id), load])).toEqual([
    ['Глеб Дежурный', { open: 1, urgent: 0, late: 0, absentUntil: null, isOnDuty: true }],
    ...[free, coordinator]
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ name }) => [name, { open: 0, urgent: 0, late: 0, absentUntil: null, isOnDuty: false }]),
    ['Борис Занятый', { open: 2, urgent: 1, late: 1, absentUntil: null, isOnDuty: false }],
    [
      'Вера Отсутствующая',
      { open: 0, urgent: 0, late: 0, absentUntil: '2026-11-24T17:00:00.000Z', isOnDuty: false },
    ],
  ])
})

it('is not there for whoever does not see the people of the body', async () => {
  expect((await read(stranger)).statusCode).toBe(404)
})

it('prepares to spread a selection over those on shift, and gives it only when the act is started', async () => {
  const free = await test.db.selectFrom('incident').select('channelId').limit(1).executeTakeFirstOrThrow()
  const task = { channelId: free.channelId, municipalityCode: 'borovichi', step: 'assigned' as const }
  await saveIncidents(test.db, [
    { ...task, agencyCode: AGENCY, tags: ['раздать'] },
    { ...task, agencyCode: AGENCY, tags: ['раздать'] },
    { ...task, agencyCode: OTHER, tags: ['раздать'] },
  ])
  const rows = () =>
    test.db
      .selectFrom('incident')
      .select(['id', 'agencyCode', 'assigneeId'])
      .where('step', '=', 'assigned')
      .where('assigneeId', 'is', null)
      .execute()
  const incidentIds = (await rows()).map(({ id }) => id)
  const spread = (actor: Actor) => test.as(actor).post(`/agencies/${AGENCY}/spread`, { incidentIds })

  expect((await spread(stranger)).statusCode).toBe(404)
  const prepared = (await spread(coordinator)).json()
  expect(prepared).toMatchObject({
    ...{ isByShift: true, people: [{ id: onDuty.id, name: 'Глеб Дежурный', open: 1, gets: 2 }] },
    run: { state: 'preview', counts: { ready: 2 } },
  })
  expect(await rows()).toHaveLength(3)
  const started = await test.as(coordinator).post(`/bulk-runs/${prepared.run.id}/start`)
  expect([started.statusCode, started.json().state]).toEqual([200, 'running'])
})

it('counts what nobody holds and what stands on people who are switched off, and spreads all of it at once', async () => {
  const gone = buildActor({ name: 'Жанна Ушедшая', role: 'executor', scope: own })
  await saveUser(test.db, gone)
  const { channelId } = await test.db
    .selectFrom('incident')
    .select('channelId')
    .limit(1)
    .executeTakeFirstOrThrow()
  const task = { channelId, municipalityCode: 'borovichi', agencyCode: AGENCY, assigneeId: gone.id }
  const before = ((await read(coordinator)).json() as WorkloadResponse).ownerless
  const [inHands] = await saveIncidents(test.db, [
    { ...task, step: 'in_progress', urgency: 'urgent' as const },
    // Handed in already: nothing is asked of whoever wrote it.
    { ...task, step: 'approval' },
  ])
  expect(((await read(coordinator)).json() as WorkloadResponse).ownerless).toEqual(before)

  await test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', gone.id).execute()
  const { ownerless, people } = (await read(coordinator)).json() as WorkloadResponse
  expect(people.map(({ id }) => id)).not.toContain(gone.id)
  expect(ownerless).toEqual({
    ...{ open: before.open + 1, urgent: before.urgent + 1, late: before.late },
    ofSwitchedOff: before.ofSwitchedOff + 1,
  })

  const spread = (actor: Actor) => test.as(actor).post(`/agencies/${AGENCY}/spread`, {})
  expect((await spread(stranger)).statusCode).toBe(404)
  const prepared = (await spread(coordinator)).json()
  expect(prepared.run.counts).toMatchObject({ ready: ownerless.open })
  expect(Object.keys(prepared.run.action.gives)).toContain(inHands?.id)
})
