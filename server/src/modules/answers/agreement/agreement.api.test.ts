/** The remark of the checklist against answers that stand in threads of the same street and topic, and against no others. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'

const TOLD =
  'Здравствуйте! Воду на ул. Мира включит водоканал до 1 декабря 2026 года. Диспетчер: 8 816 222-22-22.'
const OTHER = TOLD.replace('1 декабря', '15 декабря')

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
