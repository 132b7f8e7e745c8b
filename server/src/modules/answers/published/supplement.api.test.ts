/** Something is added to a published answer: whose words ask for it, who writes it, and no letter twice. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

const ADDED = GOOD_ANSWER.replace('24 ноября', '25 ноября')
const WORDS = 'Лампы заменили 25 ноября, а не 24'

let desk: Desk
const second = buildActor({ role: 'moderator', name: 'Модератор Зоя' })
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, second)
})
afterAll(() => desk.close())

const cardOf = async (id: string, reader: Actor = desk.people.moderator) =>
  (await desk.test.as(reader).get(`/incidents/${id}`)).json()
const answerOf = async (id: string, reader: Actor = desk.people.executor) =>
  (await desk.test.as(reader).get(`/incidents/${id}/answer`)).json()
async function post(actor: Actor, id: string, path: string, body: object) {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/${path}`, { expectedVersion: version, ...body })
  return { status: response.statusCode, ...response.json() }
}
const submit = (id: string, text: string, body: object = {}) =>
  post(desk.people.executor, id, 'answer/submit', { kind: 'final', text, overrideReason: 'да', ...body })
const approve = (id: string, versionNo: number) =>
  post(desk.people.moderator, id, 'answer/approve', { versionNo })
const command = (actor: Actor, id: string, type: string, body: object = {}) =>
  post(actor, id, 'commands', { type, ...body })
const supplement = (id: string) => command(desk.people.moderator, id, 'supplement', { reason: WORDS })

async function answered(): Promise<string> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id },
    text: 'Когда заменят лампы на Мира, 5?',
  })
  expect(await submit(id, GOOD_ANSWER)).toMatchObject({ status: 200 })
  expect(await approve(id, 1)).toMatchObject({ status: 200 })
  await desk.send()
  expect(await cardOf(id)).toMatchObject({ step: 'awaiting_author' })
  return id
}
async function supplemented(): Promise<string> {
  const id = await answered()
  expect(await supplement(id)).toMatchObject({ status: 200, step: 'in_progress' })
  desk.passMs(60_000)
  return id
}
/** By a node of the version before. */
async function handInBeforeTheRule(id: string, text: string): Promise<void> {
  const { id: authorId, name: authorName } = desk.people.executor
  const version = { incidentId: id, versionNo: 2, kind: 'final', outcomeSaid: 'explained', text } as const
  const written = { authorId, authorName, createdAt: desk.test.clock.now }
  await desk.test.db
    .insertInto('answerVersion')
    .values({ ...version, ...written })
    .execute()
  await desk.test.db.updateTable('incident').set({ step: 'approval' }).where('id', '=', id).execute()
}
const todayOf = async (actor: Actor) =>
  (await desk.test.as(actor).get('/incidents?queue=mine_today')).json().incidents
const sentTo = async (id: string) =>
  desk.test.db
    .selectFrom('outbox')
    .select('answerVersionNo')
    .where('incidentId', '=', id)
    .where('state', '=', 'sent')
    .execute()

it('tells the writer and the approver whose words ask for it, of which answer and how many have it', async () => {
  const id = await supplemented()

  expect(await answerOf(id)).toMatchObject({
    published: { versionNo: 1, at: expect.any(String), recipients: 1 },
    supplement: { byName: 'Модератор Борис', words: WORDS, isBegun: false },
  })
  expect(await submit(id, ADDED)).toMatchObject({ status: 200 })
  expect(await answerOf(id)).toMatchObject({ supplement: { words: WORDS, isBegun: true } })

  expect(await approve(id, 2)).toMatchObject({ status: 200 })
  await desk.send()
  expect(await answerOf(id)).toMatchObject({ published: { versionNo: 2 }, supplement: null })
})

it('is work of today for who writes it, marked, however far its deadline', async () => {
  const id = await supplemented()
  await desk.test.db
    .updateTable('incident')
    .set({ deadlineDueAt: new Date(desk.test.clock.now.getTime() + 5 * DAY_MS) })
    .where('id', '=', id)
    .execute()

  const row = (await todayOf(desk.people.executor)).find((one: { id: string }) => one.id === id)
  expect(row).toMatchObject({ flags: { isSupplement: true, isReopened: false } })
  expect((await cardOf(await answered())).flags.isSupplement).toBe(false)
})

it('sends nobody word for word what they have: neither from the writer nor by a yes', async () => {
  const id = await supplemented()
  const again = `  ${GOOD_ANSWER.toUpperCase().replaceAll(' ', '  ')}\n`

  for (const text of [GOOD_ANSWER, again]) {
    expect(await submit(id, text)).toMatchObject({ status: 400, code: 'answer.already_published' })
    const { checks } = await post(desk.people.executor, id, 'answer/check', {
      ...{ kind: 'final', text, expectedVersion: undefined },
    })
    const found = Object.fromEntries(checks.map(({ code, state }: Record<string, string>) => [code, state]))
    expect(found).toMatchObject({ says_new: 'attention', not_a_copy: 'not_needed' })
  }

  await handInBeforeTheRule(id, again)
  expect(await approve(id, 2)).toMatchObject({ status: 400, code: 'answer.already_published' })
  const mend = { versionNo: 2, text: GOOD_ANSWER, comment: 'как было' }
  expect(await post(desk.people.moderator, id, 'answer/mend', mend)).toMatchObject({
    ...{ status: 400, code: 'answer.already_published' },
  })
  await desk.send()
  expect(await sentTo(id)).toEqual([{ answerVersionNo: 1 }])
})

it('sends the same words again where nobody has them: they were called back', async () => {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    municipalityCode: 'borovichi',
  })
  await submit(id, GOOD_ANSWER)
  await approve(id, 1)
  expect(await post(desk.people.moderator, id, 'answer/call-back', {})).toMatchObject({ status: 200 })

  expect(await submit(id, GOOD_ANSWER)).toMatchObject({ status: 200 })
})

it.each(['awaiting_author', 'done'] as const)(
  'is taken back to %s while nobody has written',
  async (step) => {
    const id = await answered()
    if (step === 'done') await command(desk.people.dispatcher, id, 'close', { satisfaction: 'satisfied' })
    const before = await cardOf(id)
    await supplement(id)
    expect((await cardOf(id)).abilities.undo_supplement).toBe(true)

    expect(await command(desk.people.moderator, id, 'undo_supplement')).toMatchObject({ status: 200, step })

    const after = await cardOf(id)
    const facts = ['step', 'closingReason', 'satisfaction', 'outcome', 'deadline', 'flags'] as const
    for (const fact of facts) expect([fact, after[fact]]).toEqual([fact, before[fact]])
    const { closedAt } = await desk.test.db
      .selectFrom('incident')
      .select('closedAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(closedAt).toEqual(step === 'done' ? desk.test.clock.now : null)
  },
)

it('is not taken back once somebody writes, or the author has written', async () => {
  const id = await supplemented()
  const draft = { kind: 'final', text: 'Здравствуйте! Лампы', expectedRevision: 0 }
  await desk.test.as(desk.people.executor).put(`/incidents/${id}/answer/draft`, draft)

  expect(await answerOf(id)).toMatchObject({ supplement: { isBegun: true } })
  expect(await command(desk.people.moderator, id, 'undo_supplement')).toMatchObject({
    ...{ status: 409, code: 'incident.supplement_begun' },
  })

  const asked = await supplemented()
  await desk.test.db
    .updateTable('incident')
    .set({ hasUnreadFollowUp: true })
    .where('id', '=', asked)
    .execute()
  expect(await command(desk.people.moderator, asked, 'undo_supplement')).toMatchObject({
    ...{ status: 409, code: 'incident.unread_follow_up' },
  })
})
