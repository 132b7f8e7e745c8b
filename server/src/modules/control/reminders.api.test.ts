import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdLock } from '../../../test/database/hold-lock.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../test/desk.ts'
import { saveDeadline } from '../../../test/factories/deadline-factory.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { findDueReminders, type Incident } from '../incidents/index.ts'
import { remind, sweepReminders } from './sweep-reminders.ts'

const HOUR = 3_600_000
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  await desk.test.db.deleteFrom('notification').execute()
  await desk.test.db
    .updateTable('incidentDeadline')
    .set({ state: 'cancelled', nextReminderAt: null })
    .where('state', '=', 'running')
    .execute()
})
afterAll(() => desk.close())

const OURS = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }

/** In work since noon: half of the six hours of the draft is gone at 15:48, after lunch. */
async function inWork(changes: Partial<Incident> = {}, key: 'draft' | 'approval' | 'take' = 'draft') {
  const { db } = desk.test
  const incident = await saveIncident(db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    assigneeId: desk.people.executor.id,
    ...OURS,
    ...changes,
  })
  const deadline = await saveDeadline(db, incident, { key, startedAt: DESK_NOON })
  return { incident, deadline }
}
async function freeze(incidentId: string) {
  const answer = await desk.test
    .as(desk.people.moderator)
    .post(`/incidents/${incidentId}/commands`, { type: 'freeze', reason: 'идёт суд', expectedVersion: 1 })
  expect(answer.statusCode).toBe(200)
}
const sweep = () => sweepReminders(desk.test.context)
const at = (wall: string) => {
  desk.test.clock.now = new Date(`${wall}+03:00`)
}
async function toldOf(incidentId: string) {
  const rows = await desk.test.db
    .selectFrom('notification')
    .innerJoin('appUser', 'appUser.id', 'notification.userId')
    .select(['appUser.name', 'details'])
    .where('incidentId', '=', incidentId)
    .orderBy('notification.createdAt')
    .orderBy('appUser.name')
    .execute()
  return rows.map(({ name, details }) => {
    const { share, daysLate } = details as { share: number; daysLate: number }
    return `${name.split(' ')[0]} ${share} ${daysLate}`
  })
}

describe('a deadline of a body', () => {
  it('is told to the executor, then also to coordinator, head and the centre', async () => {
    const { incident, deadline } = await inWork()

    await sweep()
    expect(await toldOf(incident.id)).toEqual([])
    at('2026-11-24T15:48:00')
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Исполнитель 0.5 0'])
    at('2026-11-24T17:29:00')
    await sweep()
    await sweep()
    expect(await toldOf(incident.id)).toHaveLength(1)
    desk.test.clock.now = new Date(deadline.dueAt.getTime() - 30 * 60_000)
    await sweep()
    expect((await toldOf(incident.id)).slice(1)).toEqual(['Исполнитель 0.8 0', 'Координатор 0.8 0'])
    desk.test.clock.now = deadline.dueAt
    await sweep()
    expect((await toldOf(incident.id)).slice(3)).toEqual(['Глава 1 0', 'Исполнитель 1 0', 'Координатор 1 0'])
    for (const day of [1, 2]) {
      desk.test.clock.now = new Date(deadline.dueAt.getTime() + day * 24 * HOUR)
      await sweep()
      const last = (await toldOf(incident.id)).slice(-5)
      expect(last.map((line) => line.split(' ').slice(1).join(' '))).toEqual(Array(5).fill(`1 ${day}`))
    }
  })

  it('of approval is told to the centre', async () => {
    const { incident, deadline } = await inWork({ step: 'approval' }, 'approval')
    desk.test.clock.now = new Date(deadline.dueAt.getTime() - 1000)
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Модератор 0.8 0'])
    desk.test.clock.now = deadline.dueAt
    await sweep()
    expect((await toldOf(incident.id)).slice(1)).toEqual(['Куратор 1 0', 'Модератор 1 0'])
  })

  it('without a person is told to those above the empty chair', async () => {
    const { incident } = await inWork({ agencyCode: 'ministry-roads' })
    await desk.test.db
      .updateTable('incident')
      .set({ assigneeId: null })
      .where('id', '=', incident.id)
      .execute()
    at('2026-11-24T15:48:00')
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Куратор 0.5 0'])
  })
})

describe('a reminder', () => {
  it('is not sent when the step ended after it was found', async () => {
    const { incident } = await inWork({ step: 'assigned' }, 'take')
    at('2026-11-24T15:00:00')
    const found = await findDueReminders(desk.test.db, desk.test.clock.now, 10)
    expect(found).toHaveLength(1)

    const { statusCode } = await desk.test
      .as(desk.people.executor)
      .post(`/incidents/${incident.id}/commands`, { type: 'take', expectedVersion: 1 })
    expect(statusCode).toBe(200)

    expect(await remind(desk.test.context, found)).toBe(0)
    expect(await toldOf(incident.id)).toEqual([])
  })

  it('waits while the deadline is paused, and while somebody changes it', async () => {
    const { incident } = await inWork()
    const frozen = await inWork()
    await freeze(frozen.incident.id)
    at('2026-11-24T15:48:00')
    const text = 'select from incident_deadline where incident_id = $1 for update'
    await holdLock(desk.test.pool, { text, values: [incident.id] }, sweep)
    expect(await toldOf(incident.id)).toEqual([])
    await sweep()
    expect(await toldOf(incident.id)).toHaveLength(1)
    expect(await toldOf(frozen.incident.id)).toEqual([])
  })

  it('goes on where freezing came too late to pause it', async () => {
    const { incident } = await inWork()
    at('2026-11-25T16:00:00')
    await sweep()
    const before = (await toldOf(incident.id)).length
    await freeze(incident.id)
    at('2026-11-26T16:00:00')
    await sweep()
    expect((await toldOf(incident.id)).length).toBeGreaterThan(before)
  })

  it('waits for the end of the quiet hours, unless it is urgent', async () => {
    const calm = await inWork()
    const urgent = await inWork({ urgency: 'urgent' })
    at('2026-11-24T23:30:00')
    await sweep()
    expect(await toldOf(calm.incident.id)).toEqual([])
    expect(await toldOf(urgent.incident.id)).not.toEqual([])
    at('2026-11-25T07:59:00')
    await sweep()
    expect(await toldOf(calm.incident.id)).toEqual([])
    at('2026-11-25T08:00:00')
    await sweep()
    expect(await toldOf(calm.incident.id)).toEqual(['Исполнитель 0.5 0'])
  })

  it('is told once by two workers at the same time, and not again by a second run', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => inWork()))
    at('2026-11-24T15:48:00')
    const found = await findDueReminders(desk.test.db, desk.test.clock.now, 100)

    await Promise.all([1, 2, 3].map(() => remind(desk.test.context, found)))
    await remind(desk.test.context, found)
    await sweep()

    const rows = await desk.test.db.selectFrom('notification').select(['count']).execute()
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
  })

  it('is lost with its transaction and told by the next run', async () => {
    const { incident } = await inWork()
    at('2026-11-24T15:48:00')
    const { owner } = desk.test
    await owner.schema
      .alterTable('notification')
      .addCheckConstraint('broken', sql`false`)
      .execute()
      .catch(() => undefined)
    await expect(sweep()).rejects.toThrow()
    await owner.schema.alterTable('notification').dropConstraint('broken').execute()
    expect(await toldOf(incident.id)).toEqual([])
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Исполнитель 0.5 0'])
  })
})

describe('a day off', () => {
  /** Late since Friday afternoon. */
  async function lateOnFriday(changes: Partial<Incident> = {}) {
    const { incident } = await inWork(changes)
    const dueAt = new Date('2026-11-27T15:00:00+03:00')
    await desk.test.db
      .updateTable('incidentDeadline')
      .set({ dueAt, nextReminderAt: dueAt })
      .where('incidentId', '=', incident.id)
      .execute()
    at('2026-11-27T15:00:00')
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Глава 1 0', 'Исполнитель 1 0', 'Координатор 1 0'])
    return incident
  }
  const daily = async (incidentId: string) =>
    (await toldOf(incidentId)).filter((line) => !line.endsWith(' 0'))
  const BODY = ['Глава', 'Исполнитель', 'Координатор']
  /** The centre of the starter directory is on duty every day; the agency keeps office hours. */
  const ofAgency = async (incidentId: string) =>
    (await daily(incidentId)).filter((line) => BODY.some((name) => line.startsWith(name)))

  it('brings no daily word to a body; its first working day does, once', async () => {
    const incident = await lateOnFriday()
    for (const day of ['28T15:00:00', '29T08:00:00', '29T15:00:00', '30T08:00:00']) {
      at(`2026-11-${day}`)
      await sweep()
      expect(await ofAgency(incident.id)).toEqual([])
    }
    at('2026-11-30T15:00:00')
    await sweep()
    await sweep()
    expect(await ofAgency(incident.id)).toEqual(BODY.map((name) => `${name} 1 3`))
    at('2026-11-30T23:00:00')
    await sweep()
    expect(await ofAgency(incident.id)).toHaveLength(3)
  })

  it('is none for who is on duty every day', async () => {
    const incident = await lateOnFriday()
    at('2026-11-28T15:00:00')
    await sweep()
    expect(await daily(incident.id)).toEqual(['Куратор 1 1', 'Модератор 1 1'])
  })

  it('is none for what is urgent', async () => {
    const urgent = await lateOnFriday({ urgency: 'urgent' })
    at('2026-11-28T15:00:00')
    await sweep()
    expect(await ofAgency(urgent.id)).toHaveLength(3)
  })

  it('may be a holiday in the middle of the week', async () => {
    const incident = await lateOnFriday()
    await desk.test.db
      .updateTable('incidentDeadline')
      .set({ nextReminderAt: new Date('2027-01-05T15:00:00+03:00') })
      .where('incidentId', '=', incident.id)
      .execute()
    // A Tuesday of the New Year holidays.
    at('2027-01-05T15:00:00')
    await sweep()
    expect(await ofAgency(incident.id)).toEqual([])
  })

  it('puts a word that is said once off to the morning of the first who works', async () => {
    const { incident } = await inWork()
    const moment = new Date('2026-11-28T12:00:00+03:00')
    await desk.test.db
      .updateTable('incidentDeadline')
      .set({ dueAt: new Date('2026-11-30T09:30:00+03:00'), nextReminderAt: moment })
      .where('incidentId', '=', incident.id)
      .execute()
    desk.test.clock.now = moment
    await sweep()
    expect(await toldOf(incident.id)).toEqual([])
    at('2026-11-29T08:00:00')
    await sweep()
    at('2026-11-30T08:00:00')
    await sweep()
    expect(await toldOf(incident.id)).toEqual(['Исполнитель 0.8 0', 'Координатор 0.8 0'])
  })
})

describe('twenty thousand at once', () => {
  it('go in pages and are told to each person as one', async () => {
    const people: Actor[] = []
    for (let index = 0; index < 20; index += 1) {
      const actor = buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } })
      people.push(await saveUser(desk.test.db, actor))
    }
    const { incident, deadline } = await inWork()
    const { db } = desk.test
    await seedMany(incident.id, people)
    desk.test.clock.now = deadline.dueAt
    let pages = 0
    while ((await sweep()) > 0) pages += 1

    const rows = await db.selectFrom('notification').select(['userId', 'count', 'incidentId']).execute()
    const [first] = people
    const own = rows.filter(({ userId }) => userId === first?.id)
    expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(1000)
    expect(own).toHaveLength(1)
    const head = rows.filter(({ userId }) => userId === desk.people.head.id)
    expect(head.reduce((sum, { count }) => sum + count, 0)).toBe(20_001)
    expect(head.length).toBeLessThan(8)
    expect(pages).toBe(41)
  }, 120_000)
})

/** Copies of one incident and its deadline, given to these people in turn. */
async function seedMany(incidentId: string, people: readonly Actor[]): Promise<void> {
  const ids = Array.from({ length: 20_000 }, () => newId())
  const assignees = ids.map((_, index) => people[index % people.length]?.id ?? null)
  await sql`
    insert into incident (id, step, title, channel_id, network, surface, source_message_id, container,
      thread_external_id, found_at, agency_code, municipality_code, assignee_id)
    select new.id, i.step, i.title, i.channel_id, i.network, i.surface, i.source_message_id, i.container,
      i.thread_external_id, i.found_at, i.agency_code, i.municipality_code, new.assignee_id
    from incident i, unnest(${ids}::uuid[], ${assignees}::text[]) as new (id, assignee_id)
    where i.id = ${incidentId}`.execute(desk.test.db)
  await sql`
    insert into incident_deadline (id, incident_id, key, rule_id, rule_version, calendar_version, schedule_code,
      started_at, clock_limit, first_due_at, due_at, warn_at, next_reminder_at)
    select new.id, new.id, d.key, d.rule_id, d.rule_version, d.calendar_version, d.schedule_code,
      d.started_at, d.clock_limit, d.first_due_at, d.due_at, d.warn_at, d.next_reminder_at
    from incident_deadline d, unnest(${ids}::uuid[]) as new (id)
    where d.incident_id = ${incidentId}`.execute(desk.test.db)
}
