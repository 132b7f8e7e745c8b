/** A message from a file, in the bytes MAX would have sent: it goes the way of all messages, also years later. */
import type { ImportedMessage, RawItem } from '../connector.ts'
import { rawItemOfUpdate } from './max-receive.ts'

/** MAX's own answer for nobody: no real person gets a stranger's words. */
const NOBODY = 0

export function composeMax(message: ImportedMessage): RawItem {
  const { id, text, writtenAt, postId, commentId, replyToId, authorId } = message
  const timestamp = writtenAt.getTime()
  const update = {
    update_type: postId === null ? 'message_created' : 'comment_created',
    timestamp,
    message: {
      sender: { user_id: authorId ? Number(authorId) : NOBODY, first_name: '', is_bot: false },
      recipient: { chat_id: 0, chat_type: postId === null ? 'chat' : 'channel', post_id: postId },
      timestamp,
      ...(replyToId ? { link: { type: 'reply', message: { mid: replyToId } } } : {}),
      body: { mid: commentId ?? `import:${id}`, text },
    },
  }
  return { ...rawItemOfUpdate(update), dedupeKey: `import:${id}` }
}
