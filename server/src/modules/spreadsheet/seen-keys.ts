/** Which rows of one file were met before. The database remembers them: memory does not grow with the file. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'

/** Those of the keys that were not met yet; from now on they are. */
export type MeetKeys = (keys: readonly string[]) => Promise<Set<string>>

export async function withSeenKeys<Result>(
  db: Database,
  use: (meet: MeetKeys) => Promise<Result>,
): Promise<Result> {
  const runId = newId()
  await forgetAbandoned(db)
  try {
    return await use(async (keys) => {
      const byHash = new Map(keys.map((key) => [hashOf(key), key]))
      const { rows } = await sql<{ hash: string }>`
        insert into seen_key (run_id, hash)
        select ${runId}::uuid, decode(hash, 'hex') from unnest(${[...byHash.keys()]}::text[]) hash
        on conflict do nothing returning encode(hash, 'hex') as hash`.execute(db)
      return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
    })
  } finally {
    await db.deleteFrom('seenKey').where('runId', '=', runId).execute()
  }
}

/** Of a process that was killed while it read a file; no file takes a day. */
async function forgetAbandoned(db: Database): Promise<void> {
  await sql`delete from seen_key where met_at < now() - interval '1 day'`.execute(db)
}

/** A key may be longer than an index takes. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
