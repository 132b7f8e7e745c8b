import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInstantLimiter } from '../../../../test/networks/instant-limiter.ts'
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
const TEXT = 'Контейнеры вывезут завтра до 10:00'
const readable = buildAccount({ tokens: { community: 'c', service: 'service-token' } })

let server: VkTestServer
let connector: Connector
beforeEach(async () => {
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url, limiter: createInstantLimiter() })
})
afterEach(() => server.close())

function reconcile(message: OutgoingMessage, account = readable) {
  return connector.publishing.reconcile(account, message, KEY)
}

describe('a comment', () => {
  const other = { id: 13, from_id: 5, text: TEXT, reply_to_comment: 12 }
  const ours = { id: 99, from_id: -456, text: ` Контейнеры  вывезут завтра до 10:00\n`, reply_to_comment: 12 }
  const elsewhere = { ...ours, id: 98, reply_to_comment: 11 }

  it('is there when we said these words under this comment', async () => {
    server.answer('wall.getComments', { response: { items: [other, elsewhere, ours] } })

    expect(await reconcile(buildMessage())).toEqual({ state: 'sent', externalId: '99' })
    expect(server.calls[0]?.params).toMatchObject({ owner_id: '-456', post_id: '7', comment_id: '12' })
    expect(server.calls[0]?.headers.authorization).toBe('Bearer service-token')
  })

  it('is not there when only others said so, or we did elsewhere', async () => {
    server.answer('wall.getComments', { response: { items: [other, elsewhere] } })
    expect(await reconcile(buildMessage())).toEqual({ state: 'not_sent' })
  })

  it('is looked for page after page, but not for ever', async () => {
    const page = {
      response: { items: Array.from({ length: 100 }, (_, index) => ({ ...other, id: index + 1 })) },
    }
    server.answer('wall.getComments', page, page, { response: { items: [ours] } })
    expect(await reconcile(buildMessage())).toEqual({ state: 'sent', externalId: '99' })
    expect(server.calls.map(({ params }) => params.offset)).toEqual(['0', '100', '200'])
  })

  it('is found under the post itself', async () => {
    server.answer('wall.getComments', { response: { items: [{ id: 99, from_id: -456, text: TEXT }] } })
    const message = buildMessage({ replyToExternalId: 'post', threadExternalId: 'post' })
    expect(await reconcile(message)).toEqual({ state: 'sent', externalId: '99' })
    expect(server.calls[0]?.params).not.toHaveProperty('comment_id')
  })

  it('is looked for in its thread under a video too', async () => {
    server.answer('video.getComments', { response: { items: [ours] } })
    const account = buildAccount({ tokens: { user: 'user-token' } })
    const message = buildMessage({ surface: 'video_comment', container: 'vk:video:-456_5' })

    expect(await reconcile(message, account)).toEqual({ state: 'sent', externalId: '99' })
    expect(server.calls[0]?.params).toMatchObject({ owner_id: '-456', video_id: '5', comment_id: '12' })
  })

  it('is looked for in the one list of a photo and of a discussion', async () => {
    server.answer('photos.getComments', { response: { items: [ours] } })
    server.answer('board.getComments', { response: { items: [ours] } })
    const account = buildAccount({ tokens: { user: 'user-token' } })
    for (const container of ['vk:photo:-456_99', 'vk:board:-456_9']) {
      expect(await reconcile(buildMessage({ container }), account)).toMatchObject({ state: 'sent' })
    }
  })

  it('is unknown without a token that may read', async () => {
    expect(await reconcile(buildMessage(), buildAccount())).toEqual({ state: 'unknown' })
    expect(server.calls).toEqual([])
  })

  it.each([15, 212, 27, 5])('is unknown when VK answers %i', async (code) => {
    server.answer('wall.getComments', vkError(code))
    expect(await reconcile(buildMessage())).toEqual({ state: 'unknown' })
  })

  it('is looked for again when VK cannot answer now', async () => {
    server.answer('wall.getComments', vkError(10))
    await expect(reconcile(buildMessage())).rejects.toMatchObject({ reason: 'try_later' })
  })
})

describe('a private message', () => {
  const message = buildMessage({
    container: 'vk:peer:5',
    replyToExternalId: '77',
    threadExternalId: 'dialog',
  })
  const answered = { conversation_message_id: 77, from_id: 5, text: 'Вопрос' }

  it('is known by its random id, whatever VK made of the text', async () => {
    const ours = { conversation_message_id: 79, from_id: -456, random_id: vkRandomId(KEY), text: 'иначе' }
    server.answer('messages.getHistory', { response: { items: [ours, answered] } })
    expect(await reconcile(message)).toEqual({ state: 'sent', externalId: '79' })
  })

  it('is known by its text when VK tells no random id', async () => {
    const ours = { conversation_message_id: 79, from_id: -456, random_id: 0, text: TEXT }
    server.answer('messages.getHistory', { response: { items: [ours, answered] } })
    expect(await reconcile(message)).toEqual({ state: 'sent', externalId: '79' })
  })

  it('is not an older or another answer in the same words', async () => {
    const older = { conversation_message_id: 70, from_id: -456, random_id: 0, text: TEXT }
    const another = { conversation_message_id: 79, from_id: -456, random_id: 12345, text: TEXT }
    server.answer('messages.getHistory', { response: { items: [another, answered, older] } })
    expect(await reconcile(message)).toEqual({ state: 'not_sent' })
  })

  it('is unknown when the page does not reach back to the question', async () => {
    const later = Array.from({ length: 200 }, (_, index) => ({
      conversation_message_id: 100 + index,
      from_id: 5,
      text: 'ещё',
    }))
    server.answer('messages.getHistory', { response: { items: later } })
    expect(await reconcile(message)).toEqual({ state: 'unknown' })
  })
})

describe('a message in a chat', () => {
  const message = buildMessage({ container: 'vk:peer:2000000001', replyToExternalId: '2670' })
  const answered = { conversation_message_id: 2670, from_id: 5, text: 'Вопрос' }
  const ours = { conversation_message_id: 2675, from_id: -456, text: TEXT }
  const nothing = { response: { items: [] } }

  it('is looked for after the question, by number', async () => {
    server.answer('messages.getByConversationMessageId', { response: { items: [answered, ours] } })

    expect(await reconcile(message)).toEqual({ state: 'sent', externalId: '2675' })
    expect(server.calls[0]?.params.conversation_message_ids).toMatch(/^2670,2671,.*,2769$/)
  })

  it('is not sent when the chat ends without it', async () => {
    server.answer('messages.getByConversationMessageId', { response: { items: [answered] } }, nothing)
    expect(await reconcile(message)).toEqual({ state: 'not_sent' })
  })

  it('is looked for beyond a hole of deleted messages', async () => {
    const between = { conversation_message_id: 2671, from_id: 6, text: 'да' }
    const far = { ...ours, conversation_message_id: 2800 }
    server.answer(
      'messages.getByConversationMessageId',
      { response: { items: [answered, between] } },
      { response: { items: [far] } },
    )
    expect(await reconcile(message)).toEqual({ state: 'sent', externalId: '2800' })
  })

  it('is unknown when even the question is hidden from us', async () => {
    server.answer('messages.getByConversationMessageId', nothing)
    expect(await reconcile(message)).toEqual({ state: 'unknown' })
  })
})
