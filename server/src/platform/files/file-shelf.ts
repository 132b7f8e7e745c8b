/**
 * Rows that speak of stored files: what was brought and thought better of is kept for a day, then the rows go, and the
 * bytes of which no other row of the shelf speaks.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { JobDefinition } from '../background/jobs.ts'
import type { Clock } from '../clock.ts'
import type { Database, Db, Tx } from '../database/db.ts'
import type { FileStore } from './files.ts'

export type FileShelf = {
  /** Of those whose columns have these values. */
  countUnused(db: Db, whose: Readonly<Record<string, string>>): Promise<number>
  removeUnused(services: Sweeping): Promise<void>
}

/** `files`: where the bytes of this shelf lie. */
type Sweeping = { db: Database; clock: Clock; files: Pick<FileStore, 'remove'> }

const KEPT_MS = DAY_MS
const REMOVED_AT_ONCE = 200

/** `table` has `id`, `hash` and `uploadedAt`. */
export function createFileShelf(table: string, isUnused: RawBuilder<SqlBool>): FileShelf {
  const rows = sql.table(table)
  return {
    async countUnused(db, whose) {
      const ofThem = sql.join(
        Object.entries(whose).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
        sql` and `,
      )
      const { rows: counted } = await sql<{ count: number }>`
        select count(*) as count from ${rows} where ${ofThem} and ${isUnused}`.execute(db)
      return Number(counted[0]?.count ?? 0)
    },
    async removeUnused({ db, clock, files }) {
      const before = new Date(clock().getTime() - KEPT_MS)
      const hashes = await db.transaction().execute((tx) => deleteUnused(tx, { rows, isUnused, before }))
      for (const hash of hashes) await files.remove(hash)
    },
  }
}

type Unused = { rows: RawBuilder<unknown>; isUnused: RawBuilder<SqlBool>; before: Date }

/** Gives the hashes that no row speaks of any more. */
async function deleteUnused(tx: Tx, { rows, isUnused, before }: Unused): Promise<string[]> {
  const { rows: unused } = await sql<{ id: string; hash: string }>`
    select id, hash from ${rows} where uploaded_at < ${before} and ${isUnused}
    limit ${REMOVED_AT_ONCE} for update`.execute(tx)
  if (unused.length === 0) return []
  const ids = unused.map(({ id }) => id)
  await sql`delete from ${rows} where id = any(${ids}::uuid[])`.execute(tx)
  const hashes = [...new Set(unused.map(({ hash }) => hash))]
  const { rows: kept } = await sql<{ hash: string }>`
    select hash from ${rows} where hash = any(${hashes}::text[])`.execute(tx)
  const needed = new Set(kept.map(({ hash }) => hash))
  return hashes.filter((hash) => !needed.has(hash))
}

/** Each hour, at another minute than the other shelves. */
export function sweepJob(
  { name, cron }: { name: string; cron: string },
  shelf: FileShelf,
  services: Sweeping,
): JobDefinition {
  return { name, cron, handle: () => shelf.removeUnused(services) }
}
