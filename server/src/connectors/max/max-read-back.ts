/** MAX's past: chats we have heard of, by time; channels with the comments of their posts. */
import { ConnectorError, type KnownPlace, type RawItem } from '../connector.ts'
import { findContainer, isMid } from './max-container.ts'
import { listComments, listMessages, type Reading, type Shown } from './max-history.ts'
import { seenItem } from './max-seen.ts'

/** Clocks of MAX and ours differ by a little; reading some more costs nothing. */
const SLACK_MS = 60_000
/** People comment on a post for about so long. */
const POST_LIFE_MS = 7 * 24 * 60 * 60 * 1000

type Span = { from: Date | null; to: Date }
type Chat = { chatId: string; isChannel: boolean; posts: Set<string> }

export async function* readBackMax(
  reading: Reading,
  { span, places }: { span: Span; places: readonly KnownPlace[] },
): AsyncIterable<RawItem[]> {
  const from = span.from === null ? null : new Date(span.from.getTime() - SLACK_MS)
  const wide = { from, to: new Date(span.to.getTime() + SLACK_MS) }
  for (const chat of chatsOf(places)) {
    if (reading.signal?.aborted) return
    yield* passingBy(chat.isChannel ? readChannel(reading, chat, wide) : readChat(reading, chat, wide))
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

/** A chat that we were sent out of is closed to us; its neighbours can still be read. */
async function* passingBy(pages: AsyncIterable<RawItem[]>): AsyncIterable<RawItem[]> {
  try {
    yield* pages
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reason !== 'refused') throw error
  }
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
    yield* passingBy(readComments(reading, { chatId, postId, since: span.from }))
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
