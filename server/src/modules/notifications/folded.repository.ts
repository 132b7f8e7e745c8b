/** A folded notice and its facts: it stays unread until the last of them has ended. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/db.ts'
import type { NewRow } from './notifications.repository.ts'

/** An existing row counts on and is unread again. Ordered by user, so that two workers cannot deadlock. */
export async function upsertFolded(tx: Tx, rows: readonly NewRow[]) {
  if (rows.length === 0) return []
  const ordered = rows.toSorted((a, b) => (a.userId + a.dedupeKey < b.userId + b.dedupeKey ? -1 : 1))
  return tx
    .insertInto('notification')
    .values(ordered)
    .onConflict((conflict) =>
      conflict.columns(['userId', 'dedupeKey']).doUpdateSet((eb) => ({
        count: eb('notification.count', '+', eb.ref('excluded.count')),
        createdAt: eb.ref('excluded.createdAt'),
        readAt: null,
      })),
    )
    .returning([
      ...(['id', 'userId', 'dedupeKey', 'inCentre', 'email', 'isUrgent'] as const),
      sql<boolean>`xmax = 0`.as('isNew'),
    ])
    .execute()
}

/** Deletes facts that have ended and keeps the open ones. */
export async function addMatters(
  tx: Tx,
  notices: readonly { id: string; matters: readonly string[] }[],
): Promise<void> {
  const rows = notices.flatMap(({ id, matters }) =>
    [...Map.groupBy(matters, (incidentId) => incidentId)].map(([incidentId, facts]) => ({
      notificationId: id,
      incidentId,
      count: facts.length,
    })),
  )
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx
      .insertInto('notificationMatter')
      .values(rows.slice(at, at + CHUNK))
      .onConflict((conflict) =>
        conflict.columns(['notificationId', 'incidentId']).doUpdateSet((eb) => ({
          count: eb('notificationMatter.count', '+', eb.ref('excluded.count')),
        })),
      )
      .execute()
}

/** Parameters of one statement are limited. */
const CHUNK = 2000

/** Returns the users whose notice has changed. */
export async function endMatters(
  tx: Tx,
  incidentIds: readonly string[],
  now: Date,
): Promise<{ userId: string }[]> {
  const { rows } = await sql<{ userId: string }>`
    with ended as (
      delete from notification_matter where incident_id = any(${[...incidentIds]}) returning notification_id, count
    ), less as (
      select notification_id as id, sum(count)::int as count from ended group by notification_id
    )
    update notification n
    set ended_count = n.ended_count + less.count,
      read_at = case when n.ended_count + less.count >= n.count then coalesce(n.read_at, ${now}) else n.read_at end
    from less where n.id = less.id
    returning n.user_id`.execute(tx)
  return rows
}
