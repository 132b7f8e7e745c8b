/** What MAX shows when it is read back, in updates of our own: the raw inbox keeps them and `normaliseMax` reads them. */
import type { RawItem } from '../connector.ts'
import { toSeenItem } from '../messenger/past.ts'
import { contentOf, placeOf } from './max-event-parts.ts'
import { SEEN } from './max-normalise.ts'
import type { MaxMessage } from './max-schemas.ts'

/** `raw` is the message as MAX gave it; a comment's list may leave its post unnamed. */
export function seenItem(message: MaxMessage, raw: Record<string, unknown>): RawItem {
  const { container, externalId } = placeOf(message)
  // Tokens of files change from read to read.
  const { content } = contentOf(message)
  return toSeenItem([container, externalId, content], {
    update_type: SEEN,
    timestamp: message.timestamp.getTime(),
    message: { ...raw, recipient: message.recipient },
  })
}
