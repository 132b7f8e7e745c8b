import type { Db, Tx } from '../../../platform/database/db.ts'

export function findCurrentKey(db: Db) {
  return db
    .selectFrom('bookKey')
    .select(['verifierKey', 'seed', 'madeAt'])
    .where('retiredAt', 'is', null)
    .executeTakeFirst()
}

export async function insertKey(
  tx: Tx,
  key: { verifierKey: string; seed: Buffer; madeAt: Date },
): Promise<void> {
  await tx.insertInto('bookKey').values(key).execute()
}

export async function retireKey(tx: Tx, verifierKey: string, now: Date): Promise<void> {
  await tx.updateTable('bookKey').set({ retiredAt: now }).where('verifierKey', '=', verifierKey).execute()
}

/** From the first to the one that signs now. */
export function listKeys(db: Db) {
  return db.selectFrom('bookKey').select(['verifierKey', 'madeAt', 'retiredAt']).orderBy('id').execute()
}
