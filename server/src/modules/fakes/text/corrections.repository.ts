import type { Verdict } from '@veche/contract/fakes.ts'
import type { InsertObject } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export function listCorrections(
  db: Db,
  fakeId: string,
): Promise<{ at: Date; byName: string; reason: string; verdictBefore: Verdict }[]> {
  return db
    .selectFrom('fakeCorrection')
    .innerJoin('personName', 'personName.id', 'fakeCorrection.byUser')
    .select(['at', 'personName.name as byName', 'reason', 'verdictBefore'])
    .where('fakeId', '=', fakeId)
    .orderBy('at')
    .orderBy('fakeCorrection.id')
    .execute()
}

export async function insertCorrection(
  tx: Tx,
  correction: InsertObject<DB, 'fakeCorrection'>,
): Promise<void> {
  await tx.insertInto('fakeCorrection').values(correction).execute()
}
