/** A message from a file, in the bytes Odnoklassniki would have sent: it goes the way of all messages. */
import type { ImportedMessage, RawItem } from '../connector.ts'

export function composeOk({ id, text, writtenAt, commentId, replyToId, authorId }: ImportedMessage): RawItem {
  const delivery = {
    webhookType: 'MESSAGE_CREATED',
    sender: { user_id: `user:${authorId ?? 0}` },
    // Without a conversation of its own each row is one.
    recipient: { chat_id: `chat:${authorId ?? id.replace(/[^0-9A-Za-z]/g, '')}` },
    message: {
      text,
      mid: `mid:${commentId ?? `import.${id}`}`,
      ...(replyToId ? { reply_to: `mid:${replyToId}` } : {}),
    },
    timestamp: writtenAt.getTime(),
  }
  return { dedupeKey: `import:${id}`, body: new TextEncoder().encode(JSON.stringify(delivery)) }
}
