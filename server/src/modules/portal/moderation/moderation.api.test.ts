/** Moderation in networks: a reason for each act, two people for a ban, once in effect through kills, words kept. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { NetworkActResponse } from '@veche/contract/portal/moderation.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { postInChat, type Said, saveQuestion } from '../../../../test/chats/state-talk.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { moderationContextOf } from '../../../main/wiring/moderation-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { carryOutDue } from './carry-out-acts.ts'

let desk: Desk
let chat: TestChat
const borovichi = { kind: 'municipality', code: 'borovichi' } as const
const chatModerator = buildActor({ role: 'chat_moderator', name: 'Модератор Чата', scope: borovichi })
const second = buildActor({ role: 'chat_moderator', name: 'Модератор Второй', scope: borovichi })
const elsewhere = buildActor({
  role: 'chat_moderator',
  scope: { kind: 'municipality', code: 'novgorod-city' },
})
const analyst = buildActor({ role: 'analyst' })
const streamEditor = buildActor({ role: 'stream_editor' })
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [chatModerator, second, elsewhere, analyst, streamEditor])
    await saveUser(desk.test.db, actor)
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  const { moderation } = desk.network
  moderation.done.length = 0
  moderation.ends.length = 0
  moderation.holds = 'look'
  moderation.offers = [
    { kind: 'delete', isUndoable: true, terms: null },
    { kind: 'mute', isUndoable: true, terms: 'any' },
    { kind: 'ban', isUndoable: true, terms: 'any' },
  ]
  chat = await saveChat(desk)
})
afterAll(() => desk.close())

type Answer = NetworkActResponse & { status: number; code?: string }
const answerOf = (response: { statusCode: number; json: () => object }): Answer =>
  ({ status: response.statusCode, ...response.json() }) as Answer
const say = (said: Said = {}) =>
  postInChat(desk, chat, { author: `author-${newId()}`, text: 'Купите диван', class: 'spam', ...said })
const ask = async (messageId: string, changes: object = {}, actor: Actor = chatModerator) =>
  answerOf(
    await desk.test.as(actor).post('/network-acts', {
      ...{ id: newId(), messageId, kind: 'delete', reason: 'spam', words: 'Реклама мебели' },
      ...changes,
    }),
  )
const run = async (id: string, command: object, actor: Actor = chatModerator) =>
  answerOf(await desk.test.as(actor).post(`/network-acts/${id}/commands`, command))
const undo = (id: string, actor?: Actor) => run(id, { type: 'undo', id: newId(), words: 'Ошиблись' }, actor)
const list = async (actor: Actor = chatModerator, query = ''): Promise<NetworkActResponse[]> =>
  (await desk.test.as(actor).get(`/network-acts${query}`)).json().acts
const show = async (id: string) => (await list()).find((act) => act.id === id)!
const offer = async (messageId: string, actor: Actor = chatModerator) => {
  const response = await desk.test.as(actor).get(`/messages/${messageId}/network-acts`)
  return { status: response.statusCode, ...response.json() }
}
const carryOut = () => carryOutDue(moderationContextOf(desk.test.product))
const settle = async () => {
  while ((await carryOut()) > 0);
}
const kinds = () => desk.network.moderation.done.map(({ kind }) => kind)
const BAN = { kind: 'ban', term: 'week', reason: 'fraud', words: 'Просит переводы на карту' }
const textOf = async (messageId: string) =>
  await desk.test.db
    .selectFrom('message')
    .select(['text', 'sourceState', 'takenDownAt'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
const tellDeleted = async (externalId: string) => {
  await desk.deliver({ op: 'deleted', surface: 'chat', container: chat.container, id: externalId })
  await desk.work()
}

it('deletes with a reason, keeps the words when the network tells of it, and brings the message back', async () => {
  const messageId = await say({ id: 'sofa' })
  const asked = await ask(messageId)
  expect(asked).toMatchObject({ status: 200, state: 'queued', askedByName: chatModerator.name })
  await settle()
  await tellDeleted('sofa')
  expect(kinds()).toEqual(['delete'])
  expect(await show(asked.id)).toMatchObject({ state: 'done', abilities: { undo: true } })
  expect(await textOf(messageId)).toMatchObject({ text: 'Купите диван', sourceState: 'alive' })
  expect((await offer(messageId)).acts.map(({ kind }: { kind: string }) => kind)).toEqual(['mute', 'ban'])
  const { messages } = (await desk.test.as(chatModerator).get(`/chats/${chat.id}/messages`)).json()
  expect(messages).toMatchObject([{ id: messageId, isDeleted: true, text: 'Купите диван' }])

  expect(await undo(asked.id)).toMatchObject({ status: 200 })
  await settle()
  expect(kinds()).toEqual(['delete', 'restore'])
  expect(await show(asked.id)).toMatchObject({ isUndone: true, abilities: { undo: false } })
  expect(await textOf(messageId)).toMatchObject({ takenDownAt: null })
  const entries = await desk.test.db
    .selectFrom('journal')
    .select('action')
    .where('objectId', '=', asked.id)
    .orderBy('id')
    .execute()
  expect(entries.map(({ action }) => action)).toEqual(['network_act.asked', 'network_act.done'])
})

it('seals the words as before when their author deletes them', async () => {
  const messageId = await say({ id: 'own-deed' })
  await tellDeleted('own-deed')
  expect(await textOf(messageId)).toMatchObject({ text: '', sourceState: 'deleted' })
  expect((await offer(messageId)).acts.map(({ kind }: { kind: string }) => kind)).toEqual(['mute', 'ban'])
})

it('bans when a second person agrees, from that moment, and lets one person lift it', async () => {
  const messageId = await say()
  const asked = await ask(messageId, BAN)
  expect(asked).toMatchObject({ state: 'waiting', until: null, abilities: { decide: false, cancel: true } })
  await settle()
  expect(kinds()).toEqual([])
  expect(await run(asked.id, { type: 'approve' })).toMatchObject({
    status: 403,
    code: 'moderation.second_person',
  })
  const today = await desk.test.as(second).get('/today')
  expect(today.json().items).toContainEqual(expect.objectContaining({ kind: 'moderation', id: asked.id }))
  const ownDay = (await desk.test.as(chatModerator).get('/today')).json().items
  expect(ownDay.some(({ kind }: { kind: string }) => kind === 'moderation')).toBe(false)

  desk.passMs(HOUR_MS)
  const until = new Date(desk.test.clock.now.getTime() + 7 * DAY_MS)
  expect(await run(asked.id, { type: 'approve' }, second)).toMatchObject({
    ...{ status: 200, state: 'queued', until: until.toISOString(), decidedByName: second.name },
  })
  await settle()
  expect(desk.network.moderation.done).toMatchObject([{ kind: 'ban', until, reason: 'fraud' }])
  expect(await run(asked.id, { type: 'approve' }, second)).toMatchObject({
    code: 'moderation.decided_already',
  })
  expect(await list(chatModerator, '?view=running')).toMatchObject([{ id: asked.id, isExpired: false }])
  expect(await ask(messageId, BAN)).toMatchObject({ status: 409, code: 'moderation.in_force' })

  await undo(asked.id)
  await settle()
  expect(kinds()).toEqual(['ban', 'unban'])
  expect(await list(chatModerator, '?view=running')).toEqual([])
})

it('says when the term is over in the network itself, and asks nothing of it', async () => {
  const { id } = await ask(await say(), { kind: 'mute', term: 'hour', reason: 'insult' })
  await settle()
  desk.passMs(HOUR_MS)
  expect(await show(id)).toMatchObject({ state: 'done', isExpired: true, abilities: { undo: false } })
  await settle()
  expect(kinds()).toEqual(['mute'])
})

it('keeps a ban for ever to whoever moderates the centre, and lets a second person decline it', async () => {
  const messageId = await say()
  const forever = { ...BAN, term: 'forever' }
  expect(await ask(messageId, forever)).toMatchObject({
    status: 403,
    code: 'moderation.forever_of_moderator',
  })
  const asked = await ask(messageId, forever, desk.people.moderator)
  expect(asked).toMatchObject({ status: 200, state: 'waiting' })
  expect(await run(asked.id, { type: 'decline', words: 'Нет причины' }, second)).toMatchObject({
    state: 'declined',
  })
  await settle()
  expect(kinds()).toEqual([])
})

it('leaves criticism where it is, and an open question owed', async () => {
  const messageId = await say({ text: 'Глава, где вода? Моя соседка Иванова', class: 'complaint' })
  await saveQuestion(desk.test.db, chat, { messageId, class: 'complaint' })
  expect(await offer(messageId)).toMatchObject({ hasOpenQuestion: true })
  for (const reason of ['insult', 'spam'])
    expect(await ask(messageId, { reason, knowsOfQuestion: true })).toMatchObject({
      code: 'moderation.criticism_stays',
    })
  const personal = { reason: 'personal_data', words: 'Фамилия и адрес соседки' }
  expect(await ask(messageId, personal)).toMatchObject({ code: 'moderation.question_stays_open' })
  expect(await ask(messageId, { ...personal, knowsOfQuestion: true })).toMatchObject({ status: 200 })
  await settle()
  const question = await desk.test.db
    .selectFrom('chatQuestion')
    .select('state')
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow()
  expect(question.state).toBe('open')
})

it('asks the network after a lost answer, and repeats only what does not hold', async () => {
  desk.network.moderation.ends.push('lost')
  const { id } = await ask(await say())
  await settle()
  expect(await show(id)).toMatchObject({ state: 'unknown' })
  desk.passMs(DAY_MS)
  await settle()
  expect(await show(id)).toMatchObject({ state: 'done' })
  expect(kinds()).toEqual(['delete'])

  desk.network.moderation.holds = null
  desk.network.moderation.ends.push('lost')
  const untold = await ask(await say())
  await settle()
  desk.passMs(DAY_MS)
  await settle()
  expect(await show(untold.id)).toMatchObject({ state: 'done' })
  expect(kinds()).toEqual(['delete', 'delete', 'delete'])
})

it('says what the network refused, and keeps the message as it was', async () => {
  desk.network.moderation.ends.push(new ConnectorError('refused', 'vk.15'))
  const messageId = await say()
  const { id } = await ask(messageId)
  await settle()
  expect(await show(id)).toMatchObject({ state: 'failed', errorCode: 'vk.15', abilities: { repeat: true } })
  expect(await textOf(messageId)).toMatchObject({ takenDownAt: null })
  await run(id, { type: 'repeat' })
  await settle()
  expect(await show(id)).toMatchObject({ state: 'done', errorCode: null })
})

it('waits as long as the network says, and lets nobody overtake of one author', async () => {
  desk.network.moderation.ends.push(new ConnectorError('try_later', 'vk.6', { retryAfterMs: HOUR_MS }))
  const messageId = await say()
  const { id } = await ask(messageId, { kind: 'mute', term: 'day', reason: 'insult' })
  await settle()
  expect(await show(id)).toMatchObject({ state: 'queued', errorCode: 'vk.6' })
  const ban = await ask(messageId, BAN)
  await run(ban.id, { type: 'approve' }, second)
  desk.passMs(HOUR_MS - 1000)
  await settle()
  expect(kinds()).toEqual([])
  desk.passMs(2000)
  await settle()
  expect(kinds()).toEqual(['mute', 'ban'])
})

it('asks the network about what a killed sender left, and never does it twice', async () => {
  const { id } = await ask(await say(), { kind: 'mute', term: 'week', reason: 'insult' })
  const context = moderationContextOf(desk.test.product)
  const clock = () => desk.test.clock.now
  // The call leaves, and the process dies before it writes the end.
  const dying = { ...context, clock, db: context.db }
  const connectors = new Map(context.connectors)
  const vk = connectors.get('vk')!
  const moderation = {
    ...vk.moderation!,
    async carryOut(...given: Parameters<NonNullable<typeof vk.moderation>['carryOut']>) {
      await vk.moderation!.carryOut(...given)
      await desk.test.owner
        .updateTable('networkAct')
        .set({ leaseToken: newId() })
        .where('id', '=', id)
        .execute()
    },
  }
  connectors.set('vk', { ...vk, moderation })
  await carryOutDue({ ...dying, connectors })
  expect(await show(id)).toMatchObject({ state: 'sending' })
  desk.passMs(HOUR_MS)
  await settle()
  desk.passMs(HOUR_MS)
  await settle()
  expect(await show(id)).toMatchObject({ state: 'done' })
  expect(kinds()).toEqual(['mute'])
})

it('counts a press once, and refuses a second of the same', async () => {
  const messageId = await say()
  const id = newId()
  const [one, other] = await Promise.all([ask(messageId, { id }), ask(messageId, { id })])
  expect([one.status, other.status]).toEqual([200, 200])
  expect(await ask(messageId)).toMatchObject({ status: 403, code: 'moderation.not_offered' })
  const mute = { kind: 'mute', term: 'day', reason: 'insult' }
  expect(await ask(messageId, mute)).toMatchObject({ status: 200 })
  expect(await ask(messageId, mute)).toMatchObject({ status: 409, code: 'moderation.asked_already' })
  await settle()
  expect(kinds().sort()).toEqual(['delete', 'mute'])
})

it('takes down by hand what the network gives to no program', async () => {
  desk.network.moderation.offers = []
  const messageId = await say()
  expect((await offer(messageId)).acts).toMatchObject([
    { kind: 'delete', way: 'hand' },
    { kind: 'mute', way: 'hand' },
    { kind: 'ban', way: 'hand', needsSecond: true },
  ])
  expect(await ask(messageId)).toMatchObject({ status: 409, code: 'moderation.by_hand_only' })
  const ban = await ask(messageId, { ...BAN, way: 'hand' })
  expect(await run(ban.id, { type: 'approve' }, second)).toMatchObject({ state: 'by_hand' })
  expect(await run(ban.id, { type: 'done_by_hand' })).toMatchObject({ state: 'done' })
  await undo(ban.id)
  await settle()
  expect(kinds()).toEqual([])
  expect(await show(ban.id)).toMatchObject({ isUndone: true })
})

it('shows nothing outside of a scope, and lets a dispatcher hide and no more', async () => {
  const messageId = await say()
  for (const actor of [elsewhere, streamEditor])
    expect(await offer(messageId, actor)).toMatchObject({ status: 404, code: 'moderation.no_message' })
  expect(await ask(messageId, {}, elsewhere)).toMatchObject({ status: 404 })
  expect(await ask(messageId, {}, analyst)).toMatchObject({ status: 403 })
  expect(await ask(messageId, {}, desk.people.executor)).toMatchObject({ status: 403 })
  expect(await ask(messageId, {}, desk.people.administrator)).toMatchObject({ status: 403 })
  expect(await ask(messageId, BAN, desk.people.dispatcher)).toMatchObject({
    ...{ status: 403, code: 'moderation.not_offered' },
  })
  const ban = await ask(messageId, BAN)
  for (const actor of [elsewhere, streamEditor]) {
    expect(await list(actor)).toEqual([])
    expect(await run(ban.id, { type: 'approve' }, actor)).toMatchObject({ status: 404 })
  }
  expect(await run(ban.id, { type: 'approve' }, desk.people.dispatcher)).toMatchObject({ status: 409 })
  expect(await ask(messageId, {}, desk.people.dispatcher)).toMatchObject({ status: 200 })
  expect((await list(analyst)).length).toBeGreaterThan(0)
})

it('deals with a comment by its question, and never with our own words', async () => {
  await desk.deliver({ id: 'insult-1', text: 'Все вы там', author: 'rude', container: 'wall-77' })
  await desk.work()
  const { id: messageId } = await desk.test.db
    .selectFrom('message')
    .select('id')
    .where('externalId', '=', 'insult-1')
    .executeTakeFirstOrThrow()
  expect(await offer(messageId, desk.people.dispatcher)).toMatchObject({
    ...{ status: 200, hasOpenQuestion: true, acts: [{ kind: 'delete' }] },
    limits: [
      { kind: 'mute', why: 'right', whom: expect.arrayContaining([desk.people.moderator.name]) },
      { kind: 'ban', why: 'right', whom: expect.not.arrayContaining([desk.people.dispatcher.name]) },
    ],
  })
  expect(
    await ask(messageId, { reason: 'insult', knowsOfQuestion: true }, desk.people.dispatcher),
  ).toMatchObject({ status: 200, incidentNumber: expect.any(Number) })
})

it('gives the list as a sheet without names of residents, and figures without people', async () => {
  await ask(await say({ text: 'Секретное имя Иван' }))
  await settle()
  const sheet = await desk.test.as(chatModerator).get('/network-acts/export')
  expect(sheet.headers['content-type']).toContain('text/csv')
  expect(sheet.body).toContain('Спам или реклама')
  expect(sheet.body).not.toContain('Секретное имя')
  const figures = await desk.test.as(desk.people.administrator).get('/network-acts/figures')
  expect(figures.json().rows).toContainEqual(
    expect.objectContaining({ kind: 'delete', reason: 'spam', done: expect.any(Number) }),
  )
  expect((await desk.test.as(chatModerator).get('/network-acts/figures')).statusCode).toBe(403)
})

it('asks two acts by one press, each with its own reason and fate, or neither', async () => {
  const messageId = await say()
  const also = { id: newId(), ...BAN }
  const both = await ask(messageId, { also })
  expect(both).toMatchObject({ status: 200, kind: 'delete', reason: 'spam', state: 'queued' })
  expect(await show(also.id)).toMatchObject({ kind: 'ban', reason: 'fraud', state: 'waiting', term: 'week' })
  await settle()
  expect(kinds()).toEqual(['delete'])
  expect((await run(also.id, { type: 'approve' }, second)).status).toBe(200)

  const other = await say()
  const refused = await ask(other, { also: { id: newId(), ...BAN, term: 'forever' } })
  expect(refused).toMatchObject({ status: 403, code: 'moderation.forever_of_moderator' })
  expect((await list()).map((act) => act.messageId)).not.toContain(other)
})

it('calls whoever may decide to a ban that waits, without a word of a resident, and nobody else', async () => {
  const messageId = await say({ text: 'Переведите на карту' })
  const { id } = await ask(messageId, BAN)
  const told = await desk.test.db
    .selectFrom('notification')
    .select(['userId', 'details'])
    .where('kind', '=', 'moderation')
    .where('dedupeKey', '=', `network_act:${id}`)
    .execute()
  const people = told.map(({ userId }) => userId)
  expect(people).toContain(second.id)
  for (const stranger of [chatModerator, elsewhere, analyst]) expect(people).not.toContain(stranger.id)
  expect(told[0]?.details).toEqual({ news: 'waiting', actId: id, page: expect.any(String) })
})

it('lists what was asked of the messages of one question alone', async () => {
  const { moderator } = desk.people
  await desk.deliver({ id: `listed-${newId()}`, text: 'Яма, телефон соседки 555-00-00', author: 'listed-1' })
  await desk.work()
  const { id: messageId, incidentId } = await desk.test.db
    .selectFrom('message')
    .select(['id', 'incidentId'])
    .where('incidentId', 'is not', null)
    .orderBy('occurredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const asked = { reason: 'personal_data', words: 'Телефон соседки', knowsOfQuestion: true }
  const { id } = await ask(messageId, asked, moderator)
  expect(await list(moderator, `?incidentId=${incidentId}`)).toMatchObject([{ id, incidentId }])
  expect(await list(moderator, `?incidentId=${newId()}`)).toEqual([])
})

it('writes into the history of the question what took effect, what took it back, and nothing that failed', async () => {
  const { moderator, dispatcher } = desk.people
  await desk.deliver({ id: `told-${newId()}`, text: 'Вы все воры', author: 'told-1', container: 'wall-78' })
  await desk.work()
  const { id: messageId, incidentId } = await desk.test.db
    .selectFrom('message')
    .select(['id', 'incidentId'])
    .where('container', '=', 'wall-78')
    .executeTakeFirstOrThrow()
  const history = () =>
    desk.test.db
      .selectFrom('incidentActivity')
      .select(['type', 'actorName', 'details'])
      .where('incidentId', '=', incidentId)
      .where('type', 'like', 'network%')
      .orderBy('seq')
      .execute()
  const insult = { reason: 'insult', words: 'Брань', knowsOfQuestion: true }
  await settle()
  desk.network.moderation.ends.push(new ConnectorError('refused', 'vk.15'))
  await ask(messageId, insult, dispatcher)
  await settle()
  expect(await history()).toEqual([])

  const { id } = await ask(messageId, insult, dispatcher)
  expect(await history()).toEqual([])
  await settle()
  const asked = { actorName: dispatcher.name, details: { actId: id, reason: 'insult' } }
  expect(await history()).toEqual([{ type: 'network_delete', ...asked }])
  await undo(id, moderator)
  await settle()
  const ban = await ask(messageId, { ...insult, kind: 'ban', term: 'day' }, moderator)
  const other = await saveUser(desk.test.db, buildActor({ role: 'moderator', name: 'Второй Куратор' }))
  await run(ban.id, { type: 'approve' }, other)
  await settle()
  expect((await history()).slice(1)).toEqual([
    {
      type: 'network_restore',
      actorName: moderator.name,
      details: expect.objectContaining({ reason: 'mistake' }),
    },
    {
      ...{ type: 'network_ban', actorName: moderator.name },
      details: { actId: ban.id, reason: 'insult', networkTerm: 'day' },
    },
  ])
})
