import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'

/** As `parseCursor` reads it. */
type Place = { tx: bigint; id: bigint }

const written = ({ tx, id }: Place): RawBuilder<unknown> =>
  sql`(${tx.toString()}::xid8, ${id.toString()}::bigint)`

/** Something of this place or older is still there, or there was never anything. */
export async function isReachable(db: Db, place: Place): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from event where (tx, id) <= ${written(place)})
      or not exists (select from event) as kept`.execute(db)
  return rows[0]?.kept ?? false
}

export async function hasEventAt(db: Db, place: Place): Promise<boolean> {
  const row = await db
    .selectFrom('event')
    .select('at')
    .where(sql<boolean>`(tx, id) = ${written(place)}`)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteEventsBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('event').where('at', '<', before).execute()
}
