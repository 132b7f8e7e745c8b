import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { postInChat } from '../../../../test/chats/state-talk.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  chat = await saveChat(desk)
  desk.network.published.length = 0
  desk.network.calls.length = 0
  desk.network.ends.length = 0
  desk.network.readBack.answer = 'look'
})

const words = (changes: object = {}) => ({
  ...{ key: newId(), text: 'Выехали, будем через час', replyToMessageId: null },
  ...changes,
})
const send = (body: object, person = desk.people.executor) =>
  desk.test.as(person).post(`/chats/${chat.id}/send`, body)
const posts = async () =>
  (await desk.test.as(desk.people.executor).get(`/chats/${chat.id}/posts`)).json().posts

describe('words of an official', () => {
  it('are said as a reply to what was asked, once for a key', async () => {
    const asked = await postInChat(desk, chat, { id: '41', text: 'Когда уберут снег?' })
    const body = words({ replyToMessageId: asked })
    expect((await send(body)).statusCode).toBe(200)
    expect((await send(body)).statusCode).toBe(200)
    expect(await posts()).toMatchObject([{ id: body.key, text: body.text, state: 'queued' }])
    await desk.send()
    expect(desk.network.calls.map(({ message }) => message)).toMatchObject([
      { surface: 'chat', container: chat.container, replyToExternalId: '41', text: body.text },
    ])
    expect(await posts()).toEqual([])
  })

  it('leave in the order in which they were written', async () => {
    for (const text of ['первое', 'второе', 'третье']) await send(words({ text }))
    while ((await desk.send()) > 0);
    expect(desk.network.published.map(({ text }) => text)).toEqual(['первое', 'второе', 'третье'])
  })

  it('are not sent with a blank that a model answer has left', async () => {
    const response = await send(words({ text: 'Лампу на {адрес} заменят завтра.' }))
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      code: 'chat.open_words',
      details: { field: 'text', words: '{адрес}' },
    })
    expect(await posts()).toEqual([])
  })

  it('answer nothing of another conversation', async () => {
    const elsewhere = await postInChat(desk, await saveChat(desk), { text: 'В другом чате' })
    const response = await send(words({ replyToMessageId: elsewhere }))
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      code: 'chat.no_message',
      details: { field: 'replyToMessageId' },
    })
  })

  it('do not answer what its author has taken back', async () => {
    const asked = await postInChat(desk, chat, { id: 'gone', text: 'Уже не надо' })
    await desk.deliver({ op: 'deleted', id: 'gone', surface: 'chat', container: chat.container })
    await desk.work()
    const response = await send(words({ replyToMessageId: asked }))
    expect(response.json()).toMatchObject({ code: 'chat.message_deleted' })
  })

  it('are for those alone who work in the chat', async () => {
    const elsewhere = buildActor({
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } }],
    })
    expect((await send(words(), elsewhere)).statusCode).toBe(404)
    const analyst = buildActor({ grants: [{ role: 'analyst', scope: { kind: 'region' } }] })
    expect((await send(words(), analyst)).statusCode).toBe(403)
    expect(desk.network.calls).toEqual([])
  })

  it('are not taken for a chat that is closed', async () => {
    await desk.test.db.updateTable('chat').set({ isActive: false }).where('id', '=', chat.id).execute()
    expect((await send(words())).json()).toMatchObject({ code: 'chat.closed' })
  })
})

describe('words in reply to a question', () => {
  async function ask(): Promise<{ messageId: string; state: () => Promise<string> }> {
    const id = newId()
    await desk.deliver({
      ...{ id, surface: 'chat', container: chat.container, thread: id, author: 'resident' },
      text: 'Когда почистят от снега улицу Садовую?',
    })
    await desk.work()
    const { id: messageId } = await desk.test.db
      .selectFrom('message')
      .select('id')
      .where('externalId', '=', id)
      .executeTakeFirstOrThrow()
    const question = () =>
      desk.test.db
        .selectFrom('chatQuestion')
        .select('state')
        .where('messageId', '=', messageId)
        .executeTakeFirstOrThrow()
    return { messageId, state: async () => (await question()).state }
  }

  const linksOf = (questionMessageId: string) =>
    desk.test.db
      .selectFrom('chatLink')
      .select('state')
      .where('questionMessageId', '=', questionMessageId)
      .execute()

  it('answer it once they stand in the chat, if their writer said so', async () => {
    const { messageId, state } = await ask()
    await send(words({ replyToMessageId: messageId, isAnswer: true }))
    expect(await state()).toBe('open')
    await desk.send()
    expect(await state()).toBe('answered')
  })

  it.each([
    [null, 'suggested'],
    [false, 'rejected'],
  ])('are proposed as the answer unless their writer said no: %s', async (isAnswer, link) => {
    const { messageId, state } = await ask()
    await send(words({ replyToMessageId: messageId, isAnswer }))
    await desk.send()
    expect(await state()).toBe('open')
    expect(await linksOf(messageId)).toEqual([{ state: link }])
  })

  it('answer it also where only a person has seen them there', async () => {
    const { messageId, state } = await ask()
    desk.network.ends.push('lost')
    desk.network.readBack.answer = { state: 'unknown' }
    const body = words({ replyToMessageId: messageId, isAnswer: true })
    await send(body)
    await desk.send()
    expect(await state()).toBe('open')
    await desk.test
      .as(desk.people.executor)
      .post(`/chats/${chat.id}/posts/${body.key}/resolve`, { decision: 'mark_sent' })
    expect(await state()).toBe('answered')
  })
})

describe('words of which it is not known whether they were said', () => {
  async function lose(): Promise<string> {
    desk.network.ends.push('lost')
    const body = words()
    await send(body)
    await desk.send()
    expect(await posts()).toMatchObject([{ id: body.key, state: 'unknown' }])
    return body.key
  }
  const resolve = (postId: string, decision: string, chatId = chat.id) =>
    desk.test.as(desk.people.executor).post(`/chats/${chatId}/posts/${postId}/resolve`, { decision })

  it('are found by a look into the chat', async () => {
    const id = await lose()
    expect((await resolve(id, 'check')).statusCode).toBe(200)
    expect(await posts()).toEqual([])
    expect(desk.network.published).toHaveLength(1)
  })

  it.each(['mark_sent', 'give_up'])('are settled by a person: %s', async (decision) => {
    const id = await lose()
    desk.network.readBack.answer = { state: 'unknown' }
    expect((await resolve(id, decision)).statusCode).toBe(200)
    expect(await posts()).toEqual([])
    expect((await resolve(id, decision)).json()).toMatchObject({ code: 'answer.publication_not_open' })
    await desk.send()
    expect(desk.network.calls).toHaveLength(1)
  })

  it('are said again when the network had refused them', async () => {
    desk.network.ends.push(new ConnectorError('refused', 'fake.muted'))
    const body = words()
    await send(body)
    await desk.send()
    expect(await posts()).toMatchObject([{ state: 'failed', errorCode: 'fake.muted' }])
    expect((await resolve(body.key, 'retry')).statusCode).toBe(200)
    await desk.send()
    expect(desk.network.published).toHaveLength(1)
  })

  it('are out of reach by the way of another chat', async () => {
    const id = await lose()
    const other = await saveChat(desk)
    expect((await resolve(id, 'give_up', other.id)).statusCode).toBe(404)
  })
})

describe('a hint to the author of personal data', () => {
  const PHONE = 'Позвоните мне, 8 911 123-45-67, улица Мира, 5, квартира 12'
  const hint = (messageId: string, person = desk.people.moderator) =>
    desk.test.as(person).post(`/chats/${chat.id}/messages/${messageId}/hint`, {})
  const feed = async (messageId: string) =>
    (await desk.test.as(desk.people.moderator).get(`/chats/${chat.id}/messages`))
      .json()
      .messages.find(({ id }: { id: string }) => id === messageId)

  it('goes to them in private, once, without the data', async () => {
    const messageId = await postInChat(desk, chat, { id: 'pd1', text: PHONE, author: 'anna' })
    expect(await feed(messageId)).toMatchObject({ hasPersonalData: true, isHinted: false })
    expect((await hint(messageId)).statusCode).toBe(200)
    expect((await hint(messageId)).json()).toMatchObject({ code: 'chat.already_hinted' })
    await desk.send()
    const [call, ...others] = desk.network.calls.map(({ message }) => message)
    expect(others).toEqual([])
    expect(call).toMatchObject({ surface: 'private', container: 'peer:anna' })
    expect(call?.text).not.toContain('911 123')
    expect(await feed(messageId)).toMatchObject({ isHinted: true })
  })

  it('is refused where it cannot reach them, says nothing, or is not theirs to give', async () => {
    const [withData, without] = [
      await postInChat(desk, chat, { id: 'pd2', text: PHONE, author: 'closed' }),
      await postInChat(desk, chat, { id: 'pd3', text: 'Доброе утро', author: 'anna' }),
    ]
    desk.network.permissions.set('closed', false)
    expect((await hint(withData)).json()).toMatchObject({ code: 'chat.cannot_hint' })
    desk.network.permissions.set('closed', new ConnectorError('try_later', 'vk.6'))
    expect((await hint(withData)).json()).toMatchObject({ code: 'chat.hint_unknown' })
    expect((await hint(without)).json()).toMatchObject({ code: 'chat.nothing_to_hint' })
    desk.network.permissions.clear()
    expect((await hint(withData, desk.people.executor)).statusCode).toBe(403)
    await desk.send()
    expect(desk.network.calls).toEqual([])
    expect(await feed(withData)).toMatchObject({ isHinted: false })
  })
})
