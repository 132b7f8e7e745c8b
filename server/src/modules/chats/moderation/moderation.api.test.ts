import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { postInChat, type Said } from '../../../../test/chats/state-talk.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, journalMadeBy, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
let chat: TestChat
const first = buildActor({ role: 'chat_moderator', name: 'Модератор Первый' })
const second = buildActor({ role: 'chat_moderator', name: 'Модератор Второй' })
const elsewhere = buildActor({
  role: 'chat_moderator',
  scope: { kind: 'municipality', code: 'novgorod-city' },
})
const analyst = buildActor({ role: 'analyst' })
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [first, second, elsewhere, analyst]) await saveUser(desk.test.db, actor)
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  chat = await saveChat(desk)
})
afterAll(() => desk.close())

const say = (said: Said) => postInChat(desk, chat, { text: 'Продам диван', class: 'spam', ...said })
const act = (actor: Actor, messageId: string, changes: object = {}) =>
  desk.test
    .as(actor)
    .post(`/chats/${chat.id}/moderation`, { messageId, kind: 'hide', reason: 'spam', ...changes })
const decide = (actor: Actor, actId: string, decision: string) =>
  desk.test.as(actor).post(`/chats/${chat.id}/moderation/${actId}/decide`, { decision })
const list = async (actor: Actor) =>
  (await desk.test.as(actor).get(`/chats/${chat.id}/moderation`)).json().acts

it('records what was done with a message, by whom and why', async () => {
  const messageId = await say({})

  const response = await act(first, messageId, { kind: 'mute', reason: 'repeat', hours: 24 })

  expect(response.json().acts).toMatchObject([
    {
      ...{ kind: 'mute', reason: 'repeat', messageId, state: 'done', until: '2026-11-25T09:00:00.000Z' },
      ...{ authorName: null, proposedByName: first.name, decidedByName: null, canDecide: true },
    },
  ])
  const journal = await desk.test.db
    .selectFrom('journal')
    .select(['action', 'actorName', 'details'])
    .where('objectId', '=', chat.id)
    .execute()
  expect(journal).toMatchObject([
    { action: 'chat.moderated', actorName: first.name, details: { messageId, kind: 'mute', state: 'done' } },
  ])
})

it('leaves criticism where it is', async () => {
  const messageId = await say({ text: 'Глава ничего не делает', class: 'complaint' })
  const refused = await act(first, messageId, { reason: 'insult' })
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'chat.criticism_stays'])
  expect(await list(first)).toEqual([])

  expect((await act(first, messageId, { reason: 'threat' })).statusCode).toBe(200)
})

it('lets a ban for ever wait for a second person', async () => {
  const messageId = await say({})
  const [ban] = (await act(first, messageId, { kind: 'ban' })).json().acts
  expect(ban).toMatchObject({ state: 'proposed', until: null, canDecide: false })
  const alone = await decide(first, ban.id, 'done')
  expect([alone.statusCode, alone.json().code]).toEqual([403, 'chat.second_person'])
  expect((await list(second))[0].canDecide).toBe(true)

  expect((await decide(second, ban.id, 'done')).json().acts).toMatchObject([
    { state: 'done', proposedByName: first.name, decidedByName: second.name },
  ])

  expect((await decide(second, ban.id, 'declined')).json().code).toBe('chat.act_decided')
  expect((await decide(first, ban.id, 'lifted')).json().acts[0].state).toBe('lifted')
})

it('takes no second word from an account that the first person made', async () => {
  const puppet = buildActor({ role: 'chat_moderator' })
  await saveUser(desk.test.db, puppet)
  await journalMadeBy(desk.test.db, first, puppet)
  const [ban] = (await act(first, await say({}), { kind: 'ban' })).json().acts
  const refused = await decide(puppet, ban.id, 'done')
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.not_two_people'])
  expect((await decide(second, ban.id, 'done')).statusCode).toBe(200)
})

it('is done once with one message until it is lifted', async () => {
  const messageId = await say({})
  const [hidden] = (await act(first, messageId)).json().acts
  const again = await act(second, messageId)
  expect([again.statusCode, again.json().code]).toEqual([409, 'chat.already_moderated'])
  expect((await decide(second, hidden.id, 'lifted')).statusCode).toBe(200)
  expect((await act(second, messageId)).statusCode).toBe(200)
})

it('hides nothing of ours and silences no official', async () => {
  const own = await say({ authorKind: 'self', class: null })
  expect((await act(first, own)).json().code).toBe('chat.own_message')
  const official = await say({ role: 'head', class: null })
  expect((await act(first, official, { kind: 'ban' })).json().code).toBe('chat.cannot_silence')
})

it('knows only messages and acts of its own chat', async () => {
  const messageId = await say({})
  const [hidden] = (await act(first, messageId)).json().acts
  chat = await saveChat(desk)
  const foreign = await act(first, messageId)
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'chat.no_message'])
  expect((await decide(second, hidden.id, 'lifted')).json().code).toBe('chat.no_act')
})

it('is for moderators: of the place, of the region, or named so in the chat', async () => {
  const messageId = await say({})
  expect((await act(elsewhere, messageId)).statusCode).toBe(404)
  expect((await act(analyst, messageId)).statusCode).toBe(403)
  expect((await act(desk.people.administrator, messageId)).statusCode).toBe(403)
  const { executor } = desk.people
  const refused = await act(executor, messageId)
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'chat.forbidden'])
  await desk.test.db
    .insertInto('chatMember')
    .values({ chatId: chat.id, userId: executor.id, role: 'moderator', addedAt: DESK_NOON })
    .execute()
  expect((await act(executor, messageId)).statusCode).toBe(200)

  expect(await list(analyst)).toMatchObject([{ kind: 'hide', canDecide: false }])
  expect((await desk.test.as(elsewhere).get(`/chats/${chat.id}/moderation`)).statusCode).toBe(404)
})
