/** What VK shows when it is read back, in envelopes of our own: the raw inbox keeps them and `normaliseVk` reads them. */
import { createHash } from 'node:crypto'
import type { RawItem } from '../../connector.ts'

/** The object as a method of VK gave it, with the fields by which its events name their place. */
export type SeenType =
  | 'wall_post_seen'
  | 'wall_reply_seen'
  | 'photo_comment_seen'
  | 'video_comment_seen'
  | 'board_post_seen'
  | 'message_seen'

export function seenItem(groupId: string, type: SeenType, object: Record<string, unknown>): RawItem {
  const stable = JSON.stringify({ type, object: keyPartsOf(object) })
  const body = JSON.stringify({ type, v: '5.199', group_id: Number(groupId), object })
  return {
    // Read again unchanged, it is the same delivery; signatures of files change from read to read.
    dedupeKey: `seen:${createHash('sha256').update(stable).digest('hex').slice(0, 32)}`,
    body: new TextEncoder().encode(body),
  }
}

const PLACE_FIELDS = [
  'id',
  'owner_id',
  'from_id',
  'post_id',
  'photo_id',
  'video_id',
  'topic_id',
  'peer_id',
  'conversation_message_id',
  'date',
  'update_time',
  'text',
] as const

function keyPartsOf(object: Record<string, unknown>): unknown[] {
  const { attachments } = object
  const count = Array.isArray(attachments) ? attachments.length : 0
  return [...PLACE_FIELDS.map((field) => object[field] ?? null), count]
}
