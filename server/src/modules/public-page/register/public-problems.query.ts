/** Which questions are problems of the open register (decision 0077), as parts of statements. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { GROUPS_OF_STAFF } from '../staff-groups.ts'
import type { RegisterState } from './domain/public-problem.ts'

const IS_PROBLEM = sql<SqlBool>`(incident.topic_code is not null and incident.surface not in ('private','email')
  and not incident.is_source_deleted and incident.step not in ('new','dismissed','merged'))`

/** Accepted by a person, asked where others read or by the form, not taken back by its author, not hidden by staff. */
export function publicProblems(db: Db) {
  return db
    .selectFrom('incident')
    .leftJoin('publicProblem as card', 'card.incidentId', 'incident.id')
    .where(IS_PROBLEM)
    .where('incident.municipalityCode', 'is not', null)
    .where((eb) =>
      eb.or([eb('incident.groupCode', 'is', null), eb('incident.groupCode', 'not in', GROUPS_OF_STAFF)]),
    )
    .where(sql<SqlBool>`card.is_hidden is not true`)
}

const WORKED_ON = sql`incident.step in ('distribution','assigned','in_progress','approval','rework','publishing')`
/** A supplement hides no answer. */
const IS_SUPPLEMENT = sql`(${WORKED_ON} and incident.answered_at is not null
  and coalesce(incident.outcome, 'postponed') <> 'postponed')`

const STATES: Record<RegisterState, RawBuilder<SqlBool>> = {
  open: sql`(${WORKED_ON} and not ${IS_SUPPLEMENT})`,
  postponed: sql`incident.step = 'postponed'`,
  answered: sql`(incident.step = 'awaiting_author' or ${IS_SUPPLEMENT})`,
  done: sql`incident.step in ('done','archived')`,
}

/** The same as a reader is told. */
export function inState(state: RegisterState): RawBuilder<SqlBool> {
  return STATES[state]
}

/** What can still be joined. */
export const IS_GOING: RawBuilder<SqlBool> = sql`(${STATES.open} or ${STATES.postponed})`

/** Whoever joined a problem that was merged into this one has joined this one. */
export const JOINED_COUNT = sql<number>`(select count(*)::int from problem_joining joining
  join incident one on one.id = joining.incident_id
  where one.id = incident.id or one.merged_into_id = incident.id)`
