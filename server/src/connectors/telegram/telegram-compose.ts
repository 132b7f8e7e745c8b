/** A message from a file, in the bytes Telegram would have sent: it goes the way of all messages, also years later. */
import { createHash } from 'node:crypto'
import type { ImportedMessage, RawItem } from '../connector.ts'

/** A chat that Telegram never has: imported words stand apart from live ones, whose numbers are their own. */
const IMPORTED_CHAT = { id: -1, type: 'supergroup', title: '' }

export function composeTelegram(message: ImportedMessage): RawItem {
  const { id, text, writtenAt, postId, commentId, replyToId, authorId } = message
  const update = {
    update_id: 0,
    message: {
      message_id: commentId ?? numberOf(id),
      date: Math.floor(writtenAt.getTime() / 1000),
      chat: IMPORTED_CHAT,
      text,
      ...(authorId ? { from: { id: authorId, is_bot: false, first_name: '' } } : {}),
      ...(postId ? { message_thread_id: postId } : {}),
      ...(replyToId ? { reply_to_message: { message_id: replyToId } } : {}),
    },
  }
  return { dedupeKey: `import:${id}`, body: new TextEncoder().encode(JSON.stringify(update)) }
}

/** The same row always becomes the same message: 48 bits of its id. */
function numberOf(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6)
}
