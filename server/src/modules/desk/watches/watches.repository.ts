import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Look } from './domain/news-of.ts'

export type WatchKey = { userId: string; viewId: string }
export type StoredWatch = WatchKey & { lookedAt: Date; before: Look }

export async function listWatchedViews(db: Db, userId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('viewWatch').select('viewId').where('userId', '=', userId).execute()
  return new Set(rows.map(({ viewId }) => viewId))
}

export async function saveWatch(tx: Tx, { userId, viewId, lookedAt, before }: StoredWatch): Promise<void> {
  await tx
    .insertInto('viewWatch')
    .values({ userId, viewId, lookedAt, known: [...before.ids], isWhole: before.isWhole })
    .onConflict((conflict) => conflict.columns(['userId', 'viewId']).doNothing())
    .execute()
}

export async function deleteWatch(db: Db, { userId, viewId }: WatchKey): Promise<void> {
  await db.deleteFrom('viewWatch').where('userId', '=', userId).where('viewId', '=', viewId).execute()
}

/** Those whose last look is longest ago, first. */
export function listDueWatches(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<WatchKey[]> {
  return db
    .selectFrom('viewWatch')
    .select(['userId', 'viewId'])
    .where('lookedAt', '<=', before)
    .orderBy('lookedAt')
    .limit(limit)
    .execute()
}

/** Null where another worker looks, has just looked, or nobody watches any more. */
export async function lockWatch(
  tx: Tx,
  { userId, viewId }: WatchKey,
  before: Date,
): Promise<StoredWatch | null> {
  const row = await tx
    .selectFrom('viewWatch')
    .selectAll()
    .where('userId', '=', userId)
    .where('viewId', '=', viewId)
    .where('lookedAt', '<=', before)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  return { userId, viewId, lookedAt: row.lookedAt, before: { ids: row.known, isWhole: row.isWhole } }
}

/** `look`: absent where it could not be looked, and the next look compares with the last one that could. */
export async function updateWatch(
  db: Db,
  { userId, viewId }: WatchKey,
  { lookedAt, look }: { lookedAt: Date; look?: Look },
): Promise<void> {
  await db
    .updateTable('viewWatch')
    .set({ lookedAt, ...(look && { known: [...look.ids], isWhole: look.isWhole }) })
    .where('userId', '=', userId)
    .where('viewId', '=', viewId)
    .execute()
}

/** Of views that are there, but for this one. */
export async function countOtherWatches(db: Db, { userId, viewId }: WatchKey): Promise<number> {
  const row = await db
    .selectFrom('viewWatch')
    .innerJoin('savedView', 'savedView.id', 'viewWatch.viewId')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('viewWatch.userId', '=', userId)
    .where('viewWatch.viewId', '!=', viewId)
    .where('savedView.deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
