/** What Odnoklassniki shows when it is read back, in deliveries of our own: the raw inbox keeps them, `normaliseOk` reads them. */
import { createHash } from 'node:crypto'
import type { RawItem } from '../connector.ts'
import { contentVersion } from '../content-version.ts'
import { readAttachments } from './ok-attachments.ts'
import { SEEN } from './ok-normalise.ts'
import type { OkSaid } from './ok-schemas.ts'

export function seenItem({ recipient, message }: OkSaid, raw: Record<string, unknown>): RawItem {
  const content = contentVersion(
    message.text,
    readAttachments(message).map(({ ref }) => ref),
  )
  const name = JSON.stringify([recipient.chat_id, message.mid, content])
  return {
    // Read again unchanged, it is the same delivery.
    dedupeKey: `seen:${createHash('sha256').update(name).digest('hex').slice(0, 32)}`,
    body: new TextEncoder().encode(JSON.stringify({ ...raw, recipient, webhookType: SEEN })),
  }
}
