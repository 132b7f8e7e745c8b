/** Counts what comes back: answers for rework and refusals of competence, by agency and reason, never by person. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Actor } from '../access/index.ts'
import { visibleIncidents } from '../incidents/index.ts'

/** The agency that refused the work, from the history: a refusal leaves the incident without one. */
export const REFUSED_BY = sql<string | null>`(
  select given.details->>'agencyCode' from incident_activity given
  where given.incident_id = incident_activity.incident_id and given.seq < incident_activity.seq
    and given.type in ('accept', 'assign') and given.details->>'agencyCode' is not null
  order by given.seq desc limit 1)`

export function countSentBack(db: Db, actor: Actor, since: Date) {
  return db
    .selectFrom('answerDecision')
    .innerJoin('incident', 'incident.id', 'answerDecision.incidentId')
    .where(visibleIncidents(actor))
    .where('answerDecision.outcome', '=', 'sent_back')
    .where('answerDecision.decidedAt', '>=', since)
    .groupBy(['incident.agencyCode', 'answerDecision.reasonCode'])
    .select(({ fn }) => [
      'incident.agencyCode',
      'answerDecision.reasonCode',
      fn.countAll<number>().as('count'),
    ])
    .execute()
}

export function countRefused(db: Db, actor: Actor, since: Date) {
  return db
    .selectFrom('incidentActivity')
    .innerJoin('incident', 'incident.id', 'incidentActivity.incidentId')
    .where(visibleIncidents(actor))
    .where('incidentActivity.type', '=', 'return')
    .where('incidentActivity.at', '>=', since)
    .select(({ fn }) => [REFUSED_BY.as('agencyCode'), fn.countAll<number>().as('count')])
    .groupBy(REFUSED_BY)
    .execute()
}
