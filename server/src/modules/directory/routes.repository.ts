import type { Tx } from '../../platform/database/db.ts'
import { notFound } from './change-directory.ts'
import type { Route } from './domain/routing.ts'

export async function insertRoute(tx: Tx, route: Route & { id: string }): Promise<void> {
  await tx.insertInto('route').values(route).execute()
}

export async function updateRouteRow(tx: Tx, id: string, route: Route): Promise<void> {
  await tx.updateTable('route').set(route).where('id', '=', id).execute()
}

export async function deleteRouteByKey(
  tx: Tx,
  { topicCode, groupCode, municipalityCode }: Omit<Route, 'agencyCode'>,
): Promise<void> {
  const is = (value: string | null) => (value === null ? 'is' : '=')
  await tx
    .deleteFrom('route')
    .where('topicCode', is(topicCode), topicCode)
    .where('groupCode', is(groupCode), groupCode)
    .where('municipalityCode', is(municipalityCode), municipalityCode)
    .execute()
}

export function deleteRoute(tx: Tx, id: string) {
  return tx.deleteFrom('route').where('id', '=', id).returningAll().executeTakeFirstOrThrow(notFound(id))
}

type StoredRoute = Route & { id: string }

export function listRoutes(tx: Tx): Promise<StoredRoute[]> {
  return tx
    .selectFrom('route')
    .select(['id', 'topicCode', 'groupCode', 'municipalityCode', 'agencyCode'])
    .execute()
}

export async function readKnownCodes(tx: Tx) {
  const [topics, groups, municipalities, agencies] = await Promise.all([
    tx.selectFrom('topic').select('code').execute(),
    tx.selectFrom('topicGroup').select('code').execute(),
    tx.selectFrom('municipality').select('code').where('isActive', '=', true).execute(),
    tx.selectFrom('agency').select('code').where('isActive', '=', true).execute(),
  ])
  const set = (rows: readonly { code: string }[]) => new Set(rows.map(({ code }) => code))
  return {
    topicCode: set(topics),
    groupCode: set(groups),
    municipalityCode: set(municipalities),
    agencyCode: set(agencies),
  }
}
