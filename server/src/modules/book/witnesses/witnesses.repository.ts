import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

export type WitnessRow = {
  id: string
  verifierKey: string
  url: string
  addedAt: Date
  seenSize: number
  signature: string | null
  signedAt: Date | null
  failure: string | null
  failingSince: Date | null
  failures: number
}

const COLUMNS = [
  ...(['id', 'verifierKey', 'url', 'addedAt', 'seenSize', 'signature', 'signedAt'] as const),
  ...(['failure', 'failingSince', 'failures'] as const),
]

export function listWitnesses(db: Db): Promise<WitnessRow[]> {
  return db.selectFrom('bookWitness').select(COLUMNS).orderBy('addedAt').orderBy('id').execute()
}

/** Null: this key is asked already. */
export async function insertWitness(
  db: Db,
  { verifierKey, url, now }: { verifierKey: string; url: string; now: Date },
): Promise<WitnessRow | null> {
  const row = await db
    .insertInto('bookWitness')
    .values({ id: newId(), verifierKey, url, addedAt: now, nextAskAt: now })
    .onConflict((conflict) => conflict.column('verifierKey').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ?? null
}

export async function deleteWitness(db: Db, id: string): Promise<WitnessRow | null> {
  const row = await db.deleteFrom('bookWitness').where('id', '=', id).returning(COLUMNS).executeTakeFirst()
  return row ?? null
}

/** Those that have not signed a Book of this size; whoever takes them asks them until `until`, and no other node does. */
export function claimWitnesses(
  db: Db,
  { size, now, until }: { size: number; now: Date; until: Date },
): Promise<WitnessRow[]> {
  return db
    .updateTable('bookWitness')
    .set({ nextAskAt: until })
    .where('nextAskAt', '<=', now)
    .where((eb) => eb.or([eb('seenSize', '<', size), eb('signature', 'is', null)]))
    .returning(COLUMNS)
    .execute()
}

export async function saveSignature(
  db: Db,
  id: string,
  { size, signature, now }: { size: number; signature: string; now: Date },
): Promise<void> {
  await db
    .updateTable('bookWitness')
    .set({ seenSize: size, signature, signedAt: now, nextAskAt: now })
    .set({ failure: null, failingSince: null, failures: 0 })
    .where('id', '=', id)
    .execute()
}

export async function saveFailure(
  db: Db,
  id: string,
  { failure, now, nextAskAt }: { failure: string; now: Date; nextAskAt: Date },
): Promise<void> {
  await db
    .updateTable('bookWitness')
    .set({
      failure,
      nextAskAt,
      failures: sql`failures + 1`,
      failingSince: sql`coalesce(failing_since, ${now})`,
    })
    .where('id', '=', id)
    .execute()
}

/** The longest Book that a witness has signed with its lines; null where none has. */
export async function findWitnessedCheckpoint(db: Db): Promise<{ size: number; note: Buffer } | null> {
  const row = await db
    .selectFrom('bookCheckpoint as checkpoint')
    .innerJoin('bookWitness as witness', 'witness.seenSize', 'checkpoint.size')
    .where('witness.signature', 'is not', null)
    .select(['checkpoint.size', 'checkpoint.note'])
    .orderBy('checkpoint.size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Lines of witnesses below the checkpoint of this size. */
export async function listSignatures(db: Db, size: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bookWitness')
    .select('signature')
    .where('seenSize', '=', size)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ signature }) => signature ?? [])
}
