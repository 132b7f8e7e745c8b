/** Pages of MAX's past: newest first, and `from` is the later end. */
import { z } from 'zod'
import type { ChannelAccount } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { MaxMessage } from './max-schemas.ts'

export const PAGE = 100
/** Without an end a broken answer would be read for ever. */
const MAX_PAGES = 100

/** As MAX gave it beside what we read of it; what cannot be read is left out and hides nothing else. */
export type Shown = { message: MaxMessage; raw: Record<string, unknown> }

const Raw = z.record(z.string(), z.unknown())
const Messages = z.object({ messages: z.array(z.unknown()) }).transform(({ messages }) =>
  messages.flatMap((item): Shown[] => {
    const raw = Raw.safeParse(item)
    const message = MaxMessage.safeParse(item)
    return raw.success && message.success ? [{ raw: raw.data, message: message.data }] : []
  }),
)

export type Reading = { client: HttpClient; account: ChannelAccount; signal?: AbortSignal | undefined }
type Span = { from: Date | null; to: Date }

export async function* listMessages(
  { client, account, signal }: Reading,
  { chatId, span }: { chatId: string; span: Span },
): AsyncIterable<Shown[]> {
  const known = new Set<string>()
  let latest = span.to.getTime()
  for (let page = 0; page < MAX_PAGES && !signal?.aborted; page += 1) {
    const shown = await client.request(account, {
      verb: 'GET',
      path: '/messages',
      query: { chat_id: chatId, from: latest, to: span.from?.getTime(), count: PAGE },
      schema: Messages,
      priority: 'reconcile',
    })
    // The last moment of a page is asked for again, for others may share it.
    const fresh = shown.filter((item) => isFresh(item, known))
    if (fresh.length > 0) yield fresh
    const oldest = oldestOf(shown)
    if (shown.length < PAGE || fresh.length === 0 || oldest === null) return
    latest = oldest
  }
}

/** Comments of one post, newest first; an unnamed post is named here, so that they stand where live ones stand. */
export async function* listComments(
  { client, account, signal }: Reading,
  { chatId, postId, since }: { chatId: string; postId: string; since: Date | null },
): AsyncIterable<Shown[]> {
  const known = new Set<string>()
  let before: string | undefined
  for (let page = 0; page < MAX_PAGES && !signal?.aborted; page += 1) {
    const shown = await client.request(account, {
      verb: 'GET',
      path: `/messages/${encodeURIComponent(postId)}/comments`,
      query: { count: PAGE, before },
      schema: Messages,
      priority: 'reconcile',
    })
    const fresh = shown.filter((item) => isFresh(item, known))
    const named = fresh.map((item) => underPost(item, { chatId, postId }))
    const inTime = named.filter(({ message }) => since === null || message.timestamp >= since)
    if (inTime.length > 0) yield inTime
    before = fresh.at(-1)?.message.body?.mid
    if (shown.length < PAGE || inTime.length < fresh.length || before === undefined) return
  }
}

function isFresh({ message }: Shown, known: Set<string>): boolean {
  const id = message.body?.mid ?? JSON.stringify([message.timestamp, message.sender?.user_id])
  if (known.has(id)) return false
  known.add(id)
  return true
}

function oldestOf(shown: readonly Shown[]): number | null {
  return shown.length === 0 ? null : Math.min(...shown.map(({ message }) => message.timestamp.getTime()))
}

function underPost({ message, raw }: Shown, { chatId, postId }: { chatId: string; postId: string }): Shown {
  const recipient = { ...message.recipient, chat_id: chatId, chat_type: 'channel', post_id: postId }
  return { raw, message: { ...message, recipient } }
}
