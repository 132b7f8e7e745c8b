/** What comes back, by agency and reason, and the rows behind each number. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../test/desk.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../test/factories.ts'
import type { Actor } from '../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const card = async (id: string) => (await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)).json()

async function sentBack(reasonCode: string, comment: string): Promise<string> {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  const { executor, moderator } = desk.people
  const answer = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'проверено', expectedVersion: 1 }
  expect((await desk.test.as(executor).post(`/incidents/${id}/answer/submit`, answer)).statusCode).toBe(200)
  const no = { versionNo: 1, expectedVersion: 2, reasonCode, comment }
  expect((await desk.test.as(moderator).post(`/incidents/${id}/answer/send-back`, no)).statusCode).toBe(200)
  return id
}

async function refused(reason: string): Promise<string> {
  await desk.deliver({
    id: `q-${reason}`,
    author: `a-${reason}`,
    text: 'Яма',
    at: desk.test.clock.now.toISOString(),
  })
  await desk.work()
  const { id } = await desk.incidentOf(`q-${reason}`)
  const place = { topicCode: 'roads.potholes', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  const run = async (actor: Actor, command: object) =>
    desk.test
      .as(actor)
      .post(`/incidents/${id}/commands`, { ...command, expectedVersion: (await card(id)).version })
  await run(desk.people.dispatcher, { type: 'accept', ...place })
  const no = { type: 'return', reason, proposedAgencyCode: null }
  expect((await run(desk.people.coordinator, no)).statusCode).toBe(200)
  return id
}

const board = async (actor: Actor) => (await desk.test.as(actor).get('/board')).json().returned
const rows = async (query: Record<string, string>) =>
  (
    await desk.test
      .as(desk.people.moderator)
      .get(`/board/items?${new URLSearchParams({ limit: '50', ...query })}`)
  ).json().items

it('counts answers and refusals by body, and each number opens what it counts', async () => {
  const first = await sentBack('no_date', 'Скажите, когда')
  await sentBack('no_date', 'Нет срока')
  const rude = await sentBack('tone', 'Мягче')
  const road = await refused('дорога областная')

  const counted = await board(desk.people.moderator)
  expect(counted).toHaveLength(3)
  expect(counted).toEqual(
    expect.arrayContaining([
      { kind: 'sent_back', owner: DESK_AGENCY, reason: 'no_date', count: 2 },
      { kind: 'sent_back', owner: DESK_AGENCY, reason: 'tone', count: 1 },
      { kind: 'refused', owner: DESK_AGENCY, reason: null, count: 1 },
    ]),
  )
  const dated = await rows({ figure: 'sent_back', owner: DESK_AGENCY, reason: 'no_date' })
  expect(dated).toHaveLength(2)
  expect(dated[0]).toMatchObject({
    incidentId: first,
    returned: { reason: 'no_date', words: 'Скажите, когда' },
  })
  expect((await rows({ figure: 'sent_back', owner: DESK_AGENCY, reason: 'tone' }))[0].incidentId).toBe(rude)
  expect(await rows({ figure: 'refused', owner: DESK_AGENCY })).toMatchObject([
    { incidentId: road, returned: { reason: null, words: 'дорога областная' } },
  ])
  expect(await rows({ figure: 'refused', owner: 'ministry-roads' })).toEqual([])
})

it('tells nobody of what is outside their scope, and forgets after thirty days', async () => {
  const scope = { kind: 'agency', code: 'administration-novgorod-city' } as const
  expect(await board(buildActor({ role: 'head', scope }))).toEqual([])
  expect((await board(desk.people.head)).length).toBeGreaterThan(0)
  desk.passMs(31 * DAY_MS)
  expect(await board(desk.people.moderator)).toEqual([])
  desk.passMs(-31 * DAY_MS)
})
