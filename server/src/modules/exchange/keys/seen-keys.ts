/** Which keys of one file were seen before. They are in the database, so that memory does not grow with the file. */
import { createHash } from 'node:crypto'
import type { Database } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { deleteAbandonedKeys, deleteSeenKeys, insertSeenKeys } from './seen-keys.repository.ts'

/** Returns the keys that were not seen before, and remembers them. */
export type MeetKeys = (keys: readonly string[]) => Promise<Set<string>>

export async function withSeenKeys<Result>(
  db: Database,
  use: (meet: MeetKeys) => Promise<Result>,
): Promise<Result> {
  const runId = newId()
  await deleteAbandonedKeys(db)
  try {
    return await use(async (keys) => {
      const byHash = new Map(keys.map((key) => [hashOf(key), key]))
      const rows = await insertSeenKeys(db, runId, [...byHash.keys()])
      return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
    })
  } finally {
    await deleteSeenKeys(db, runId)
  }
}

/** A key may be longer than an index takes. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
