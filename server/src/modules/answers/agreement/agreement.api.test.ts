/** The remark of the checklist against answers that stand in threads of the same street and topic, and against no others. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { newId } from '../../../platform/ids.ts'

const TOLD =
  'Здравствуйте! Воду на ул. Мира включит водоканал до 1 декабря 2026 года. Диспетчер: 8 816 222-22-22.'
const OTHER = TOLD.replace('1 декабря', '15 декабря')

const daysFrom = (days: number) => new Date(DESK_NOON.getTime() + days * DAY_MS)

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await publish(await saveQuestion())
})
afterAll(() => desk.close())

async function saveQuestion(changes: Partial<Parameters<typeof saveIncident>[1]> = {}): Promise<string> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id, text: 'Когда дадут воду?' },
    ...{ topicCode: 'housing.no-water', groupCode: 'housing' },
    address: { settlement: null, street: 'Мира ул.', house: '7', object: null },
    ...changes,
  })
  return id
}

async function publish(id: string): Promise<void> {
  const post = async (actor: Desk['people']['executor'], step: string, body: object) => {
    const { version } = await desk.test.db
      .selectFrom('incident')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const response = await desk.test
      .as(actor)
      .post(`/incidents/${id}/answer/${step}`, { expectedVersion: version, ...body })
    expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  }
  await post(desk.people.executor, 'submit', { kind: 'final', text: TOLD, overrideReason: 'да' })
  await post(desk.people.moderator, 'approve', { versionNo: 1 })
  await desk.send()
}

async function check(id: string, text: string) {
  const body = { kind: 'final', text, outcome: 'explained', privateText: '', fileIds: [] }
  const response = await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/check`, body)
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const { checks } = response.json() as { checks: { code: string; state: string; words: string[] }[] }
  return checks.find(({ code }) => code === 'agrees')
}

it('shows another term than neighbours were told, and of which question', async () => {
  const id = await saveQuestion()
  expect(await check(id, OTHER)).toMatchObject({
    state: 'unsure',
    words: [expect.stringMatching(/^до 15 декабря.* ↔ до 1 декабря.* \(№ \d+\)$/)],
  })
  expect(await check(id, TOLD)).toMatchObject({ state: 'pass' })
  const written = { settlement: null, street: 'мира', house: '18', object: null }
  expect(await check(await saveQuestion({ address: written }), OTHER)).toMatchObject({ state: 'unsure' })
  expect(await check(id, TOLD.replace('Мира', 'Садовой'))).toMatchObject({
    state: 'attention',
    words: ['ул. Садовой'],
  })
})

it('knows what was told of an object, and a promise for as long as it is open', async () => {
  const [school, other] = ['Школа № 4', 'Школа № 5'].map((object) => ({
    ...{ settlement: null, street: null, house: null, object },
  }))
  const text = OTHER.replace(' на ул. Мира', '')
  const ours = () => saveQuestion({ address: { ...school!, object: 'школа №4' } })
  // Given half a year ago, when no answer of that time is looked at any more.
  const promised = await saveQuestion({ address: school! })
  await desk.test.db
    .insertInto('promise')
    .values({
      ...{ id: newId(), incidentId: promised, what: 'Включим воду', who: 'Водоканал' },
      ...{ dueAt: daysFrom(4), returnsAt: daysFrom(3), madeAt: daysFrom(-180) },
    })
    .execute()
  const id = await ours()
  expect(await check(id, text)).toMatchObject({
    state: 'unsure',
    words: [expect.stringMatching(/^до 15 декабря.* ↔ до \d+ [а-я]+ .* \(№ \d+\)$/)],
  })
  expect(await check(await saveQuestion({ address: other! }), text)).toMatchObject({ state: 'not_needed' })
  await desk.test.db
    .updateTable('promise')
    .set({ state: 'kept' })
    .where('incidentId', '=', promised)
    .execute()
  expect(await check(id, text)).toMatchObject({ state: 'not_needed' })
  await publish(promised)
  expect(await check(id, text)).toMatchObject({ state: 'unsure' })
})

it('compares nothing with another street, another topic, another municipality, or what was never published', async () => {
  const address = { settlement: null, street: 'Новая ул.', house: null, object: null }
  const text = OTHER.replace(' на ул. Мира', '')
  for (const changes of [
    { address },
    { topicCode: 'roads.potholes', groupCode: 'roads' },
    { municipalityCode: 'pestovo' },
  ])
    expect(await check(await saveQuestion(changes), text)).toMatchObject({ state: 'pass', words: [] })
  // Nothing was told there, and no place is known: there is nothing to compare with.
  const nowhere = await saveQuestion({
    address: { settlement: null, street: null, house: null, object: null },
  })
  expect(await check(nowhere, OTHER)).toMatchObject({ state: 'not_needed' })
})
