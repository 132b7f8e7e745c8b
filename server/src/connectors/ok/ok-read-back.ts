/** The past of group messages: every conversation touched since, by time. */
import { ConnectorError, type RawItem } from '../connector.ts'
import { readMovingList } from '../moving-list.ts'
import { listChats, listMessages, type OkChat, type Reading } from './ok-history.ts'
import { seenItem } from './ok-seen.ts'

/** Clocks of the network and ours differ by a little; reading some more costs nothing. */
const SLACK_MS = 60_000

type Span = { from: Date | null; to: Date }

export async function* readBackOk(reading: Reading, span: Span): AsyncIterable<RawItem[]> {
  const wide = {
    from: span.from === null ? null : new Date(span.from.getTime() - SLACK_MS),
    to: new Date(span.to.getTime() + SLACK_MS),
  }
  for (const chat of await readMovingList(
    () => listChats(reading),
    ({ chat_id }) => chat_id,
  )) {
    if (reading.signal?.aborted) return
    if (!isSilentSince(chat, wide)) yield* readChat(reading, chat.chat_id, wide)
  }
}

/** Where the time of the last word is not told, the conversation is read. */
function isSilentSince({ last_event_time: lastMs }: OkChat, { from }: Span): boolean {
  return from !== null && lastMs != null && lastMs < from.getTime()
}

/** A conversation that was closed to us hides none of its neighbours. */
async function* readChat(reading: Reading, chatId: string, span: Span): AsyncIterable<RawItem[]> {
  try {
    for await (const shown of listMessages(reading, { chatId, span }))
      yield shown.map(({ said, raw }) => seenItem(said, raw))
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reason !== 'refused') throw error
  }
}
