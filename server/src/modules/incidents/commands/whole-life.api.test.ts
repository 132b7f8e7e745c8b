/** What really happens to a question: refused, given back, stopped, come again, ended against its author's will. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, journalMadeBy, saveSettings, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import type { Incident } from '../index.ts'

let desk: Desk
let secondModerator: Actor
beforeAll(async () => {
  desk = await openDesk()
  secondModerator = buildActor({ role: 'moderator', name: 'Модератор Зоя' })
  await saveUser(desk.test.db, secondModerator)
})
afterAll(() => desk.close())

let asked = 0
async function ask(
  text = 'Яма на улице Мира, 5',
  geo?: { latitude: number; longitude: number },
): Promise<string> {
  asked += 1
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id: `w-${asked}`, author: `w-author-${asked}`, text, at, ...(geo ? { geo } : {}) })
  await desk.work()
  return (await desk.incidentOf(`w-${asked}`)).id
}

const card = async (id: string) => (await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)).json()

async function run(
  who: keyof Desk['people'] | Actor,
  id: string,
  command: { type: string } & Record<string, unknown>,
) {
  const { version: expectedVersion } = await card(id)
  const actor = typeof who === 'string' ? desk.people[who] : who
  return desk.test.as(actor).post(`/incidents/${id}/commands`, { ...command, expectedVersion })
}

const ACCEPT = {
  type: 'accept',
  topicCode: 'roads.potholes',
  municipalityCode: 'borovichi',
  agencyCode: DESK_AGENCY,
  address: { settlement: 'Боровичи', street: 'Мира', house: '5', object: null },
}
const refuse = { type: 'return', reason: 'дорога областная', proposedAgencyCode: null }

async function given(): Promise<string> {
  const id = await ask()
  expect((await run('dispatcher', id, ACCEPT)).statusCode).toBe(200)
  return id
}

describe('«не наша компетенция»', () => {
  it('is said within two working hours, later only by the moderator', async () => {
    const id = await given()
    expect((await card(id)).returnUntil).not.toBeNull()
    desk.passMs(3 * HOUR_MS)

    expect((await run('coordinator', id, refuse)).json().code).toBe('incident.return_window_over')
    const seen = (await desk.test.as(desk.people.coordinator).get(`/incidents/${id}`)).json()
    expect(seen.abilities.return).toBe(false)
    expect((await run('moderator', id, refuse)).statusCode).toBe(200)
    desk.passMs(-3 * HOUR_MS)
  })

  it('goes to the arbiter the third time, whose word stands', async () => {
    const id = await given()
    for (const no of [1, 2, 3]) {
      expect((await run('coordinator', id, refuse)).statusCode).toBe(200)
      expect((await card(id)).flags.needsArbiter).toBe(no === 3)
      const assign = { type: 'assign', agencyCode: DESK_AGENCY }
      if (no === 3) expect((await run('dispatcher', id, assign)).json().code).toBe('incident.arbiter_only')
      expect((await run(no === 3 ? 'moderator' : 'dispatcher', id, assign)).statusCode).toBe(200)
    }

    expect((await run('coordinator', id, refuse)).json().code).toBe('incident.arbiter_decided')
    expect(await card(id)).toMatchObject({ handoffs: 3, flags: { needsArbiter: false } })
  })

  it('never moves the deadline of the answer', async () => {
    const id = await given()
    const before = (await card(id)).deadlines.find(({ key }: { key: string }) => key === 'first_answer')
    await run('coordinator', id, refuse)
    await run('dispatcher', id, { type: 'assign', agencyCode: DESK_AGENCY })

    const after = (await card(id)).deadlines.filter(
      ({ key, state }: { key: string; state: string }) => key === 'first_answer' && state === 'running',
    )
    expect(after).toEqual([before])
  })
})

it('is given back to the coordinator by the person who cannot do it', async () => {
  const id = await given()
  await run('executor', id, { type: 'take' })
  expect((await run('executor', id, { type: 'release', reason: 'в отпуске' })).statusCode).toBe(200)

  expect(await card(id)).toMatchObject({ step: 'assigned', assigneeName: null, agencyCode: DESK_AGENCY })
})

describe('a moderator', () => {
  it('stops the clocks and lets them go on with what was left', async () => {
    const id = await given()
    const due = async () =>
      (await card(id)).deadlines.find(
        ({ key, stoppedAt }: { key: string; stoppedAt: string | null }) =>
          key === 'first_answer' && !stoppedAt,
      )
    const before = await due()
    expect((await run('dispatcher', id, { type: 'freeze', reason: 'идёт суд' })).statusCode).toBe(403)
    expect((await run('moderator', id, { type: 'freeze', reason: 'идёт суд' })).statusCode).toBe(200)
    expect(await due()).toMatchObject({ isPaused: true, state: 'paused' })
    expect((await run('executor', id, { type: 'take' })).json().code).toBe('incident.frozen')
    desk.passMs(2 * HOUR_MS)
    expect((await run('moderator', id, { type: 'unfreeze' })).statusCode).toBe(200)

    expect(Date.parse((await due()).dueAt)).toBeGreaterThan(Date.parse(before.dueAt))
    desk.passMs(-2 * HOUR_MS)
  })

  it('stops no clock that has already run out: what was late stays late everywhere', async () => {
    const [lateId, freshId] = [await given(), await given()]
    const before = await card(lateId)
    desk.passMs(30 * DAY_MS)
    const late = await run('moderator', lateId, { type: 'freeze', reason: 'идёт суд' })
    desk.passMs(-30 * DAY_MS)
    expect(late.json()).toMatchObject({
      flags: { isFrozen: true },
      deadline: { isPaused: false, dueAt: before.deadline.dueAt },
    })
    const fresh = await run('moderator', freshId, { type: 'freeze', reason: 'идёт суд' })
    expect(fresh.json()).toMatchObject({ flags: { isFrozen: true }, deadline: { isPaused: true } })
    const client = desk.test.as(desk.people.moderator)
    const { incidents } = (await client.get('/incidents?limit=100')).json()
    const paused = (id: string) => incidents.find((one: { id: string }) => one.id === id).deadline.isPaused
    expect([paused(lateId), paused(freshId)]).toEqual([false, true])

    desk.passMs(30 * DAY_MS)
    const listed = async (query: string): Promise<string[]> => {
      const { incidents: found } = (await client.get(`/incidents?${query}&limit=100`)).json()
      return found.map(({ id }: { id: string }) => id).filter((id: string) => [lateId, freshId].includes(id))
    }
    expect([await listed('late=true'), await listed('late=false')]).toEqual([[lateId], [freshId]])
    desk.passMs(-30 * DAY_MS)
  })

  it('gives another moment by an act with a reason', async () => {
    const id = await given()
    const dueAt = new Date(desk.test.clock.now.getTime() + 3 * DAY_MS).toISOString()
    const change = { type: 'change_deadline', key: 'first_answer', dueAt, reason: 'ледоход, пути нет' }
    expect((await run('coordinator', id, change)).statusCode).toBe(403)
    expect((await run('moderator', id, { ...change, reason: '' })).statusCode).toBe(400)
    expect((await run('moderator', id, { ...change, key: 'draft' })).statusCode).toBe(404)
    expect((await run('moderator', id, change)).statusCode).toBe(200)

    const { activities } = (await desk.test.as(desk.people.moderator).get(`/incidents/${id}/activity`)).json()
    expect(activities[0]).toMatchObject({
      type: 'change_deadline',
      actorName: 'Модератор Борис',
      details: { reason: 'ледоход, пути нет' },
    })
    const row = await desk.test.db
      .selectFrom('incidentDeadline')
      .select(['dueAt', 'firstDueAt'])
      .where('incidentId', '=', id)
      .where('key', '=', 'first_answer')
      .where('state', '=', 'running')
      .executeTakeFirstOrThrow()
    expect(row.dueAt.toISOString()).toBe(dueAt)
    expect(row.firstDueAt < row.dueAt).toBe(true)
  })

  it('ends a talk that leads nowhere only with a second person', async () => {
    const id = await answered()
    const propose = { type: 'propose_futile', reason: 'оскорбления вместо вопроса' }
    expect((await run('dispatcher', id, propose)).statusCode).toBe(403)
    expect((await run('moderator', id, propose)).statusCode).toBe(200)
    expect((await card(id)).closeProposedByName).toBe('Модератор Борис')
    expect((await run('moderator', id, { type: 'confirm_futile' })).json().code).toBe(
      'incident.second_person',
    )
    const puppet = buildActor({ role: 'moderator' })
    await saveUser(desk.test.db, puppet)
    await journalMadeBy(desk.test.db, desk.people.moderator, puppet)
    expect((await run(puppet, id, { type: 'confirm_futile' })).json().code).toBe('access.not_two_people')
    expect((await run(secondModerator, id, { type: 'confirm_futile' })).statusCode).toBe(200)

    expect(await card(id)).toMatchObject({ step: 'done', closingReason: 'futile' })
  })
})

it('takes something to add to an answer that stands', async () => {
  const id = await answered()
  expect((await run('dispatcher', id, { type: 'supplement', reason: 'изменилась дата' })).statusCode).toBe(
    200,
  )

  expect(await card(id)).toMatchObject({ step: 'in_progress', flags: { isReopened: false } })
})

describe('a repeat', () => {
  it('is seen by the place, counted, and confirmed or not by a person', async () => {
    const address = { settlement: 'Боровичи', street: 'Гоголя', house: '7', object: null }
    for (const no of [1, 2, 3]) {
      const id = await ask('Снова яма на Гоголя, 7')
      await run('dispatcher', id, { ...ACCEPT, address })
      const { repeat, flags, repeatNo } = await card(id)
      if (no === 1) expect([repeat, flags.isRepeat]).toEqual([null, false])
      else expect([repeat.kind, repeatNo, flags.isRepeat]).toEqual(['place', no, true])
      if (no === 3) {
        expect((await run('dispatcher', id, { type: 'confirm_repeat', isRepeat: false })).statusCode).toBe(
          200,
        )
        expect((await card(id)).flags.isRepeat).toBe(false)
      }
      desk.passMs(DAY_MS)
    }
  })

  it('is seen by the author and topic wherever they write, and by a point near by', async () => {
    const first = await ask('Яма у школы', { latitude: 58.3871, longitude: 33.9144 })
    await run('dispatcher', first, { ...ACCEPT, address: null })
    desk.passMs(HOUR_MS)
    const near = await ask('Колдобина', { latitude: 58.3874, longitude: 33.915 })
    await run('dispatcher', near, { ...ACCEPT, address: null })
    const far = await ask('Колдобина', { latitude: 58.3971, longitude: 33.9144 })
    await run('dispatcher', far, { ...ACCEPT, address: null })

    expect((await card(near)).repeat).toMatchObject({ kind: 'place', no: 2, of: { id: first } })
    expect((await card(far)).repeat).toBeNull()
  })

  it('is forgotten after the window', async () => {
    await saveSettings(desk.test.db, { repeatWindowDays: 90 })
    const address = { settlement: 'Боровичи', street: 'Ленина', house: '1', object: null }
    await run('dispatcher', await ask('Яма'), { ...ACCEPT, address })
    desk.passMs(91 * DAY_MS)
    const late = await ask('Яма')
    await run('dispatcher', late, { ...ACCEPT, address })

    expect((await card(late)).repeat).toBeNull()
    desk.passMs(-91 * DAY_MS)
  })
})

it('is archived when nobody has touched it for years', async () => {
  const old = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'done',
    closedAt: new Date(),
  })
  await desk.test.db
    .updateTable('incident')
    .set({ updatedAt: new Date(desk.test.clock.now.getTime() - 1100 * DAY_MS) })
    .where('id', '=', old.id)
    .execute()

  await desk.runJob('incidents.archive')

  expect((await card(old.id)).step).toBe('archived')
})

/** An answer stands in the thread; its author has the word. */
async function answered(): Promise<string> {
  const state: Partial<Incident> = {
    step: 'awaiting_author',
    outcome: 'explained',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    answeredAt: desk.test.clock.now,
  }
  return (await saveIncident(desk.test.db, { channelId: desk.channel.id, ...state })).id
}
