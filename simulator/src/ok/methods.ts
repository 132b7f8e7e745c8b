/** The methods of group messages: each checks its input by the schema and says what it did. */
import { z } from 'zod'
import { subscriptionKey } from '../lib/delivery/webhook-sender.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { Chat, Group } from './model.ts'
import { nowMs, OkError, type World } from './world.ts'
import { presentMessage, writeMessage } from './write.ts'

export type Call = {
  world: World
  group: Group
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
}
export type Outcome = { body: unknown; effect: RequestEffect; createdId?: string }
export type Method = {
  query: readonly string[]
  body?: { schema: string; fields: readonly string[] }
  answer: string
  run(call: Call): Outcome
}

const MOST = 100
const DONE: Outcome = { body: { success: true }, effect: 'changed' }
const wrong = (message: string): OkError => new OkError(100, `PARAM : ${message}`)

function countOf({ query }: Call): number {
  const count = query.count === undefined ? 50 : Number(query.count)
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw wrong('count')
  return count
}

function chatOf({ world, group }: Call, chatId: string): Chat {
  const chat = world.state.chats.get(chatId)
  if (!chat || chat.groupId !== group.id) throw new OkError(10, 'PERMISSION_DENIED : no grants')
  return chat
}

const SubscribeBody = z.object({ url: z.string().optional(), types: z.array(z.string()).optional() })
const SendBody = z.object({
  recipient: z.object({ chat_id: z.string().optional() }),
  message: z.object({ text: z.string().optional(), reply_to: z.string().optional() }),
})
const SUBSCRIBE = { schema: 'SubscribeRequest', fields: ['url', 'types', 'longPolling'] } as const
const SEND = { schema: 'SendRequest', fields: ['recipient', 'message'] } as const

const subscriptions: Record<string, Method> = {
  'GET me/info': {
    query: [],
    answer: 'InfoResponse',
    run: ({ group }) => ({ body: { user_id: `group:${group.id}`, name: group.name }, effect: 'read' }),
  },
  'GET me/subscriptions': {
    query: [],
    answer: 'SubscriptionsResponse',
    run: ({ world, group }) => ({
      body: {
        subscriptions: world.state.subscriptions
          .inGroup(String(group.id))
          .map(({ url, timeMs }) => ({ url, time: timeMs })),
      },
      effect: 'read',
    }),
  },
  'POST me/subscribe': {
    query: [],
    body: SUBSCRIBE,
    answer: 'SubscribeResponse',
    run({ world, group, body }) {
      const { url, types } = SubscribeBody.parse(body)
      if (!url) throw wrong('url')
      const ownerId = String(group.id)
      world.state.subscriptions.put({
        ...{ key: subscriptionKey(ownerId, url), ownerId, url, secret: null, types: types ?? null },
        ...{ timeMs: nowMs(world), failingSinceMs: null },
      })
      return DONE
    },
  },
  'POST me/unsubscribe': {
    query: [],
    body: SUBSCRIBE,
    answer: 'SubscribeResponse',
    run({ world, group, body }) {
      const { url } = SubscribeBody.parse(body)
      world.state.subscriptions.remove(subscriptionKey(String(group.id), url ?? ''))
      return DONE
    },
  },
}

const messages: Record<string, Method> = {
  'GET me/chats': {
    query: ['marker', 'count'],
    answer: 'ChatsResponse',
    run(call) {
      const { world, group, query } = call
      const all = world.state.chats
        .inGroup(String(group.id))
        .toSorted((a, b) => b.lastEventMs - a.lastEventMs || (a.id < b.id ? -1 : 1))
      const start = query.marker === undefined ? 0 : Number(query.marker)
      const page = all.slice(start, start + countOf(call))
      const end = start + page.length
      const chats = page.map(({ id, lastEventMs }) => ({
        chat_id: id,
        type: 'DIALOG',
        last_event_time: lastEventMs,
      }))
      return { body: { chats, marker: end < all.length ? String(end) : null }, effect: 'read' }
    },
  },
  'GET me/messages': {
    query: ['chat_id', 'from', 'to', 'count'],
    answer: 'MessagesResponse',
    run(call) {
      const { world, query } = call
      const chat = chatOf(call, query.chat_id ?? '')
      // `from` is the later end.
      const from = query.from === undefined ? nowMs(world) : Number(query.from)
      const to = query.to === undefined ? 0 : Number(query.to)
      const found = world.state.messages
        .inGroup(chat.id)
        .filter(({ timestampMs }) => timestampMs <= from && timestampMs >= to)
        .toReversed()
        .slice(0, countOf(call))
      return { body: { messages: found.map((message) => presentMessage(world, message)) }, effect: 'read' }
    },
  },
  'POST me/messages/:chatId': {
    query: [],
    body: SEND,
    answer: 'SendResponseChat',
    run(call) {
      const { recipient, message } = SendBody.parse(call.body)
      const chat = chatOf(call, call.params.chatId ?? '')
      if (recipient.chat_id !== chat.id) throw wrong('recipient')
      if (chat.isClosed) throw new OkError(10, 'PERMISSION_DENIED : messages are not allowed')
      if (!message.text) throw wrong('message')
      const replyTo = message.reply_to?.replace(/^MID:/, 'mid:') ?? null
      if (replyTo !== null && call.world.state.messages.get(replyTo)?.chatId !== chat.id)
        throw wrong('reply_to')
      const written = writeMessage(call.world, chat, {
        ...{ senderId: `group:${call.group.id}`, text: message.text, replyTo },
      })
      return {
        body: { success: true, message_id: written.mid.replace(/^mid:/, 'MID:') },
        effect: 'created',
        createdId: written.mid,
      }
    },
  },
}

export const METHODS: Record<string, Method> = { ...subscriptions, ...messages }
