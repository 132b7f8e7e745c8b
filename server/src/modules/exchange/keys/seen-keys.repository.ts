import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database/db.ts'

/** Deletes keys of processes that were killed while they read a file; no file takes a day. */
export async function deleteAbandonedKeys(db: Database): Promise<void> {
  await sql`delete from seen_key where met_at < now() - interval '1 day'`.execute(db)
}

export async function deleteSeenKeys(db: Db, runId: string): Promise<void> {
  await db.deleteFrom('seenKey').where('runId', '=', runId).execute()
}

export async function insertSeenKeys(
  db: Db,
  runId: string,
  hashes: readonly string[],
): Promise<{ hash: string }[]> {
  const { rows } = await sql<{ hash: string }>`
    insert into seen_key (run_id, hash)
    select ${runId}::uuid, decode(hash, 'hex') from unnest(${[...hashes]}::text[]) hash
    on conflict do nothing returning encode(hash, 'hex') as hash`.execute(db)
  return rows
}
