/** Pages of MAX's past: newest first, and `from` is the later end. */
import { z } from 'zod'
import type { ChannelAccount } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { listFresh, MOST_PAGES, PAGE, readNewestFirst, type Span } from '../messenger/newest-first.ts'
import { MaxMessage } from './max-schemas.ts'

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

export function listMessages(
  { client, account, signal }: Reading,
  { chatId, span }: { chatId: string; span: Span },
): AsyncIterable<Shown[]> {
  return readNewestFirst({
    ...{ span, signal, idOf: nameOf, momentOf: ({ message }: Shown) => message.timestamp },
    async ask(latest) {
      const shown = await client.request(account, {
        verb: 'GET',
        path: '/messages',
        query: { chat_id: chatId, from: latest, to: span.from?.getTime(), count: PAGE },
        schema: Messages,
        priority: 'reconcile',
        patientUntil: signal,
      })
      return { shown, count: shown.length }
    },
  })
}

/** Comments of one post, newest first; an unnamed post is named here, so that they stand where live ones stand. */
export async function* listComments(
  { client, account, signal }: Reading,
  { chatId, postId, since }: { chatId: string; postId: string; since: Date | null },
): AsyncIterable<Shown[]> {
  const known = new Set<string>()
  let before: string | undefined
  for (let page = 0; page < MOST_PAGES && !signal?.aborted; page += 1) {
    const shown = await client.request(account, {
      verb: 'GET',
      path: `/messages/${encodeURIComponent(postId)}/comments`,
      query: { count: PAGE, before },
      schema: Messages,
      priority: 'reconcile',
      patientUntil: signal,
    })
    const fresh = listFresh(shown, known, nameOf)
    const named = fresh.map((item) => underPost(item, { chatId, postId }))
    const inTime = named.filter(({ message }) => since === null || message.timestamp >= since)
    if (inTime.length > 0) yield inTime
    before = fresh.at(-1)?.message.body?.mid
    if (shown.length < PAGE || inTime.length < fresh.length || before === undefined) return
  }
}

function nameOf({ message }: Shown): string {
  return message.body?.mid ?? JSON.stringify([message.timestamp, message.sender?.user_id])
}

function underPost({ message, raw }: Shown, { chatId, postId }: { chatId: string; postId: string }): Shown {
  const recipient = { ...message.recipient, chat_id: chatId, chat_type: 'channel', post_id: postId }
  return { raw, message: { ...message, recipient } }
}
