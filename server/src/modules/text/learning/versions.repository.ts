import { sql } from 'kysely'
import type { Aside, Db, Tx } from '../../../platform/database/db.ts'
import type { Figures, Outcome } from './domain/choose-outcome.ts'

export type VersionState = 'active' | 'put_aside' | 'not_used'
export type NewVersion = {
  madeAt: Date
  madeBy: string | null
  state: VersionState
  outcome: Outcome
  learntUntil: Date
  lessons: number
  corrections: number
  figures: Figures
  bytes: Uint8Array
  dangerLessons: number
  dangerBytes: Uint8Array | null
}

/** The number of the version in use; null: the starter alone. */
export async function findActiveNumber(db: Db | Aside): Promise<number | null> {
  const row = await db
    .selectFrom('readerVersion')
    .select('number')
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row?.number ?? null
}

export async function findActive(db: Db) {
  return db
    .selectFrom('readerVersion')
    .select(['number', 'learntUntil', 'bytes'])
    .where('state', '=', 'active')
    .executeTakeFirst()
}

export async function findBytes(db: Db | Aside, number: number) {
  const row = await db
    .selectFrom('readerVersion')
    .select(['bytes', 'dangerBytes'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row ?? null
}

export async function listVersions(db: Db) {
  return db
    .selectFrom('readerVersion')
    .leftJoin('personName', 'personName.id', 'readerVersion.madeBy')
    .select(['number', 'madeAt', 'personName.name as madeByName', 'state', 'outcome', 'learntUntil'])
    .select(['lessons', 'corrections', 'dangerLessons', 'figures', sql<number>`length(bytes)`.as('size')])
    .orderBy('number', 'desc')
    .execute()
}

/** The last confirmation that anything has been learnt from, used or not. */
export async function findLearntUntil(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('readerVersion')
    .select(({ fn }) => fn.max('learntUntil').as('last'))
    .executeTakeFirst()
  return row?.last ?? null
}

export async function isAnythingLearnt(db: Db): Promise<boolean> {
  return (await findLearntUntil(db)) !== null
}

export async function insertVersion(
  tx: Tx,
  { figures, bytes, dangerBytes, ...version }: NewVersion,
): Promise<number> {
  const row = await tx
    .insertInto('readerVersion')
    .values({
      ...version,
      figures: JSON.stringify(figures),
      bytes: Buffer.from(bytes),
      dangerBytes: dangerBytes && Buffer.from(dangerBytes),
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return row.number
}

/** Whatever was in use is put aside first, because only one is. */
export async function activateVersion(tx: Tx, number: number | null): Promise<void> {
  await tx.updateTable('readerVersion').set({ state: 'put_aside' }).where('state', '=', 'active').execute()
  if (number !== null)
    await tx.updateTable('readerVersion').set({ state: 'active' }).where('number', '=', number).execute()
}

/** Leaves the newest, and the one in use however old it is. */
export async function deleteOldVersions(tx: Tx, kept: number): Promise<void> {
  await tx
    .deleteFrom('readerVersion')
    .where('state', '<>', 'active')
    .where('number', 'not in', (eb) =>
      eb.selectFrom('readerVersion').select('number').orderBy('number', 'desc').limit(kept),
    )
    .execute()
}
