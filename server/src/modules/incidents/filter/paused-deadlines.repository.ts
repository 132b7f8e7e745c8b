import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Condition, Eb } from './condition.ts'

/** Freezing stops no deadline that was late by then: the clock that the list shows may go on in a frozen question. */
export function isClockRunning(eb: Eb): Condition {
  return eb.or([eb('incident.isFrozen', '=', false), wasLateBefore(eb)])
}

/** One value and no EXISTS: for that the database may read all running deadlines at once, because of one frozen row. */
function wasLateBefore(eb: Eb): Condition {
  const running = eb
    .selectFrom('incidentDeadline')
    .select(eb.lit(true).as('isRunning'))
    .whereRef('incidentDeadline.incidentId', '=', 'incident.id')
    .whereRef('incidentDeadline.key', '=', 'incident.deadlineKey')
    .where('incidentDeadline.state', '=', 'running')
    .limit(sql.lit(1))
  return sql<SqlBool>`${running} is true`
}

/** Which of these rows show a clock that stands; only those are asked about that are frozen or wait for their author. */
export async function findPausedDeadlines(
  db: Db,
  rows: readonly { id: string; isFrozen: boolean; clarifyUntil: Date | null }[],
): Promise<Set<string>> {
  const ids = rows.flatMap(({ id, isFrozen, clarifyUntil }) =>
    isFrozen || clarifyUntil !== null ? [id] : [],
  )
  if (ids.length === 0) return new Set()
  const paused = await db
    .selectFrom('incident')
    .select('incident.id')
    .where('incident.id', 'in', ids)
    .where((eb) => eb.not(wasLateBefore(eb)))
    .execute()
  return new Set(paused.map(({ id }) => id))
}
