/**
 * Posts that answer no incident: texts in a municipal chat, its digest, refutations. They use the same outbox with the
 * same guarantees. The module that queued a post gets its event at each change, and `onPosted` once it is published.
 */
import { z } from 'zod'
import type { OutgoingMessage } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { getNetworkOf } from '../../channels/index.ts'
import { listMessagesByKey } from '../../inbox/index.ts'
import {
  type AnswersContext,
  type NewPost,
  type OnPosted,
  POST_PURPOSES,
  type Posted,
  type PostFile,
  type PostPurpose,
} from '../parts/index.ts'
import { wakeSenders } from './outbox-claims.repository.ts'
import type { OutboxRow } from './outbox-row.ts'
import { cancelPosts, insertPost, listWaiting, type WaitingPost } from './posts.repository.ts'
import { hashText } from './queue-publication.ts'

const Post = z.object({
  purpose: z.enum(POST_PURPOSES),
  writtenBy: z.string().nullable(),
  isAnswer: z.boolean().default(false),
  link: z
    .object({
      questionMessageId: z.string(),
      decision: z.enum(['confirmed', 'rejected']),
      by: z.string(),
    })
    .nullable()
    .default(null),
  incidentId: z.string().nullable().default(null),
  clarificationId: z.string().nullable().default(null),
  tells: z.object({ payload: z.unknown(), audience: z.unknown() }),
  files: z.array(z.object({ hash: z.string(), contentType: z.string(), name: z.string() })).default([]),
})

export function readPost({ post }: Pick<OutboxRow, 'post'>): {
  purpose: PostPurpose
  writtenBy: string | null
  incidentId: string | null
  files: PostFile[]
} {
  return Post.parse(post)
}

/** Cancels posts that are no longer true, unless they were sent or may have been. */
export async function withdrawPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await cancelPosts(tx, ids)
}

/** Posts of one place are sent in the order in which they were queued. */
export function conversationOf({ channelId, container }: { channelId: string; container: string }): string {
  return `${channelId} ${container}`
}

/** Returns false if the post was queued before, and is perhaps already sent. */
export async function queuePost(
  tx: Tx,
  { id, channelId, place, text, buttons = [], conversation, letter: own, ...post }: NewPost,
  { connectors, now }: Pick<AnswersContext, 'connectors'> & { now: Date },
): Promise<boolean> {
  const { network } = await getNetworkOf(tx, channelId)
  const letter = own ? { letter: own } : await letterOf(tx, { channelId, place })
  const message: OutgoingMessage = { ...place, ...letter, text, attachmentRefs: [], buttons: [...buttons] }
  const inserted = await insertPost(tx, {
    ...{ id, channelId },
    conversation: conversation ?? conversationOf({ channelId, container: place.container }),
    post: JSON.stringify(post),
    message: JSON.stringify(message),
    echoKey: connectors.get(network)?.publishing.echoKey(id) ?? null,
    textHash: hashText(text),
    createdAt: now,
    nextAttemptAt: now,
  })
  await wakeSenders(tx)
  return inserted !== undefined
}

/** A reply to a letter gets its subject. */
async function letterOf(
  tx: Tx,
  { channelId, place }: Pick<NewPost, 'channelId' | 'place'>,
): Promise<Pick<OutgoingMessage, 'letter'>> {
  if (place.surface !== 'email') return {}
  const { container, replyToExternalId: externalId } = place
  const [answered] = await listMessagesByKey(tx, [{ channelId, container, externalId }])
  return { letter: { subject: answered?.subject ?? '', incidentNumber: null } }
}

/** Posts that are not published yet or whose outcome is unknown, the latest first. */
export async function listWaitingPosts(db: Db, conversation: string): Promise<WaitingPost[]> {
  const rows = await listWaiting(db, conversation)
  const Text = z.object({ text: z.string() })
  return rows.map(({ message, post, ...row }) => ({
    ...row,
    ...Text.parse(message),
    writtenBy: readPost({ post }).writtenBy,
  }))
}

export async function announcePost(tx: Tx, { post }: Pick<OutboxRow, 'post'>): Promise<void> {
  addEvents(tx, [Post.parse(post).tells])
}

type Settled = Omit<Posted['standing'], 'container'> & { container?: string | undefined; onPosted: OnPosted }

/** Calls `onPosted` for a published post. Called after the outbox row has been written. */
export async function settlePost(
  tx: Tx,
  { id, post, channelId, message }: OutboxRow,
  { externalId, permalink, container: movedTo, onPosted }: Settled,
): Promise<void> {
  const { purpose, writtenBy, isAnswer, link, incidentId, clarificationId } = Post.parse(post)
  const container = movedTo ?? message.container
  const [stored] =
    externalId === null ? [] : await listMessagesByKey(tx, [{ channelId, container, externalId }])
  const { surface, threadExternalId, replyToExternalId } = message
  const place = { surface, container: message.container, threadExternalId, replyToExternalId }
  await onPosted(tx, {
    ...{ postId: id, purpose, writtenBy, isAnswer, link, incidentId, clarificationId, channelId, place },
    ...{ message: stored ?? null, standing: { container, externalId, permalink } },
  })
  await announcePost(tx, { post })
}
