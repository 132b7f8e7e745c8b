import type { Bytes } from '@veche/book/bytes/bytes.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

export type WatchedRow = {
  id: string
  origin: string
  verifierKey: string
  addedAt: Date
  size: number | null
  seenAt: Date | null
  refusal: string | null
  refusedAt: Date | null
}

export const FORK = 'other_root'

const COLUMNS = [
  ...(['id', 'origin', 'verifierKey', 'addedAt', 'size', 'seenAt', 'refusal', 'refusedAt'] as const),
]

export function listWatched(db: Db): Promise<WatchedRow[]> {
  return db.selectFrom('bookWatched').select(COLUMNS).orderBy('origin').execute()
}

/** A region that has changed its key is watched on from what was seen of it. */
export function upsertWatched(
  db: Db,
  { origin, verifierKey, now }: { origin: string; verifierKey: string; now: Date },
): Promise<WatchedRow> {
  return db
    .insertInto('bookWatched')
    .values({ id: newId(), origin, verifierKey, addedAt: now })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet({ verifierKey }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

export async function deleteWatched(db: Db, id: string): Promise<WatchedRow | null> {
  const row = await db.deleteFrom('bookWatched').where('id', '=', id).returning(COLUMNS).executeTakeFirst()
  return row ?? null
}

/** Held until what was decided of it is stored: two requests at once cannot both be right. */
export async function lockWatched(tx: Tx, origin: string) {
  return tx
    .selectFrom('bookWatched')
    .select(['id', 'verifierKey', 'size', 'root'])
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveSeen(
  tx: Tx,
  origin: string,
  { size, root, now }: { size: number; root: Bytes; now: Date },
): Promise<void> {
  await tx
    .updateTable('bookWatched')
    .set({ size, root: Buffer.from(root), seenAt: now })
    .where('origin', '=', origin)
    .execute()
}

/** What shows two histories is not written over by what shows less. */
export async function saveRefusal(
  tx: Tx,
  origin: string,
  { refusal, note, now }: { refusal: string; note: Bytes; now: Date },
): Promise<void> {
  await tx
    .updateTable('bookWatched')
    .set({ refusal, refusedNote: Buffer.from(note), refusedAt: now })
    .where('origin', '=', origin)
    .where((eb) => eb.or([eb('refusal', 'is', null), eb('refusal', '!=', FORK), eb.val(refusal === FORK)]))
    .execute()
}

export async function findRefusedNote(db: Db, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('bookWatched').select('refusedNote').where('id', '=', id).executeTakeFirst()
  return row?.refusedNote ?? null
}

export function findWitnessKey(db: Db) {
  return db.selectFrom('bookWitnessKey').select(['verifierKey', 'seed']).executeTakeFirst()
}

/** Whoever is second finds the key of the first. */
export async function insertWitnessKey(
  db: Db,
  key: { verifierKey: string; seed: Buffer; madeAt: Date },
): Promise<void> {
  await db
    .insertInto('bookWitnessKey')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
