import type { EmailMode, NotificationKind } from '@veche/contract/notifications.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'

export type NewRow = {
  id: string
  userId: string
  kind: NotificationKind
  incidentId: string | null
  details: string
  isUrgent: boolean
  count: number
  dedupeKey: string
  createdAt: Date
  inCentre: boolean
  email: EmailMode
}
/** Parameters of one statement are limited. */
const CHUNK = 2000

/** Rows that were not known yet. */
export async function insertNotifications(tx: Tx, rows: readonly NewRow[]) {
  const told = []
  for (let at = 0; at < rows.length; at += CHUNK) {
    const inserted = await tx
      .insertInto('notification')
      .values(rows.slice(at, at + CHUNK))
      .onConflict((conflict) => conflict.columns(['userId', 'dedupeKey']).doNothing())
      .returning(['id', 'userId', 'inCentre', 'email', 'isUrgent'])
      .execute()
    told.push(...inserted.map((row) => ({ ...row, isNew: true })))
  }
  return told
}

/** Counts single notices of a kind for each user since that moment. */
export async function countSince(
  db: Db,
  { userIds, kind, since }: { userIds: readonly string[]; kind: NotificationKind; since: Date },
): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notification')
    .select((eb) => ['userId', eb.fn.countAll<number>().as('count')])
    .where('userId', 'in', userIds)
    .where('inCentre', '=', true)
    .where('createdAt', '>=', since)
    .where('kind', '=', kind)
    .groupBy('userId')
    .execute()
  return new Map(rows.map(({ userId, count }) => [userId, count]))
}

export type PagePlace = { createdAt: Date; id: string }

/** Newest first. */
export function listNotifications(
  db: Db,
  {
    userId,
    isUnreadOnly,
    limit,
    before,
  }: { userId: string; isUnreadOnly: boolean; limit: number; before: PagePlace | null },
) {
  let query = db
    .selectFrom('notification')
    .select((eb) => [
      ...(['id', 'kind', 'incidentId', 'details', 'isUrgent', 'createdAt', 'readAt'] as const),
      // A read notice shows how many facts there were, an unread one how many are left.
      eb
        .case()
        .when('readAt', 'is', null)
        .then(eb('count', '-', eb.ref('endedCount')))
        .else(eb.ref('count'))
        .end()
        .as('count'),
    ])
    .where('userId', '=', userId)
    .where('inCentre', '=', true)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (isUnreadOnly) query = query.where('readAt', 'is', null)
  if (before)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdAt', 'id'), '<', tuple(before.createdAt, before.id)),
    )
  return query.execute()
}

/** Unread ones of a kind that speak of one incident each, the last first. */
export function listUnreadOfKind(
  db: Db,
  { userId, kind, limit }: { userId: string; kind: NotificationKind; limit: number },
) {
  return db
    .selectFrom('notification')
    .select(['incidentId', 'details', 'createdAt'])
    .where('userId', '=', userId)
    .where('inCentre', '=', true)
    .where('readAt', 'is', null)
    .where('kind', '=', kind)
    .where('incidentId', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
}

/** The bell shows no more. */
const UNREAD_LIMIT = 100

export async function countUnread(db: Db, userId: string): Promise<{ count: number; hasUrgent: boolean }> {
  const row = await db
    .selectFrom(
      db
        .selectFrom('notification')
        .select('isUrgent')
        .where('userId', '=', userId)
        .where('inCentre', '=', true)
        .where('readAt', 'is', null)
        .limit(UNREAD_LIMIT)
        .as('unread'),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      sql<boolean | null>`bool_or(is_urgent)`.as('hasUrgent'),
    ])
    .executeTakeFirstOrThrow()
  return { count: row.count, hasUrgent: row.hasUrgent ?? false }
}

export async function markRead(
  tx: Tx,
  { userId, which, now }: { userId: string; which: { ids: readonly string[] } | { until: Date }; now: Date },
): Promise<number> {
  const unread = tx
    .updateTable('notification')
    .set({ readAt: now })
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
  const chosen =
    'ids' in which ? unread.where('id', 'in', which.ids) : unread.where('createdAt', '<=', which.until)
  const { numUpdatedRows } = await chosen.executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function forgetNotifications(db: Db, before: Date, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('notification')
    .where('id', 'in', (eb) =>
      eb.selectFrom('notification').select('id').where('createdAt', '<', before).limit(limit),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export function updateApprovalsRead(
  tx: Tx,
  incidentIds: readonly string[],
  now: Date,
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where('incidentId', 'in', incidentIds)
    .where('kind', '=', 'approval')
    .where('readAt', 'is', null)
    .where(sql<boolean>`not (details ?| '{isFutile,isClarification}')`)
    .returning('userId')
    .execute()
}

export function updateFakeNewsRead(
  tx: Tx,
  { fakeId, news, now }: { fakeId: string; news: readonly string[]; now: Date },
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where(sql`details ->> 'fakeId'`, '=', fakeId)
    .where('kind', '=', 'fake')
    .where('readAt', 'is', null)
    .where(sql`details ->> 'news'`, 'in', news)
    .returning('userId')
    .execute()
}

export function updateBulletinNewsRead(
  tx: Tx,
  {
    bulletinId,
    userId,
    news,
    now,
  }: { bulletinId: string; userId: string; news: readonly string[]; now: Date },
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where('userId', '=', userId)
    .where('kind', '=', 'bulletin')
    .where('readAt', 'is', null)
    .where(sql`details ->> 'bulletinId'`, '=', bulletinId)
    .where(sql`details ->> 'news'`, 'in', news)
    .returning('userId')
    .execute()
}

export function updateBroadcastCallsRead(
  tx: Tx,
  { broadcastId, now }: { broadcastId: string; now: Date },
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where(sql`details ->> 'broadcastId'`, '=', broadcastId)
    .where('kind', '=', 'broadcast')
    .where('readAt', 'is', null)
    .where(sql`details ->> 'news'`, '=', 'waiting')
    .returning('userId')
    .execute()
}

export function updateWordCallsRead(
  tx: Tx,
  { kind, id, now }: { kind: 'article' | 'course'; id: string; now: Date },
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where(sql`details ->> ${kind === 'article' ? 'articleId' : 'courseId'}`, '=', id)
    .where('kind', '=', kind)
    .where('readAt', 'is', null)
    .where(sql`details ->> 'news'`, '=', 'waiting')
    .returning('userId')
    .execute()
}

export function updateFeedbackCallsRead(
  tx: Tx,
  { threadId, now }: { threadId: string; now: Date },
): Promise<{ userId: string }[]> {
  return tx
    .updateTable('notification')
    .set({ readAt: now })
    .where(sql`details ->> 'threadId'`, '=', threadId)
    .where('kind', '=', 'feedback')
    .where('readAt', 'is', null)
    .where(sql`details ->> 'news'`, 'in', ['asked', 'again'])
    .returning('userId')
    .execute()
}

/** When each of these people was told last by a key that begins so. */
export async function listToldAt(
  db: Db,
  { userIds, prefix }: { userIds: readonly string[]; prefix: string },
): Promise<Map<string, Date>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notification')
    .select(({ fn }) => ['userId', fn.max('createdAt').as('at')])
    .where('userId', 'in', [...userIds])
    .where(sql<boolean>`starts_with(dedupe_key, ${prefix})`)
    .groupBy('userId')
    .execute()
  return new Map(rows.map(({ userId, at }) => [userId, at]))
}
