import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { notifyOfActivities } from '../../control/index.ts'
import { findBrokenChain } from '../index.ts'

let desk: Desk
let incidentId: string
const OURS = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }

beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  await read()
  await desk.test.db.deleteFrom('notification').execute()
  incidentId = await saveLate(-HOUR_MS)
})
afterAll(() => desk.close())

async function saveLate(dueInMs: number): Promise<string> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', assigneeId: desk.people.executor.id, ...OURS },
    deadlineDueAt: new Date(DESK_NOON.getTime() + dueInMs),
  })
  return id
}

/** A transaction of another test in the same cluster may hold events back for a while. */
async function read(): Promise<void> {
  for (;;) {
    const { hasMore } = await notifyOfActivities(desk.test.context)
    if (!hasMore) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const remind = (who: keyof Desk['people'], words?: string, id = incidentId) =>
  desk.test.as(desk.people[who]).post(`/incidents/${id}/remind`, words === undefined ? {} : { words })

async function told() {
  await read()
  const rows = await desk.test.db
    .selectFrom('notification')
    .innerJoin('appUser', 'appUser.id', 'notification.userId')
    .select(['appUser.name', 'kind', 'details'])
    .orderBy('appUser.name')
    .execute()
  return rows.map(({ name, kind, details }) => [name, kind, (details as { words?: string }).words ?? null])
}

it('calls the executor and the dispatcher with the words of the head, and stays in the history', async () => {
  const reminded = await remind('head', 'Жду ответа сегодня')
  expect(reminded.statusCode, reminded.body).toBe(200)

  expect(await told()).toEqual([
    ['Исполнитель Глеб', 'reminded', 'Жду ответа сегодня'],
    ['Куратор Анна', 'reminded', 'Жду ответа сегодня'],
  ])
  const history = await desk.test.as(desk.people.head).get(`/incidents/${incidentId}/activity`)
  expect(history.json().activities[0]).toMatchObject({
    ...{ type: 'reminded', actorName: 'Глава Дарья', details: { comment: 'Жду ответа сегодня' } },
  })
  expect(await findBrokenChain(desk.test.db)).toBeNull()
})

it('changes nothing of the work: whoever writes meanwhile is not interrupted', async () => {
  const version = async () =>
    (await desk.test.as(desk.people.executor).get(`/incidents/${incidentId}`)).json().version
  const before = await version()
  await remind('head')
  expect(await version()).toBe(before)
})

it('needs no words, and is possible once a day for each person', async () => {
  expect((await remind('head')).statusCode).toBe(200)
  const again = await remind('head', 'ещё раз')
  expect([again.statusCode, again.json().code]).toEqual([409, 'incident.reminded_today'])
  expect((await remind('coordinator')).statusCode).toBe(200)

  desk.passMs(DAY_MS)
  expect((await remind('head')).statusCode).toBe(200)
})

it('is for what is late', async () => {
  const soon = await saveLate(HOUR_MS)
  const early = await remind('head', '', soon)
  expect([early.statusCode, early.json().code]).toEqual([409, 'incident.not_late'])
  const card = async (id: string) => (await desk.test.as(desk.people.head).get(`/incidents/${id}`)).json()
  expect([(await card(incidentId)).mayRemind, (await card(soon)).mayRemind]).toEqual([true, false])
})

it('is for those who lead, within their scope', async () => {
  expect((await remind('executor')).statusCode).toBe(403)
  expect((await remind('dispatcher')).statusCode).toBe(403)
  const stranger = buildActor({ role: 'head', scope: { kind: 'agency', code: 'ministry-roads' } })
  await saveUser(desk.test.db, stranger)
  const refused = await desk.test.as(stranger).post(`/incidents/${incidentId}/remind`, {})
  expect(refused.statusCode).toBe(404)
})
