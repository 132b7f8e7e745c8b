/** Which rows of one file were met before. The database remembers them: memory does not grow with the file. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/db.ts'

/** Those of the keys that were not met yet; from now on they are. */
export type MeetKeys = (keys: readonly string[]) => Promise<Set<string>>

export async function withSeenKeys<Result>(
  db: Database,
  use: (meet: MeetKeys) => Promise<Result>,
): Promise<Result> {
  // A temporary table belongs to its session, so one connection is kept for the whole file.
  return db.connection().execute(async (session) => {
    await sql`create temporary table seen_key (hash bytea primary key)`.execute(session)
    try {
      return await use(async (keys) => {
        const byHash = new Map(keys.map((key) => [hashOf(key), key]))
        const { rows } = await sql<{ hash: string }>`
          insert into seen_key select decode(hash, 'hex') from unnest(${[...byHash.keys()]}::text[]) hash
          on conflict do nothing returning encode(hash, 'hex') as hash`.execute(session)
        return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
      })
    } finally {
      await sql`drop table if exists seen_key`.execute(session).catch(() => undefined)
    }
  })
}

/** A key may be longer than an index takes. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
