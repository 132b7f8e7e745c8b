import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { sql, type Updateable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Tx } from '../../../platform/database/db.ts'

/** The last row of the history, with its moment. */
export async function updateTail(
  tx: Tx,
  incidentId: string,
  tail: Updateable<DB['incident']>,
): Promise<void> {
  await tx.updateTable('incident').set(tail).where('id', '=', incidentId).execute()
}

export async function listDangers(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('incident')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<string>`suggestion #>> '{kind,code}'`, '=', 'danger')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The moment until which the agency may refuse the work; null if no window runs. */
export async function findReturnUntil(tx: Tx, incidentId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('incidentDeadline')
    .select('dueAt')
    .where('incidentId', '=', incidentId)
    .where('key', '=', 'return_window')
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst()
  return row?.dueAt ?? null
}

export function findEvent(tx: Tx, eventId: string) {
  return tx
    .selectFrom('incident')
    .select(['id', 'step', 'municipalityCode', 'agencyCode', 'unitCode', 'assigneeId', 'isMassEvent'])
    .where('id', '=', eventId)
    .executeTakeFirst()
}

export function findRunningDeadline(tx: Tx, id: string, key: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('incidentDeadline')
    .select('id')
    .where('incidentId', '=', id)
    .where('key', '=', key)
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst()
}

/** When what matters now is due. */
export async function findDueAt(tx: Tx, incidentId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('incident')
    .select('deadlineDueAt')
    .where('id', '=', incidentId)
    .executeTakeFirst()
  return row?.deadlineDueAt ?? null
}

export async function hasReminded(
  tx: Tx,
  { incidentId, actorId, since }: { incidentId: string; actorId: string; since: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('incidentActivity')
    .select('seq')
    .where('incidentId', '=', incidentId)
    .where('type', '=', 'reminded')
    .where('actorId', '=', actorId)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export const PAGE = 100

export async function listOpenOfTopic(tx: Tx, topicCode: string, after: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('incident')
    .select('id')
    .where('topicCode', '=', topicCode)
    .where('step', 'in', OPEN_STEPS)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute()
  return rows.map(({ id }) => id)
}
