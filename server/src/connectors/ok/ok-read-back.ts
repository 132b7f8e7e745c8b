/** The past of group messages: every conversation touched since, by time. */
import type { RawItem } from '../connector.ts'
import type { Span } from '../messenger/newest-first.ts'
import { passRefused, widen } from '../messenger/past.ts'
import { readMovingList } from '../moving-list.ts'
import { listChats, listMessages, type OkChat, type Reading } from './ok-history.ts'
import { seenItem } from './ok-seen.ts'

export async function* readBackOk(reading: Reading, span: Span): AsyncIterable<RawItem[]> {
  const wide = widen(span)
  for (const chat of await readMovingList(
    () => listChats(reading),
    ({ chat_id }) => chat_id,
  )) {
    if (reading.signal?.aborted) return
    if (!isSilentSince(chat, wide)) yield* passRefused(readChat(reading, chat.chat_id, wide))
  }
}

/** Where the time of the last word is not told, the conversation is read. */
function isSilentSince({ last_event_time: lastMs }: OkChat, { from }: Span): boolean {
  return from !== null && lastMs != null && lastMs < from.getTime()
}

async function* readChat(reading: Reading, chatId: string, span: Span): AsyncIterable<RawItem[]> {
  for await (const shown of listMessages(reading, { chatId, span }))
    yield shown.map(({ said, raw }) => seenItem(said, raw))
}
