/** MAX's past: chats we have heard of, by time; channels with the comments of their posts. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { KnownPlace, RawItem } from '../connector.ts'
import type { Span } from '../messenger/newest-first.ts'
import { passRefused, widen } from '../messenger/past.ts'
import { findContainer, isMid } from './max-container.ts'
import { listComments, listMessages, type Reading, type Shown } from './max-history.ts'
import { seenItem } from './max-seen.ts'

/** People comment on a post for about so long. */
const POST_LIFE_MS = 7 * DAY_MS

type Chat = { chatId: string; isChannel: boolean; posts: Set<string> }

export async function* readBackMax(
  reading: Reading,
  { span, places }: { span: Span; places: readonly KnownPlace[] },
): AsyncIterable<RawItem[]> {
  const wide = widen(span)
  for (const chat of chatsOf(places)) {
    if (reading.signal?.aborted) return
    yield* passRefused(chat.isChannel ? readChannel(reading, chat, wide) : readChat(reading, chat, wide))
  }
}

function chatsOf(places: readonly KnownPlace[]): Chat[] {
  const chats = new Map<string, Chat>()
  for (const { container, surface, isLeft } of places) {
    const found = findContainer(container)
    if (!found || found.kind === 'user' || isLeft) continue
    const chat = chats.get(found.chatId) ?? { chatId: found.chatId, isChannel: false, posts: new Set() }
    chats.set(found.chatId, chat)
    if (found.kind === 'post') chat.posts.add(found.postId)
    chat.isChannel ||= found.kind === 'post' || surface === 'post'
  }
  return [...chats.values()]
}

async function* readChat(reading: Reading, { chatId }: Chat, span: Span): AsyncIterable<RawItem[]> {
  for await (const shown of listMessages(reading, { chatId, span })) yield shown.map(toItem)
}

/** Posts are looked through further back than the gap: an old post gets new comments. */
async function* readChannel(reading: Reading, chat: Chat, span: Span): AsyncIterable<RawItem[]> {
  const { chatId } = chat
  const since = span.from === null ? null : new Date(span.from.getTime() - POST_LIFE_MS)
  const posts = new Set([...chat.posts].filter(isMid))
  for await (const shown of listMessages(reading, { chatId, span: { from: since, to: span.to } })) {
    for (const { message } of shown) if (message.body) posts.add(message.body.mid)
    const missed = shown.filter(({ message }) => span.from === null || message.timestamp >= span.from)
    if (missed.length > 0) yield missed.map(toItem)
  }
  for (const postId of posts) {
    if (reading.signal?.aborted) return
    yield* passRefused(readComments(reading, { chatId, postId, since: span.from }))
  }
}

async function* readComments(
  reading: Reading,
  post: { chatId: string; postId: string; since: Date | null },
): AsyncIterable<RawItem[]> {
  for await (const shown of listComments(reading, post)) yield shown.map(toItem)
}

function toItem({ message, raw }: Shown): RawItem {
  return seenItem(message, raw)
}
