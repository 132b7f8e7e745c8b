/** Pages of conversations and of their past: newest first, and `from` is the later end. */
import { z } from 'zod'
import type { ChannelAccount } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { MOST_PAGES, PAGE, readNewestFirst, type Span } from '../messenger/newest-first.ts'
import { OkSaid } from './ok-schemas.ts'

export type Reading = { client: HttpClient; account: ChannelAccount; signal?: AbortSignal | undefined }

const Marker = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((marker) => (marker === null || marker === undefined || marker === '' ? null : String(marker)))

const Chats = z.object({
  chats: z.array(z.object({ chat_id: z.string(), last_event_time: z.coerce.number().nullish().catch(null) })),
  marker: Marker,
})
export type OkChat = z.infer<typeof Chats>['chats'][number]

export async function* listChats({ client, account, signal }: Reading): AsyncIterable<OkChat[]> {
  let marker: string | null = null
  for (let page = 0; page < MOST_PAGES && !signal?.aborted; page += 1) {
    const answer: z.infer<typeof Chats> = await client.request(account, {
      verb: 'GET',
      path: '/graph/me/chats',
      query: { count: PAGE, marker: marker ?? undefined },
      schema: Chats,
      priority: 'reconcile',
      patientUntil: signal,
    })
    if (answer.chats.length > 0) yield answer.chats
    if (answer.marker === null || answer.marker === marker || answer.chats.length === 0) return
    marker = answer.marker
  }
}

/** As it was given beside what we read of it; what cannot be read is left out and hides nothing else. */
export type Shown = { said: OkSaid; raw: Record<string, unknown> }

const Raw = z.record(z.string(), z.unknown())
const Messages = z.object({ messages: z.array(z.unknown()) })

export function listMessages(
  { client, account, signal }: Reading,
  { chatId, span }: { chatId: string; span: Span },
): AsyncIterable<Shown[]> {
  return readNewestFirst({
    ...{
      span,
      signal,
      idOf: ({ said }: Shown) => said.message.mid,
      momentOf: ({ said }: Shown) => said.timestamp,
    },
    async ask(latest) {
      const { messages } = await client.request(account, {
        verb: 'GET',
        path: '/graph/me/messages',
        query: { chat_id: chatId, from: latest, to: span.from?.getTime(), count: PAGE },
        schema: Messages,
        priority: 'reconcile',
        patientUntil: signal,
      })
      return { shown: messages.flatMap((item) => readShown(item, chatId)), count: messages.length }
    },
  })
}

/** A list of one conversation may leave it unnamed. */
function readShown(item: unknown, chatId: string): Shown[] {
  const raw = Raw.safeParse(item)
  if (!raw.success) return []
  const said = OkSaid.safeParse({ ...raw.data, recipient: { chat_id: chatId } })
  return said.success ? [{ said: said.data, raw: raw.data }] : []
}
