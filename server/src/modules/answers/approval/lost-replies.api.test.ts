/** A command whose reply was lost is sent again: it counts once, and its sender hears what they would have heard. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveSettings } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { forgetCommands } from './commands.repository.ts'
import { forgetOldCommands } from './forget-commands.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await saveSettings(desk.test.db, { publicationHoldSeconds: 15 })
})
afterAll(() => desk.close())

const ANSWER = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' }
const MENDED = GOOD_ANSWER.replace('выехала и заменила', 'выехала 24 ноября и заменила')

const versionOf = async (id: string) => {
  const row = desk.test.db.selectFrom('incident').select('version').where('id', '=', id)
  return (await row.executeTakeFirstOrThrow()).version
}
const historyOf = async (id: string) => {
  const rows = desk.test.db.selectFrom('incidentActivity').select('type').where('incidentId', '=', id)
  return (await rows.orderBy('seq').execute()).map(({ type }) => type)
}
const post = (actor: Actor, id: string, { step, ...body }: { step: string; [field: string]: unknown }) =>
  desk.test.as(actor).post(`/incidents/${id}/answer/${step}`, body)

async function take(actor: Actor, id: string, step: string, body: object = {}) {
  const expectedVersion = await versionOf(id)
  const response = await post(actor, id, { step, expectedVersion, ...body })
  expect([response.statusCode, response.body]).toEqual([200, response.body])
}
async function inWork() {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress' as const },
    ...{ agencyCode: DESK_AGENCY, municipalityCode: 'borovichi', text: 'Когда заделают яму на Мира, 5?' },
  })
  return id
}

const STEPS: readonly [string, string, object, (id: string) => Promise<void>][] = [
  ['submit', 'executor', ANSWER, async () => undefined],
  ['approve', 'moderator', { versionNo: 1 }, (id) => take(desk.people.executor, id, 'submit', ANSWER)],
  [
    'send-back',
    'moderator',
    { versionNo: 1, reasonCode: 'no_date', comment: 'Назовите срок' },
    (id) => take(desk.people.executor, id, 'submit', ANSWER),
  ],
  [
    'mend',
    'moderator',
    { versionNo: 1, text: MENDED, comment: 'день работ' },
    (id) => take(desk.people.executor, id, 'submit', ANSWER),
  ],
  [
    'undo-approval',
    'moderator',
    {},
    async (id) => {
      await take(desk.people.executor, id, 'submit', ANSWER)
      await take(desk.people.moderator, id, 'approve', { versionNo: 1 })
    },
  ],
  [
    'call-back',
    'moderator',
    { comment: 'не то' },
    async (id) => {
      await take(desk.people.executor, id, 'submit', ANSWER)
      await take(desk.people.moderator, id, 'approve', { versionNo: 1 })
    },
  ],
]

it.each(STEPS)(
  '%s counts once with one key, also when both arrive at once',
  async (step, who, body, before) => {
    const actor = who === 'executor' ? desk.people.executor : desk.people.moderator
    const id = await inWork()
    await before(id)
    const told = (await historyOf(id)).length
    const said = { step, ...body, expectedVersion: await versionOf(id), key: randomUUID() }

    const [first, second] = await Promise.all([post(actor, id, said), post(actor, id, said)])
    const third = await post(actor, id, said)

    expect([first, second, third].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(second.json()).toEqual(first.json())
    expect(third.json()).toEqual(first.json())
    expect(await historyOf(id)).toHaveLength(told + 1)
  },
)

it('with another key, or of another person, is another command', async () => {
  const id = await inWork()
  const said = { step: 'submit', ...ANSWER, expectedVersion: await versionOf(id), key: randomUUID() }
  expect((await post(desk.people.executor, id, said)).statusCode).toBe(200)

  for (const again of [
    { ...said, key: randomUUID() },
    { ...said, key: null },
  ])
    expect((await post(desk.people.executor, id, again)).json().code).toBe('incident.changed_meanwhile')
  expect((await post(desk.people.coordinator, id, said)).json().code).toBe('incident.changed_meanwhile')
  expect(await historyOf(id)).toEqual(['found', 'submit'])
})

it('keeps no key of a command that was refused: mended, it may be sent again', async () => {
  const id = await inWork()
  const said = { step: 'submit', ...ANSWER, expectedVersion: await versionOf(id), key: randomUUID() }
  const bad = { ...said, text: 'Здравствуйте, {имя}!' }
  expect((await post(desk.people.executor, id, bad)).statusCode).toBe(400)
  expect((await post(desk.people.executor, id, said)).statusCode).toBe(200)
})

it('hides from strangers what it knows of a key', async () => {
  const id = await inWork()
  const said = { step: 'submit', ...ANSWER, expectedVersion: await versionOf(id), key: randomUUID() }
  await post(desk.people.executor, id, said)
  const scope = { kind: 'agency', code: 'ministry-roads' } as const
  expect((await post(buildActor({ role: 'executor', scope }), id, said)).statusCode).toBe(404)
})

it('forgets every night what nobody sends again any more, in batches', async () => {
  const DAY_MS = 86_400_000
  const now = desk.test.clock.now
  const id = await inWork()
  const keys = desk.test.db.selectFrom('answerCommand').select('doneAt').where('incidentId', '=', id)
  const values = [91, 91, 91, 91, 91, 89, 0].map((days) => ({
    ...{ incidentId: id, actorId: desk.people.executor.id, command: 'submit' as const, key: randomUUID() },
    doneAt: new Date(now.getTime() - days * DAY_MS),
  }))
  await desk.test.db.insertInto('answerCommand').values(values).execute()

  const before = new Date(now.getTime() - 90 * DAY_MS)
  expect(await forgetCommands(desk.test.db, { before, limit: 2 })).toBe(2)
  expect(await keys.execute()).toHaveLength(5)
  await forgetOldCommands(desk.test.context, 2)
  expect(await keys.execute()).toEqual(values.slice(5).map(({ doneAt }) => ({ doneAt })))
})
