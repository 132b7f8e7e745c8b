/** What Odnoklassniki shows when it is read back, in deliveries of our own: the raw inbox keeps them, `normaliseOk` reads them. */
import type { RawItem } from '../connector.ts'
import { contentVersion } from '../content-version.ts'
import { toSeenItem } from '../messenger/past.ts'
import { readAttachments } from './ok-attachments.ts'
import { SEEN } from './ok-normalise.ts'
import type { OkSaid } from './ok-schemas.ts'

export function seenItem({ recipient, message }: OkSaid, raw: Record<string, unknown>): RawItem {
  const content = contentVersion(
    message.text,
    readAttachments(message).map(({ ref }) => ref),
  )
  const name = [recipient.chat_id, message.mid, content]
  return toSeenItem(name, { ...raw, recipient, webhookType: SEEN })
}
