import type { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { notFound } from '../change-directory.ts'

type StoredPlaceRoute = PlaceRoute & { id: string }

const COLUMNS = [
  ...(['id', 'topicCode', 'groupCode', 'municipalityCode', 'street', 'houses', 'object'] as const),
  ...(['agencyCode', 'unitCode'] as const),
] as const

export function listPlaceRouteRows(db: Db | Tx): Promise<StoredPlaceRoute[]> {
  return db.selectFrom('placeRoute').select(COLUMNS).orderBy('municipalityCode').orderBy('id').execute()
}

/** Those of the same street or object: a line could be in conflict with them. */
export function listPlaceRoutesOf(
  tx: Tx,
  { municipalityCode, street, object }: Pick<PlaceRoute, 'municipalityCode' | 'street' | 'object'>,
): Promise<StoredPlaceRoute[]> {
  const lower = (value: string | null) => value?.toLowerCase() ?? ''
  return tx
    .selectFrom('placeRoute')
    .select(COLUMNS)
    .where('municipalityCode', '=', municipalityCode)
    .where(sql<boolean>`lower(coalesce(street, '')) = ${lower(street)}`)
    .where(sql<boolean>`lower(coalesce(object, '')) = ${lower(object)}`)
    .orderBy('id')
    .execute()
}

export async function findPlaceRoute(tx: Tx, id: string): Promise<StoredPlaceRoute | undefined> {
  return tx.selectFrom('placeRoute').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

export async function insertPlaceRoute(tx: Tx, row: StoredPlaceRoute): Promise<void> {
  await tx.insertInto('placeRoute').values(row).execute()
}

export async function updatePlaceRoute(tx: Tx, id: string, route: PlaceRoute): Promise<void> {
  await tx.updateTable('placeRoute').set(route).where('id', '=', id).execute()
}

export function deletePlaceRoute(tx: Tx, id: string) {
  return tx.deleteFrom('placeRoute').where('id', '=', id).returningAll().executeTakeFirstOrThrow(notFound(id))
}

/** Null: there is no such unit. */
export async function findBodyOfUnit(tx: Tx, code: string): Promise<string | null> {
  const row = await tx
    .selectFrom('unit')
    .select('agencyCode')
    .where('code', '=', code)
    .where('isActive', '=', true)
    .executeTakeFirst()
  return row?.agencyCode ?? null
}
