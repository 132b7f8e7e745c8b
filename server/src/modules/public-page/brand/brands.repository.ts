/** Looks of public pages that the region has chosen. */
import type { Insertable, Selectable } from 'kysely'
import type { Brand } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type BrandRow = Selectable<Brand>

export function listBrands(db: Db): Promise<BrandRow[]> {
  return db.selectFrom('brand').selectAll().execute()
}

/** Where none was chosen yet. */
export async function insertBrands(db: Db, brands: readonly Insertable<Brand>[]): Promise<void> {
  await db
    .insertInto('brand')
    .values([...brands])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Locked until the transaction ends: two who change one brand do it one after another. */
export async function lockBrand(tx: Tx, municipalityCode: string | null): Promise<BrandRow | null> {
  await tx
    .insertInto('brand')
    .values({ municipalityCode, changedAt: new Date(0) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('brand')
    .selectAll()
    .where('municipalityCode', 'is not distinct from', municipalityCode)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updateBrand(
  tx: Tx,
  municipalityCode: string | null,
  changes: Pick<Insertable<Brand>, 'accent' | 'emblem' | 'emblemType' | 'changedAt' | 'changedBy'>,
): Promise<void> {
  await tx
    .updateTable('brand')
    .set(changes)
    .where('municipalityCode', 'is not distinct from', municipalityCode)
    .execute()
}
