import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInstantLimiter } from '../../../../test/networks/instant-limiter.ts'
import type { ChannelAccount, InboundEvent, RawItem, ReadBackScope } from '../../connector.ts'
import { buildAccount, startVkTestServer, type VkTestServer, vkError } from '../api/vk-test-server.ts'
import { normaliseVk } from '../events/vk-normalise.ts'
import { createVkConnector } from '../vk-connector.ts'

const FROM = 1_785_571_200
const at = (seconds: number) => new Date((FROM + seconds) * 1000)
const SPAN: ReadBackScope = { kind: 'time', from: at(0), to: at(3600) }
const KEYS = { community: 'c', service: 'service-token', user: 'user-token' }
const never = new AbortController().signal

let server: VkTestServer
beforeEach(async () => {
  server = await startVkTestServer()
  for (const method of ['wall.get', 'video.get', 'photos.getAllComments', 'board.getTopics'])
    server.answer(method, { response: { count: 0, items: [] } })
  server.answer('messages.getConversations', { response: { count: 0, items: [] } })
})
afterEach(() => server.close())

async function readBack(
  tokens: ChannelAccount['tokens'],
  scope: ReadBackScope = SPAN,
): Promise<{ items: RawItem[]; events: InboundEvent[] }> {
  const connector = createVkConnector({ apiUrl: server.url, limiter: createInstantLimiter() })
  const account = buildAccount({ tokens })
  const items: RawItem[] = []
  for await (const page of connector.readBack!.read(account, scope, never)) items.push(...page)
  return { items, events: items.flatMap(({ body }) => normaliseVk(body, account)) }
}

const comment = (id: number, seconds: number, extra: object = {}) => ({
  id,
  from_id: 5,
  date: FROM + seconds,
  text: `Вопрос ${id}`,
  parents_stack: [],
  ...extra,
})
const calls = (method: string) => server.calls.filter((call) => call.method === method)

describe('the wall', () => {
  it('gives comments of the time with their true moment, an answer in an old thread too', async () => {
    const answer = comment(22, 200, { parents_stack: [11], reply_to_comment: 11 })
    server.answer('wall.get', {
      response: {
        items: [
          {
            id: 7,
            owner_id: -456,
            from_id: -456,
            date: FROM - 86_400,
            text: 'Дороги',
            comments: { count: 4 },
          },
        ],
      },
    })
    server.answer('wall.getComments', {
      response: { items: [comment(21, 100), comment(11, -7200, { thread: { count: 1, items: [answer] } })] },
    })

    const { events } = await readBack({ community: 'c', service: 'service-token' })

    expect(events).toMatchObject([
      { op: 'seen', container: 'vk:wall:-456_7', externalId: '21', occurredAt: at(100) },
      { op: 'seen', externalId: '22', threadExternalId: '11', parentExternalId: '11', occurredAt: at(200) },
    ])
    expect(calls('wall.get')[0]?.headers.authorization).toBe('Bearer service-token')
  })

  it('reads a long thread on its own, and passes over what was deleted', async () => {
    server.answer('wall.get', {
      response: {
        items: [
          { id: 7, owner_id: -456, from_id: -456, date: FROM, text: 'Дороги', comments: { count: 40 } },
        ],
      },
    })
    server.answer(
      'wall.getComments',
      {
        response: {
          items: [comment(11, 1, { thread: { count: 12, items: [] } }), comment(12, 2, { deleted: true })],
        },
      },
      { response: { items: [comment(30, 50, { parents_stack: [11] })] } },
    )

    const { events } = await readBack({ community: 'c', service: 'service-token' })

    expect(events.map(({ externalId }) => externalId)).toEqual(['post', '11', '30'])
    expect(calls('wall.getComments')[1]?.params).toMatchObject({ comment_id: '11', post_id: '7' })
  })

  it('is closed to a community alone, and says so before anything is read', async () => {
    const connector = createVkConnector({ apiUrl: server.url, limiter: createInstantLimiter() })
    const alone = buildAccount({ tokens: { community: 'c' } })

    expect(connector.readBack!.reach(alone).surfaces).toEqual(['private', 'chat'])
    expect(connector.readBack!.reach(alone).schedule).toBeNull()
    await readBack({ community: 'c' })
    expect(server.calls.map(({ method }) => method)).toEqual(['messages.getConversations'])
  })

  it('shows suggested posts to an administrator', async () => {
    const suggested = { id: 9, owner_id: -456, from_id: 5, date: FROM + 5, text: 'Почините мост' }
    server.answer('wall.get', { response: { items: [suggested] } }, { response: { items: [] } })

    const { events } = await readBack(KEYS)

    expect(calls('wall.get')[0]?.params).toMatchObject({ filter: 'suggests' })
    expect(events).toMatchObject([{ op: 'seen', surface: 'post', text: 'Почините мост' }])
  })
})

describe('conversations', () => {
  const message = (number: number, seconds: number, extra: object = {}) => ({
    id: number,
    date: FROM + seconds,
    from_id: 5,
    peer_id: 5,
    conversation_message_id: number,
    random_id: 0,
    out: 0,
    text: `Сообщение ${number}`,
    ...extra,
  })
  const conversation = (peerId: number, last: number, seconds: number) => ({
    conversation: { peer: { id: peerId }, last_conversation_message_id: last },
    last_message: { date: FROM + seconds },
  })

  it('are read by history, ours as echoes, as far as anybody wrote', async () => {
    server.answer('messages.getConversations', {
      response: { items: [conversation(5, 3, 100), conversation(6, 9, -90_000)] },
    })
    server.answer('messages.getHistory', {
      response: {
        items: [message(3, 100, { from_id: -456, out: 1, random_id: 77 }), message(2, 90), message(1, -5000)],
      },
    })

    const { events } = await readBack({ community: 'c' })

    expect(events).toMatchObject([
      { op: 'echo', externalId: '3', idempotencyKey: '77' },
      { op: 'seen', externalId: '2', container: 'vk:peer:5', surface: 'private' },
    ])
    expect(calls('messages.getHistory').map(({ params }) => params.peer_id)).toEqual(['5'])
  })

  it('of a chat are read by number; one that is closed to us hides no other', async () => {
    const chat = 2_000_000_001
    server.answer('messages.getConversations', {
      response: { items: [conversation(chat + 1, 4, 100), conversation(chat, 120, 100)] },
    })
    server.answer('messages.getByConversationMessageId', vkError(917), {
      response: {
        items: [message(120, 100, { id: 0, peer_id: chat }), message(119, -9000, { id: 0, peer_id: chat })],
      },
    })

    const { events } = await readBack({ community: 'c' })

    expect(events).toMatchObject([{ op: 'seen', surface: 'chat', externalId: '120' }])
    expect(calls('messages.getByConversationMessageId')[1]?.params.conversation_message_ids).toMatch(
      /^21,.*,120$/,
    )
  })

  it('give the numbers that are missing, whatever their time', async () => {
    const chat = 2_000_000_001
    server.answer('messages.getByConversationMessageId', {
      response: { items: [message(11, -99_000, { id: 0, peer_id: chat })] },
    })

    const { events } = await readBack(
      { community: 'c' },
      { kind: 'sequence', container: `vk:peer:${chat}`, from: 11, to: 12 },
    )

    expect(events).toMatchObject([{ op: 'seen', externalId: '11' }])
    expect(server.calls.map(({ params }) => params.conversation_message_ids)).toEqual(['11,12'])
  })
})

it('reads videos, photographs and discussions by the keys that open them', async () => {
  server.answer('video.get', { response: { items: [{ id: 100, date: FROM }] } })
  server.answer('video.getComments', { response: { items: [comment(1, 10), comment(2, -9000)] } })
  server.answer('photos.getAllComments', { response: { items: [{ ...comment(3, 20), pid: 55 }] } })
  server.answer('board.getTopics', {
    response: {
      items: [
        { id: 8, updated: FROM + 60 },
        { id: 9, updated: FROM - 9000 },
      ],
    },
  })
  server.answer('board.getComments', { response: { items: [comment(4, 30)] } })

  const { events } = await readBack(KEYS)

  expect(events).toMatchObject([
    { op: 'seen', surface: 'video_comment', container: 'vk:video:-456_100', externalId: '1' },
    { op: 'seen', surface: 'photo_comment', container: 'vk:photo:-456_55', externalId: '3' },
    { op: 'seen', surface: 'board', container: 'vk:board:-456_8', externalId: '4' },
  ])
  expect(calls('board.getComments')[0]?.headers.authorization).toBe('Bearer service-token')
})

it('gives one delivery for what was read twice, another when the words have changed', async () => {
  const wall = {
    items: [{ id: 7, owner_id: -456, from_id: -456, date: FROM, text: 'Дороги', comments: { count: 1 } }],
  }
  server.answer('wall.get', { response: wall })
  const keys = { community: 'c', service: 'service-token' }
  const photo = (key: string) => ({
    attachments: [{ type: 'photo', photo: { id: 1, owner_id: 5, access_key: key } }],
  })
  server.answer('wall.getComments', { response: { items: [comment(1, 10, photo('a'))] } })
  const first = await readBack(keys)
  server.answer('wall.getComments', { response: { items: [comment(1, 10, photo('b'))] } })
  const again = await readBack(keys)
  server.answer('wall.getComments', { response: { items: [comment(1, 10, { text: 'Поправил' })] } })
  const edited = await readBack(keys)

  const key = ({ items }: { items: RawItem[] }) => items.at(-1)?.dedupeKey
  expect(key(again)).toBe(key(first))
  expect(key(edited)).not.toBe(key(first))
})

it('says why it cannot be read', async () => {
  server.answer('messages.getConversations', vkError(5))

  await expect(readBack({ community: 'c' })).rejects.toMatchObject({ reason: 'token_revoked' })
})

it('goes on after a second that VK asks for in its midst, and asks for nothing twice', async () => {
  const posts = [7, 8].map((id) => ({
    ...{ id, owner_id: -456, from_id: -456, date: FROM, text: `Дороги ${id}`, comments: { count: 1 } },
  }))
  server.answer('wall.get', { response: { items: posts } })
  const said = (id: number) => ({ response: { items: [comment(id, 10)] } })
  server.answer('wall.getComments', said(1), vkError(6), said(2))

  const { events } = await readBack({ community: 'c', service: 'service-token' })

  expect(events.map(({ externalId }) => externalId)).toEqual(['post', 'post', '1', '2'])
  expect(calls('wall.get')).toHaveLength(1)
  expect(calls('wall.getComments').map(({ params }) => params.post_id)).toEqual(['7', '8', '8'])
})

it('keeps the pace of a key that two channels share, and of each key on its own', async () => {
  const waited = async (...services: string[]) => {
    const limiter = createInstantLimiter()
    const connector = createVkConnector({ apiUrl: server.url, limiter })
    for (const [index, service] of services.entries()) {
      const account = buildAccount({ id: `channel-${index}`, tokens: { service } })
      for await (const _page of connector.readBack!.read(account, SPAN, never));
    }
    return limiter.waitedMs()
  }
  const alone = await waited('service-token')
  const shared = await waited('service-token', 'service-token')
  const apart = await waited('service-token', 'service-token-2')
  expect(server.calls).toHaveLength(5 * 2)
  // Two calls each, 400 ms between two with one key.
  expect([alone, shared, apart]).toEqual([400, 1200, 800])
})
