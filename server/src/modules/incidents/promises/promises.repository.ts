import type { InsertObject } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Tx } from '../../../platform/database/db.ts'

export async function getAgencyOf(tx: Tx, incidentId: string): Promise<string | null> {
  const { agencyCode } = await tx
    .selectFrom('incident')
    .select('agencyCode')
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return agencyCode
}

export async function insertPromise(tx: Tx, promise: InsertObject<DB, 'promise'>): Promise<void> {
  await tx.insertInto('promise').values(promise).execute()
}

export function findOpenPromise(
  tx: Tx,
  incidentId: string,
): Promise<{ id: string; dueAt: Date } | undefined> {
  return tx
    .selectFrom('promise')
    .select(['id', 'dueAt'])
    .where('incidentId', '=', incidentId)
    .where('state', '=', 'open')
    .executeTakeFirst()
}

export async function endPromise(
  tx: Tx,
  id: string,
  end: { state: 'kept' | 'moved' | 'cancelled' | 'broken'; closedAt: Date },
): Promise<void> {
  await tx.updateTable('promise').set(end).where('id', '=', id).execute()
}
