/** A message from a file, in the bytes VK would have sent: it goes the way of all messages, also years later. */
import { createHash } from 'node:crypto'
import type { ImportedMessage, RawItem } from '../../connector.ts'
import { rawItemOf } from './vk-receive.ts'

/** Comments without a post of their own stand under a post that VK never has. */
const NO_POST = 0
/** VK's own answer for nobody: no real person gets a stranger's words. */
const NOBODY = 0

export function composeVk(message: ImportedMessage, groupId: string): RawItem {
  const { id, text, writtenAt, postId, commentId, replyToId, authorId } = message
  const eventId = `import:${id}`
  const envelope = {
    type: 'wall_reply_new',
    event_id: eventId,
    v: '5.199',
    group_id: Number(groupId),
    object: {
      id: commentId ? Number(commentId) : numberOf(id),
      from_id: authorId ? Number(authorId) : NOBODY,
      date: Math.floor(writtenAt.getTime() / 1000),
      text,
      post_id: postId ? Number(postId) : NO_POST,
      owner_id: -Number(groupId),
      post_owner_id: -Number(groupId),
      parents_stack: replyToId ? [Number(replyToId)] : [],
      ...(replyToId ? { reply_to_comment: Number(replyToId) } : {}),
    },
  }
  return rawItemOf(new TextEncoder().encode(JSON.stringify(envelope)), eventId)
}

/** The same row always becomes the same comment: 48 bits of its id. */
function numberOf(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6)
}
