import { DOCUMENTARY_KINDS } from '@veche/contract/fakes.ts'
import type { Insertable } from 'kysely'
import type { FakeEvidence } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export async function insertEvidence(tx: Tx, evidence: Insertable<FakeEvidence>): Promise<void> {
  await tx.insertInto('fakeEvidence').values(evidence).execute()
}

export async function countEvidence(db: Db, fakeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('fakeEvidence')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('fakeId', '=', fakeId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Not what was removed. */
export async function findEvidence(
  db: Db,
  { fakeId, evidenceId }: { fakeId: string; evidenceId: string },
): Promise<{ id: string; addedBy: string } | null> {
  const row = await db
    .selectFrom('fakeEvidence')
    .select(['id', 'addedBy'])
    .where('id', '=', evidenceId)
    .where('fakeId', '=', fakeId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function markEvidenceRemoved(
  tx: Tx,
  id: string,
  removed: { removedAt: Date; removedBy: string },
): Promise<void> {
  await tx.updateTable('fakeEvidence').set(removed).where('id', '=', id).execute()
}

/** Documentary evidence: a document with a saved file, or an entry of a register. */
export async function hasDocument(db: Db, fakeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('fakeEvidence')
    .select('id')
    .where('fakeId', '=', fakeId)
    .where('removedAt', 'is', null)
    .where('kind', 'in', DOCUMENTARY_KINDS)
    .where((eb) => eb.or([eb('kind', '<>', 'document'), eb('fileId', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function listEvidence(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeEvidence')
    .innerJoin('personName', 'personName.id', 'fakeEvidence.addedBy')
    .leftJoin('fakeFile as file', 'file.id', 'fakeEvidence.fileId')
    .select(['fakeEvidence.id', 'kind', 'title', 'detail', 'source', 'url', 'fakeEvidence.hash'])
    .select(['addedAt', 'addedBy', 'personName.name as addedByName'])
    .select(['file.id as fileId', 'file.name as fileName', 'file.contentType', 'file.size'])
    .where('fakeEvidence.fakeId', '=', fakeId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('fakeEvidence.id')
    .execute()
}
