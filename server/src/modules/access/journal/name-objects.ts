import type { Db } from '../../../platform/database/db.ts'
import type { StoredJournalEntry } from './journal.repository.ts'

/** Names of things of one type by their ids; of a type that has no names there are none. */
export type NameObjects = (
  db: Db,
  asked: { objectType: string; ids: readonly string[] },
) => Promise<ReadonlyMap<string, string>>

/** Ids of things whose names hold the words, by the types of these things. */
export type FindObjects = (db: Db, words: string) => Promise<ReadonlyMap<string, readonly string[]>>

/** How things of the modules above are called, and which are called so. */
export type ObjectNames = { name: NameObjects; find: FindObjects }

/** Accounts come with their names; other things are named by whoever owns them, as they are called now. */
export async function withNames(
  db: Db,
  rows: readonly StoredJournalEntry[],
  nameObjects: NameObjects,
): Promise<StoredJournalEntry[]> {
  const idsOf = new Map<string, Set<string>>()
  for (const { objectType, objectId, objectName } of rows) {
    if (objectId === null || objectName !== null) continue
    idsOf.set(objectType, (idsOf.get(objectType) ?? new Set()).add(objectId))
  }
  const named = await Promise.all(
    [...idsOf].map(
      async ([objectType, ids]) =>
        [objectType, await nameObjects(db, { objectType, ids: [...ids] })] as const,
    ),
  )
  const names = new Map(named)
  return rows.map((row) => ({
    ...row,
    objectName: row.objectName ?? names.get(row.objectType)?.get(row.objectId ?? '') ?? null,
  }))
}
