/** What MAX shows when it is read back, in updates of our own: the raw inbox keeps them and `normaliseMax` reads them. */
import { createHash } from 'node:crypto'
import type { RawItem } from '../connector.ts'
import { contentOf, placeOf } from './max-event-parts.ts'
import { SEEN } from './max-normalise.ts'
import type { MaxMessage } from './max-schemas.ts'

/** `raw` is the message as MAX gave it; a comment's list may leave its post unnamed. */
export function seenItem(message: MaxMessage, raw: Record<string, unknown>): RawItem {
  const { container, externalId } = placeOf(message)
  const { content } = contentOf(message)
  const body = JSON.stringify({
    update_type: SEEN,
    timestamp: message.timestamp.getTime(),
    message: { ...raw, recipient: message.recipient },
  })
  return {
    // Read again unchanged, it is the same delivery; tokens of files change from read to read.
    dedupeKey: `seen:${createHash('sha256')
      .update(JSON.stringify([container, externalId, content]))
      .digest('hex')
      .slice(0, 32)}`,
    body: new TextEncoder().encode(body),
  }
}
