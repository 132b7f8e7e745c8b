import { sql } from 'kysely'
import type { Tx } from '../../platform/database/db.ts'

export const PAGE = 200

export function listSilent(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return tx
    .selectFrom('incident')
    .select('id')
    .where('step', '=', 'awaiting_author')
    .where('deadlineKey', '=', 'author_silence')
    .where('deadlineDueAt', '<=', now)
    .where('hasUnreadFollowUp', '=', false)
    .orderBy('deadlineDueAt')
    .limit(PAGE)
    .execute()
}

export function listReturning(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return tx
    .selectFrom('promise')
    .innerJoin('incident', 'incident.id', 'promise.incidentId')
    .select('incident.id')
    .where('promise.state', '=', 'open')
    .where('returnsAt', '<=', now)
    .where('incident.step', '=', 'postponed')
    .where('incident.isFrozen', '=', false)
    .orderBy('returnsAt')
    .limit(PAGE)
    .execute()
}

export function updateBroken(tx: Tx, now: Date): Promise<{ incidentId: string }[]> {
  return tx
    .updateTable('promise')
    .set({ state: 'broken', closedAt: now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('promise')
        .select('id')
        .where('state', '=', 'open')
        .where('dueAt', '<', now)
        .orderBy('dueAt')
        .limit(PAGE),
    )
    .returning('incidentId')
    .execute()
}

export function listOld(tx: Tx, before: Date): Promise<{ id: string }[]> {
  return tx
    .selectFrom('incident')
    .select('id')
    .where('step', 'in', ['done', 'dismissed'])
    .where(sql<boolean>`dismiss_reason is distinct from 'import_undone'`)
    .where('updatedAt', '<', before)
    .orderBy('updatedAt')
    .limit(PAGE)
    .execute()
}
