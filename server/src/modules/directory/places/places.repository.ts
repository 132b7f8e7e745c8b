import type { Insertable, Updateable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { notFound, type Place } from '../change-directory.ts'

/** Returns nothing if the code is taken. */
export function insertMunicipalityRow(
  tx: Tx,
  row: Insertable<DB['municipality']>,
): Promise<{ code: string } | undefined> {
  return tx
    .insertInto('municipality')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
}

export async function updateMunicipalityRow(
  tx: Tx,
  code: string,
  changes: Updateable<DB['municipality']>,
): Promise<void> {
  await tx.updateTable('municipality').set(changes).where('code', '=', code).execute()
}

/** Returns nothing if the code is taken. */
export function insertAgencyRow(
  tx: Tx,
  row: Insertable<DB['agency']>,
): Promise<{ code: string } | undefined> {
  return tx
    .insertInto('agency')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
}

export async function updateAgencyRow(
  tx: Tx,
  code: string,
  changes: Updateable<DB['agency']>,
): Promise<void> {
  await tx.updateTable('agency').set(changes).where('code', '=', code).execute()
}

/** Returns nothing if the code is taken. */
export function insertUnitRow(tx: Tx, row: Insertable<DB['unit']>): Promise<{ code: string } | undefined> {
  return tx
    .insertInto('unit')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
}

export async function updateUnitRow(tx: Tx, code: string, changes: Updateable<DB['unit']>): Promise<void> {
  await tx.updateTable('unit').set(changes).where('code', '=', code).execute()
}

export async function countAgencies(tx: Tx, municipalityCode: string): Promise<number> {
  const rows = await tx
    .selectFrom('agency')
    .select('code')
    .where('municipalityCode', '=', municipalityCode)
    .where('isActive', '=', true)
    .execute()
  return rows.length
}

export async function countRoutes(tx: Tx, { kind, code }: Place): Promise<number> {
  const column = { municipality: 'municipalityCode', agency: 'agencyCode', unit: 'unitCode' } as const
  const ofPlaces = await tx.selectFrom('placeRoute').select('id').where(column[kind], '=', code).execute()
  if (kind === 'unit') return ofPlaces.length
  const rows = await tx.selectFrom('route').select('id').where(column[kind], '=', code).execute()
  return rows.length + ofPlaces.length
}

export function getMunicipality(tx: Tx, code: string) {
  return tx
    .selectFrom('municipality')
    .select(['name', 'shortName', 'centre', 'population', 'latitude', 'longitude', 'isActive'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
}

export function getAgency(tx: Tx, code: string) {
  return tx
    .selectFrom('agency')
    .select(['name', 'shortName', 'kind', 'municipalityCode', 'scheduleCode', 'isTrusted', 'isActive'])
    .select(['needsInnerApproval', 'phone'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
}

export function findOtherCentre(tx: Tx, code: string): Promise<{ code: string } | undefined> {
  return tx
    .selectFrom('agency')
    .select('code')
    .where('kind', '=', 'centre')
    .where('isActive', '=', true)
    .where('code', '!=', code)
    .executeTakeFirst()
}

export function getUnit(tx: Tx, code: string): Promise<{ name: string; isActive: boolean }> {
  return tx
    .selectFrom('unit')
    .select(['name', 'isActive'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
}

/** Of these, the names of those there are. */
export async function listAgencyNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('agency').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
