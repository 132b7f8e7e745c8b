/** Rows of outages and of their places. Every change of an outage first locks its row. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { DB, Outage } from '../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { OutagePlace } from './domain/outage-place.ts'
import type { Reach } from './outages.policy.ts'
import { withinReach } from './visible-outages.query.ts'

export type OutageRow = Omit<Selectable<Outage>, 'area'> & { area: unknown }
export type OutageChanges = Omit<Updateable<Outage>, 'id' | 'number' | 'version' | 'overAt'>

/** An outage out of reach is reported as absent. */
export function getVisibleOutage(db: Db, id: string, reach: Reach): Promise<OutageRow> {
  return selectVisible(db, id, reach).executeTakeFirstOrThrow(() => notFound(id))
}

export function lockVisibleOutage(tx: Tx, id: string, reach: Reach): Promise<OutageRow> {
  return selectVisible(tx, id, reach)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound(id))
}

/** Whoever it belongs to: what a question needs of it is public. */
export function lockOutage(tx: Tx, id: string): Promise<OutageRow> {
  return lockVisibleOutage(tx, id, 'region')
}

/** Of those that are there, whoever they belong to. */
export function listOutageNumbers(db: Db, ids: readonly string[]): Promise<{ id: string; number: number }[]> {
  return db
    .selectFrom('outage')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute()
}

function selectVisible(db: Db, id: string, reach: Reach) {
  return db.selectFrom('outage').selectAll('outage').where('outage.id', '=', id).where(withinReach(reach))
}

function notFound(id: string): NotFoundError {
  return new NotFoundError('outage.not_found', { id })
}

export function insertOutage(tx: Tx, outage: Insertable<Outage>): Promise<OutageRow> {
  return tx.insertInto('outage').values(outage).returningAll().executeTakeFirstOrThrow()
}

/** Everything that changes an outage goes through here: its version grows by one. */
export function updateOutage(tx: Tx, id: string, changes: OutageChanges): Promise<OutageRow> {
  return tx
    .updateTable('outage')
    .set(changes)
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What was read in its addresses, in place of what stood there. */
export async function savePlaces(tx: Tx, outageId: string, places: readonly OutagePlace[]): Promise<void> {
  await tx.deleteFrom('outagePlace').where('outageId', '=', outageId).execute()
  if (places.length === 0) return
  await tx
    .insertInto('outagePlace')
    .values(places.map((place, no) => ({ outageId, no, ...placeColumns(place) })))
    .execute()
}

function placeColumns(place: OutagePlace): Omit<Insertable<DB['outagePlace']>, 'outageId' | 'no'> {
  if (place.kind === 'municipality') return { kind: place.kind }
  if (place.kind === 'settlement') return { kind: place.kind, settlement: place.settlement }
  const { kind, settlement, street, houses } = place
  return { kind, settlement, street, houses: houses && JSON.stringify(houses) }
}
