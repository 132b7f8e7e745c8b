import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, OutgoingMessage } from '../../connector.ts'
import {
  buildAccount,
  buildMessage,
  startVkTestServer,
  type VkTestServer,
  vkError,
} from '../api/vk-test-server.ts'
import { createVkConnector } from '../vk-connector.ts'
import { vkRandomId } from './vk-random-id.ts'

const KEY = '0190a5c2-7d1e-7000-8000-000000000001'

let server: VkTestServer
let connector: Connector
beforeEach(async () => {
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url })
})
afterEach(() => server.close())

function send(message: OutgoingMessage, account = buildAccount()) {
  return connector.publishing.send(account, message, KEY)
}

const withUserToken = buildAccount({ tokens: { community: 'community-token', user: 'user-token' } })
const privateMessage = buildMessage({
  surface: 'private',
  container: 'vk:peer:173308266',
  replyToExternalId: '77',
  threadExternalId: 'dialog',
})
const chatMessage = buildMessage({
  surface: 'chat',
  container: 'vk:peer:2000000001',
  replyToExternalId: '2670',
  threadExternalId: '2670',
})

describe('under a post', () => {
  it('answers a comment in the name of the community, with the key as guid', async () => {
    server.answer('wall.createComment', { response: { comment_id: 99, parents_stack: [12] } })

    await expect(send(buildMessage({ attachmentRefs: ['doc-456_1', 'photo-456_2'] }))).resolves.toEqual({
      externalId: '99',
      permalink: 'https://vk.com/wall-456_7?reply=99&thread=12',
    })
    expect(server.calls[0]?.params).toEqual({
      owner_id: '-456',
      post_id: '7',
      from_group: '456',
      reply_to_comment: '12',
      message: 'Контейнеры вывезут завтра до 10:00',
      attachments: 'doc-456_1,photo-456_2',
      guid: KEY,
      v: '5.199',
      lang: 'ru',
    })
  })

  it('answers the post itself', async () => {
    server.answer('wall.createComment', { response: { comment_id: 99 } })
    const message = buildMessage({ surface: 'post', replyToExternalId: 'post', threadExternalId: 'post' })

    await expect(send(message)).resolves.toMatchObject({ permalink: 'https://vk.com/wall-456_7?reply=99' })
    expect(server.calls[0]?.params).not.toHaveProperty('reply_to_comment')
  })

  it('does not know the outcome when the answer has no id', async () => {
    server.answer('wall.createComment', { response: { ok: 1 } })
    await expect(send(buildMessage())).rejects.toMatchObject({ reason: 'uncertain', code: 'vk.bad_answer' })
  })

  it.each([
    [213, 'refused'],
    [15, 'refused'],
    [223, 'try_later'],
    [14, 'needs_person'],
  ])('says what error %i means', async (code, reason) => {
    server.answer('wall.createComment', vkError(code))
    await expect(send(buildMessage())).rejects.toMatchObject({ reason, code: `vk.${code}` })
  })
})

describe('in private', () => {
  it('answers in place, with the key as random id, and learns the number in the conversation', async () => {
    server.answer('messages.send', { response: 5013 })
    server.answer('messages.getById', { response: { items: [{ id: 5013, conversation_message_id: 78 }] } })

    await expect(send(privateMessage)).resolves.toEqual({ externalId: '78', permalink: null })
    const [sent] = server.calls
    expect(sent?.params).toMatchObject({
      peer_id: '173308266',
      random_id: String(vkRandomId(KEY)),
      disable_mentions: '1',
      dont_parse_links: '1',
    })
    expect(JSON.parse(sent?.params.forward ?? '')).toEqual({
      peer_id: 173308266,
      conversation_message_ids: [77],
      is_reply: true,
    })
    expect(connector.publishing.echoKey(KEY)).toBe(sent?.params.random_id)
  })

  it('carries the buttons under the message, their words short enough for VK', async () => {
    server.answer('messages.send', { response: 5013 })
    server.answer('messages.getById', { response: { items: [] } })
    await send({ ...privateMessage, buttons: ['Да', 'Частично', 'н'.repeat(50)] })
    expect(JSON.parse(server.calls[0]?.params.keyboard ?? '')).toEqual({
      one_time: false,
      inline: true,
      buttons: [['Да', 'Частично', 'н'.repeat(40)].map((label) => ({ action: { type: 'text', label } }))],
    })
  })

  it('has no keyboard without buttons', async () => {
    server.answer('messages.send', { response: 5013 })
    server.answer('messages.getById', { response: { items: [] } })
    await send(privateMessage)
    expect(server.calls[0]?.params).not.toHaveProperty('keyboard')
  })

  it('is sent even when its number cannot be learnt', async () => {
    server.answer('messages.send', { response: 5013 })
    server.answer('messages.getById', (response) => response.socket?.destroy())
    await expect(send(privateMessage)).resolves.toEqual({ externalId: 'm5013', permalink: null })
  })

  it('is refused when the citizen does not accept messages', async () => {
    server.answer('messages.send', vkError(901))
    await expect(send(privateMessage)).rejects.toMatchObject({ reason: 'refused', code: 'vk.901' })
  })
})

describe('in a chat', () => {
  it('answers in place', async () => {
    const item = { peer_id: 2000000001, message_id: 0, conversation_message_id: 2672 }
    server.answer('messages.send', { response: [item] })

    await expect(send(chatMessage)).resolves.toEqual({ externalId: '2672', permalink: null })
    expect(server.calls[0]?.params).toMatchObject({
      peer_ids: '2000000001',
      forward: '{"peer_id":2000000001,"conversation_message_ids":[2670],"is_reply":true}',
    })
  })

  it('finds the error of the recipient inside a successful answer', async () => {
    const error = { code: 917, description: 'No access' }
    const item = { peer_id: 2000000001, message_id: 0, conversation_message_id: 0, error }
    server.answer('messages.send', { response: [item] })
    await expect(send(chatMessage)).rejects.toMatchObject({ reason: 'refused', code: 'vk.917' })
  })
})

describe('where only a user may answer', () => {
  const places: [string, OutgoingMessage, string, object][] = [
    [
      'video',
      buildMessage({ surface: 'video_comment', container: 'vk:video:-456_5' }),
      'video.createComment',
      { owner_id: '-456', video_id: '5', from_group: '1', reply_to_comment: '12', guid: KEY },
    ],
    [
      'photo',
      buildMessage({ surface: 'photo_comment', container: 'vk:photo:-456_99' }),
      'photos.createComment',
      { owner_id: '-456', photo_id: '99', from_group: '1', reply_to_comment: '12', guid: KEY },
    ],
    [
      'board',
      buildMessage({ surface: 'board', container: 'vk:board:-456_9' }),
      'board.createComment',
      { group_id: '456', topic_id: '9', from_group: '1', guid: KEY },
    ],
  ]

  it.each(places)('%s is answered with the token of a user', async (_kind, message, method, params) => {
    server.answer(method, { response: 55 })

    await expect(send(message, withUserToken)).resolves.toMatchObject({ externalId: '55' })
    expect(server.calls[0]?.params).toMatchObject(params)
    expect(server.calls[0]?.headers.authorization).toBe('Bearer user-token')
  })

  it.each(places)('%s is not tried without one', async (_kind, message) => {
    await expect(send(message)).rejects.toMatchObject({
      reason: 'token_revoked',
      code: 'vk.needs_user_token',
    })
    expect(server.calls).toEqual([])
  })

  it('says so in its capabilities', () => {
    expect(connector.capabilities(buildAccount()).reply).not.toContain('video_comment')
    expect(connector.capabilities(withUserToken).reply).toContain('video_comment')
    expect(connector.capabilities(buildAccount({ tokens: {} }))).toMatchObject({ receive: [], reply: [] })
  })
})

it.each([
  ['a text longer than the limit', buildMessage({ text: 'я'.repeat(4001) }), 'vk.text_too_long'],
  ['an empty text', buildMessage({ text: ' \n' }), 'vk.text_empty'],
  ['a place of another network', buildMessage({ container: 'tg:-100' }), 'vk.unknown_container'],
])('refuses %s before it reaches the network', async (_name, message, code) => {
  await expect(send(message)).rejects.toMatchObject({ reason: 'refused', code })
  expect(server.calls).toEqual([])
})

describe('a failure stops what it must and no more', () => {
  it('lets no second answer to a peer through after flood control', async () => {
    server.answer('messages.send', vkError(9))
    await expect(send(privateMessage)).rejects.toMatchObject({ code: 'vk.9' })

    await expect(send(privateMessage)).rejects.toMatchObject({
      reason: 'try_later',
      code: 'vk.throttled',
      extra: { retryAfterMs: expect.any(Number) },
    })
    expect(server.calls).toHaveLength(1)

    const other = { ...privateMessage, container: 'vk:peer:222' }
    await expect(send(other)).rejects.toMatchObject({ code: 'vk.9' })
  })

  it('goes on reading while a captcha stops writing', async () => {
    server.answer('wall.createComment', vkError(14))
    server.answer('users.get', { response: [{ id: 5, first_name: 'Анна', last_name: 'К.' }] })
    await expect(send(buildMessage())).rejects.toMatchObject({ code: 'vk.14' })

    await expect(send(buildMessage({ container: 'vk:wall:-456_8' }))).rejects.toMatchObject({
      code: 'vk.throttled',
    })
    await expect(connector.authors!.resolve(buildAccount(), ['5'])).resolves.toHaveLength(1)
  })

  it('does not stop one community for the fault of another', async () => {
    server.answer('messages.send', vkError(29), { response: 5013 })
    await expect(send(privateMessage)).rejects.toMatchObject({ code: 'vk.29' })
    await expect(send(privateMessage, buildAccount({ id: 'channel-2' }))).resolves.toBeDefined()
  })
})
