/** A letter from a file, in the bytes a mailbox would hold: it goes the way of all letters, also years later. */
import type { ChannelAccount, ImportedMessage, RawItem } from '../../connector.ts'

const IMPORTED_DOMAIN = 'import.invalid'

export function composeEmail(
  { id, text, writtenAt, replyToId, authorId }: ImportedMessage,
  { externalId }: Pick<ChannelAccount, 'externalId'>,
): RawItem {
  const lines = [
    `Received: from ${IMPORTED_DOMAIN}; ${writtenAt.toUTCString()}`,
    `Date: ${writtenAt.toUTCString()}`,
    `Message-ID: <${encodeURIComponent(id)}@${IMPORTED_DOMAIN}>`,
    ...(replyToId ? [`In-Reply-To: <${replyToId}@${IMPORTED_DOMAIN}>`] : []),
    ...(authorId ? [`From: author-${authorId}@${IMPORTED_DOMAIN}`] : []),
    `To: ${externalId}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
  ]
  return { dedupeKey: `import:${id}`, body: Buffer.from(lines.join('\r\n')) }
}
