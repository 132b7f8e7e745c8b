/** The places of a text, and what we put into each. */

import type { CorrectionWay } from '@veche/contract/portal/broadcasts.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import type { BroadcastPlace, BroadcastPost } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type PlaceRow = Selectable<BroadcastPlace> & { network: Network }
export type PostRow = Selectable<BroadcastPost> & { way: CorrectionWay }

/** Pages first, then chats, by name. */
export function listPlacesOf(db: Db, broadcastIds: readonly string[]): Promise<PlaceRow[]> {
  if (broadcastIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('broadcastPlace')
    .innerJoin('channelName', 'channelName.id', 'broadcastPlace.channelId')
    .selectAll('broadcastPlace')
    .select('channelName.network')
    .where('broadcastId', 'in', broadcastIds)
    .orderBy('surface', 'desc')
    .orderBy('broadcastPlace.name')
    .orderBy('broadcastPlace.id')
    .execute()
}

/** In the order in which they were queued. */
export function listPostsOf(db: Db, broadcastIds: readonly string[]): Promise<PostRow[]> {
  if (broadcastIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('broadcastPost')
    .innerJoin('broadcastVersion', (join) =>
      join
        .onRef('broadcastVersion.broadcastId', '=', 'broadcastPost.broadcastId')
        .onRef('broadcastVersion.versionNo', '=', 'broadcastPost.versionNo'),
    )
    .selectAll('broadcastPost')
    .select(sql<CorrectionWay>`broadcast_version.content ->> 'way'`.as('way'))
    .where('broadcastPost.broadcastId', 'in', broadcastIds)
    .orderBy('queuedAt')
    .orderBy('broadcastPost.versionNo')
    .orderBy('kind')
    .execute()
}

export async function replacePlaces(
  tx: Tx,
  broadcastId: string,
  places: readonly Insertable<BroadcastPlace>[],
): Promise<void> {
  await tx.deleteFrom('broadcastPlace').where('broadcastId', '=', broadcastId).execute()
  await tx
    .insertInto('broadcastPlace')
    .values([...places])
    .execute()
}

type NewPost = Pick<PostRow, 'id' | 'broadcastId' | 'placeId' | 'kind' | 'versionNo' | 'queuedAt'>

/** False: it was queued before. */
export async function insertPost(tx: Tx, post: NewPost): Promise<boolean> {
  const row = await tx
    .insertInto('broadcastPost')
    .values(post)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of which text it is; null: it is no post of one. */
export async function updatePostSent(
  tx: Tx,
  id: string,
  sent: Pick<PostRow, 'container' | 'externalId' | 'permalink' | 'sentAt'>,
): Promise<string | null> {
  const row = await tx
    .updateTable('broadcastPost')
    .set(sent)
    .where('id', '=', id)
    .returning('broadcastId')
    .executeTakeFirst()
  return row?.broadcastId ?? null
}

export async function updatePost(
  db: Db,
  id: string,
  changes: Partial<Pick<PostRow, 'takenDownAt' | 'takeDownError' | 'takeDownNextAt' | 'isTakeDownRefused'>>,
): Promise<void> {
  await db
    .updateTable('broadcastPost')
    .set(changes)
    .where('id', '=', id)
    .where('takenDownAt', 'is', null)
    .execute()
}
