/** Reading: messages of a chat, comments of a post, what waits for long polling. */
import { bad, type Call, getMembership, type Method, suspended } from './method.ts'
import type { Message } from './model.ts'
import { presentMessage } from './present.ts'
import { MaxError, nowMs } from './world.ts'

const MOST = 100

function countOf({ query }: Call, fallback: number): number {
  const count = query.count === undefined ? fallback : Number(query.count)
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw bad('count is from 1 to 100')
  return count
}

/** A bot of a group reads its past only as its administrator. */
function assertReader(call: Call, chatId: number): void {
  const { chat, member } = getMembership(call, chatId)
  if (chat.isStopped) throw suspended(chat)
  if (chat.type !== 'dialog' && !(member.isAdmin && member.permissions.includes('read_all_messages')))
    throw new MaxError(403, 'chat.denied', 'The bot is not an administrator who reads all messages')
}

function newestFirst(messages: readonly Message[]): Message[] {
  return messages
    .filter(({ isDeleted }) => !isDeleted)
    .toSorted((a, b) => b.timestampMs - a.timestampMs || Number(BigInt(b.seq) - BigInt(a.seq)))
}

export const historyMethods: Record<string, Method> = {
  'GET /messages': {
    query: ['chat_id', 'message_ids', 'from', 'to', 'count'],
    answer: 'MessageList',
    run(call) {
      const { world, query } = call
      const count = countOf(call, 50)
      if (!query.chat_id) throw bad('chat_id is required')
      assertReader(call, Number(query.chat_id))
      // `from` is the later end.
      const from = query.from === undefined ? nowMs(world) : Number(query.from)
      const to = query.to === undefined ? 0 : Number(query.to)
      if (Number.isNaN(from) || Number.isNaN(to)) throw bad('from and to are moments')
      const messages = newestFirst(world.state.messages.inGroup(query.chat_id))
        .filter(({ timestampMs }) => timestampMs <= from && timestampMs >= to)
        .slice(0, count)
      return { body: { messages: messages.map((message) => presentMessage(world, message)) }, effect: 'read' }
    },
  },
  'GET /messages/:messageId': {
    query: [],
    answer: 'Message',
    run(call) {
      const message = call.world.state.messages.get(call.params.messageId ?? '')
      if (!message || message.isDeleted) throw new MaxError(404, 'message.not.found')
      assertReader(call, message.chatId)
      return { body: presentMessage(call.world, message), effect: 'read' }
    },
  },
  'GET /messages/:messageId/comments': {
    query: ['count', 'before', 'after'],
    answer: 'MessageList',
    run(call) {
      const { world, params, query } = call
      const post = world.state.messages.get(params.messageId ?? '')
      if (!post || post.isDeleted) throw new MaxError(404, 'message.not.found')
      assertReader(call, post.chatId)
      const count = countOf(call, 50)
      const all = newestFirst(world.state.messages.inGroup(post.mid))
      const start = query.before === undefined ? 0 : all.findIndex(({ mid }) => mid === query.before) + 1
      const messages = all.slice(start, start + count)
      return { body: { messages: messages.map((message) => presentMessage(world, message)) }, effect: 'read' }
    },
  },
}
