/** What a channel is watched by: where its reading stands, up to when it is whole, its alarm, its rhythm. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { firstIdAt } from '../../platform/ids.ts'
import type { Alarm } from './domain/alarm.ts'

export function findCovered(
  tx: Tx,
  channelId: string,
): Promise<{ coveredUntil: Date | null; createdAt: Date } | undefined> {
  return tx
    .selectFrom('channel')
    .select(['coveredUntil', 'createdAt'])
    .where('id', '=', channelId)
    .executeTakeFirst()
}

export function lockCoverage(tx: Tx, channelId: string) {
  return tx
    .selectFrom('channel')
    .select(['coveredUntil', 'checks', 'checkedAt'])
    .where('id', '=', channelId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateCovered(tx: Tx, channelId: string, now: Date): Promise<void> {
  await tx.updateTable('channel').set({ coveredUntil: now }).where('id', '=', channelId).execute()
}

export function lockAlarm(tx: Tx, channelId: string) {
  return tx
    .selectFrom('channel')
    .select(['alarm', 'alarmSince', 'alarmTold'])
    .where('id', '=', channelId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateAlarm(
  tx: Tx,
  {
    alarm,
    since,
    told,
    channelId,
  }: { alarm: Alarm | null; since: Date | null; told: number; channelId: string },
): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ alarm, alarmSince: since, alarmTold: told })
    .where('id', '=', channelId)
    .execute()
}

export async function updateRhythm(
  db: Db,
  channelId: string,
  rhythm: readonly number[] | null,
): Promise<void> {
  await db
    .updateTable('channel')
    .set({ rhythm: rhythm && [...rhythm] })
    .where('id', '=', channelId)
    .execute()
}

export function countByHourOfWeek(
  db: Db,
  from: Date,
): Promise<{ channelId: string; hourOfWeek: number; count: number }[]> {
  return (
    db
      .selectFrom('message')
      .select([
        'channelId',
        sql<number>`((extract(isodow from occurred_at at time zone 'UTC') - 1) * 24
        + extract(hour from occurred_at at time zone 'UTC'))::int`.as('hourOfWeek'),
        sql<number>`count(*)::int`.as('count'),
      ])
      .where('direction', '=', 'in')
      .where('occurredAt', '>=', from)
      // Ids grow with time: only what was stored since is read, whatever lies behind it.
      .where('id', '>=', firstIdAt(from))
      .groupBy(['channelId', 'hourOfWeek'])
      .execute()
  )
}

export function listConnected(db: Db): Promise<{ createdAt: Date; id: string }[]> {
  return db.selectFrom('channel').select(['id', 'createdAt']).execute()
}

/** One channel may be read in several streams: live events, a catch-up of its wall. */
const LIVE = 'live'

/** Before the container: where the following of one live place stands. */
export const FOLLOW_STREAM = 'follow:'

export async function readCursor(db: Db, channelId: string, stream = LIVE): Promise<unknown> {
  const row = await db
    .selectFrom('channelCursor')
    .select('cursor')
    .where('channelId', '=', channelId)
    .where('stream', '=', stream)
    .executeTakeFirst()
  return row?.cursor ?? null
}

/** Of every channel that has one in this stream. */
export async function readCursors(db: Db, stream: string): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('channelCursor')
    .select(['channelId', 'cursor'])
    .where('stream', '=', stream)
    .execute()
  return new Map(rows.map(({ channelId, cursor }) => [channelId, cursor]))
}

/** In the transaction that stores what was read: after a crash the same is read again, nothing is skipped. */
export async function saveCursor(db: Db, channelId: string, cursor: unknown, stream = LIVE): Promise<void> {
  const value = { cursor: JSON.stringify(cursor ?? null), updatedAt: new Date() }
  await db
    .insertInto('channelCursor')
    .values({ channelId, stream, ...value })
    .onConflict((conflict) => conflict.columns(['channelId', 'stream']).doUpdateSet(value))
    .execute()
}
