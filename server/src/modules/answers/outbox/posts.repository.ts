import { type InsertObject, type Selectable, sql } from 'kysely'
import type { DB, Outbox } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { PostLink } from '../parts/index.ts'

/** Returns nothing if the post exists. */
export function insertPost(tx: Tx, row: InsertObject<DB, 'outbox'>): Promise<{ id: string } | undefined> {
  return tx
    .insertInto('outbox')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
}

export async function updatePostLink(tx: Tx, postId: string, link: PostLink): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ post: sql`post || ${JSON.stringify({ link })}::jsonb` })
    .where('id', '=', postId)
    .execute()
}

export async function cancelPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('id', 'in', ids)
    .where('post', 'is not', null)
    .where('state', 'in', ['queued', 'failed'])
    .where('isUncertain', '=', false)
    .execute()
}

const WAITING = ['queued', 'sending', 'unknown', 'failed'] as const

export type WaitingPost = {
  id: string
  state: (typeof WAITING)[number]
  text: string
  errorCode: string | null
  createdAt: Date
  writtenBy: string | null
}

export type PostState = Pick<
  Selectable<Outbox>,
  'id' | 'state' | 'errorCode' | 'conversation' | 'isUncertain'
>

export function listWaiting(db: Db, conversation: string) {
  return db
    .selectFrom('outbox')
    .select(['id', 'state', 'message', 'errorCode', 'createdAt', 'post'])
    .where('conversation', '=', conversation)
    .where('post', 'is not', null)
    .where('state', 'in', WAITING)
    .$narrowType<Pick<WaitingPost, 'state'>>()
    .orderBy('seq', 'desc')
    .limit(50)
    .execute()
}

/** How posts fare on their way, whatever became of them. */
export async function listPostStates(db: Db, ids: readonly string[]): Promise<PostState[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('outbox')
    .select(['id', 'state', 'errorCode', 'conversation', 'isUncertain'])
    .where('id', 'in', ids)
    .where('post', 'is not', null)
    .execute()
}
