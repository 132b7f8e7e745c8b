import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { computeDueAt } from '../../../platform/working-time/index.ts'
import { getDirectory, loadWorkingTime } from '../../directory/index.ts'
import { ClockLimitJson } from '../deadlines/book.repository.ts'
import { findBrokenChain } from '../history/activity.ts'
import { incidentsJobs } from '../incidents.jobs.ts'

let desk: Desk
const administrator = buildActor({ role: 'administrator' })
const admin = () => desk.test.as(administrator)

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function ask(externalId: string) {
  await desk.deliver({
    id: externalId,
    thread: externalId,
    author: externalId,
    text: 'Яма на дороге возле школы',
  })
  await desk.work()
  return desk.incidentOf(externalId)
}

/** What a worker would do with the jobs asked for. */
async function runJobs(name: string) {
  const job = incidentsJobs(desk.test.context).find((known) => known.name === name)!
  const payloads = desk.test.jobs.splice(0).filter((added) => added.name === name)
  await job.handle(payloads.map(({ payload }) => payload))
}

const answerDeadline = (incidentId: string) =>
  desk.test.db
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('key', '=', 'first_answer')
    .executeTakeFirstOrThrow()

// Wednesday; the desk stands on Tuesday noon, so nine working hours end on it.
const DAY_OFF = { on: '2026-11-25', isRegional: true, kind: 'off', name: 'День региона', movedFrom: null }

it('a day off moves open deadlines as the preview said, leaves history, and the second run moves nothing', async () => {
  // The body of an unassigned question is nobody: the standard week counts.
  const incident = await ask('moved')
  const before = await answerDeadline(incident.id)
  const preview = (await admin().post('/directory/calendar/preview', { set: [DAY_OFF] })).json()
  expect(preview).toMatchObject({ isAtLeast: false })
  expect(preview.movedCount).toBeGreaterThan(0)
  expect((await answerDeadline(incident.id)).dueAt).toEqual(before.dueAt)

  const note = 'Указ губернатора'
  const { calendarVersion } = (
    await admin().post('/directory/calendar/changes', { set: [DAY_OFF], note })
  ).json()
  await runJobs('incidents.recompute_deadlines')

  const after = await answerDeadline(incident.id)
  const { contextOf } = await loadWorkingTime(desk.test.db)
  const limit = ClockLimitJson.parse(after.clockLimit)
  expect(after.dueAt).toEqual(computeDueAt(limit, after.startedAt, contextOf(after.scheduleCode)))
  expect(after.dueAt.getTime() - before.dueAt.getTime()).toBe(24 * 3_600_000)
  expect(after).toMatchObject({ calendarVersion, firstDueAt: before.firstDueAt })

  const [version] = (await admin().get('/directory/calendar/versions')).json().versions
  expect(version).toMatchObject({ version: calendarVersion, note, movedCount: preview.movedCount })
  expect(version.recomputedAt).not.toBeNull()
  const { moves } = (await admin().get(`/directory/calendar/versions/${calendarVersion}/moves`)).json()
  expect(moves).toContainEqual({
    ...{ incidentId: incident.id, number: incident.number, key: 'first_answer' },
    ...{ before: before.dueAt.toISOString(), after: after.dueAt.toISOString() },
  })
  const history = await desk.test.db
    .selectFrom('incidentActivity')
    .select(['type', 'actorId'])
    .where('incidentId', '=', incident.id)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  expect(history).toEqual({ type: 'deadlines_recomputed', actorId: null })
  expect(await findBrokenChain(desk.test.db)).toBeNull()

  const { db, jobs } = desk.test.context
  await db.transaction().execute((tx) => jobs.add(tx, 'incidents.recompute_deadlines', { calendarVersion }))
  await runJobs('incidents.recompute_deadlines')
  const again = (await admin().get(`/directory/calendar/versions/${calendarVersion}/moves`)).json()
  expect(again.moves).toEqual(moves)
})

it('what the list shows moves too, and the version people read does not', async () => {
  const incident = await ask('shown')
  const row = () =>
    desk.test.db
      .selectFrom('incident')
      .select(['version', 'deadlineKey', 'deadlineDueAt'])
      .where('id', '=', incident.id)
      .executeTakeFirstOrThrow()
  const before = await row()
  const { agencies } = await getDirectory(desk.test.db)
  const { scheduleCode } = agencies.find(({ kind }) => kind === 'centre')!
  const schedules = (await admin().get('/directory/book')).json().schedules
  const { week } = schedules.find(({ code }: { code: string }) => code === scheduleCode)
  const later = { week: { ...week, tue: [['14:00', '20:00']] } }
  const schedule = { code: scheduleCode, kind: 'weekly', followsCalendar: false, ...later }
  expect((await admin().post('/directory/calendar/preview', { schedule })).json().movedCount).toBeGreaterThan(
    0,
  )
  await admin().patch(`/directory/schedules/${scheduleCode}`, later)
  await runJobs('incidents.recompute_deadlines')
  const after = await row()

  expect(after.version).toBe(before.version)
  expect(after.deadlineDueAt!.getTime()).toBeGreaterThan(before.deadlineDueAt!.getTime())
  const triage = await desk.test.db
    .selectFrom('incidentDeadline')
    .select('dueAt')
    .where('incidentId', '=', incident.id)
    .where('key', '=', 'triage')
    .executeTakeFirstOrThrow()
  expect(after.deadlineDueAt).toEqual(triage.dueAt)
})

it('stopped deadlines were judged and stay', async () => {
  const incident = await ask('stopped')
  await desk.test.as(desk.people.dispatcher).post(`/incidents/${incident.id}/commands`, {
    ...{ type: 'dismiss', reason: 'spam', expectedVersion: incident.version },
  })
  const before = await answerDeadline(incident.id)
  const thursday = { ...DAY_OFF, on: '2026-11-26' }
  await admin().post('/directory/calendar/changes', { set: [thursday], note: 'И четверг' })
  await runJobs('incidents.recompute_deadlines')

  expect(await answerDeadline(incident.id)).toEqual(before)
})

it('open questions of a closed topic go to what it became, each as a recorded act; ended ones stay', async () => {
  const { topics } = await getDirectory(desk.test.db)
  const [old, next] = topics
  const [open, ended] = [await ask('topic-open'), await ask('topic-ended')]
  const accept = (id: string, version: number) =>
    desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, {
      ...{ type: 'accept', topicCode: old!.code, municipalityCode: 'borovichi', urgency: 'normal' },
      ...{ agencyCode: null, address: null, expectedVersion: version },
    })
  for (const { id, version } of [open, ended]) expect((await accept(id, version)).statusCode).toBe(200)
  await desk.test.db.updateTable('incident').set({ step: 'done' }).where('id', '=', ended.id).execute()

  await admin().patch(`/directory/topics/${old!.code}`, { validUntil: '2026-11-24' })
  const mappings = [{ oldCode: old!.code, newCode: next!.code }]
  const { catalogueVersion } = (
    await admin().post('/directory/topic-mappings', { mappings, note: 'Новая версия', isMoved: true })
  ).json()
  await runJobs('incidents.move_topics')

  const topicOf = async (id: string) =>
    (await desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
      .topicCode
  expect(await topicOf(open.id)).toBe(next!.code)
  expect(await topicOf(ended.id)).toBe(old!.code)
  const act = await desk.test.db
    .selectFrom('incidentActivity')
    .select(['type', 'actorId', 'details'])
    .where('incidentId', '=', open.id)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  expect(act).toMatchObject({
    type: 'classify',
    actorId: administrator.id,
    details: { mapping: { catalogueVersion, from: old!.code, to: next!.code } },
  })
  expect(await findBrokenChain(desk.test.db)).toBeNull()
})
