/** Who did what to users, channels and settings. Details are codes and ids: never a name, an address or a secret. */
import type { Db } from '../../platform/db.ts'
import type { ActorRef } from './domain/actor.ts'

export type JournalEntry = {
  /** Null: the product itself or the command line. */
  actor: ActorRef
  action: string
  objectType: string
  objectId: string | null
  details?: Record<string, unknown>
}

export async function addJournal(
  db: Db,
  { actor, action, objectType, objectId, details = {} }: JournalEntry,
): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
      action,
      objectType,
      objectId,
      details: JSON.stringify(details),
    })
    .execute()
}

export type StoredJournalEntry = {
  id: number
  at: Date
  actorName: string | null
  action: string
  objectType: string
  objectId: string | null
  details: unknown
}

/** Newest first; `before` is the id of the last row of the previous page. */
export function listJournal(
  db: Db,
  { limit, before }: { limit: number; before: number | null },
): Promise<StoredJournalEntry[]> {
  let query = db
    .selectFrom('journal')
    .select(['id', 'at', 'actorName', 'action', 'objectType', 'objectId', 'details'])
    .orderBy('id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('id', '<', before)
  return query.execute()
}
