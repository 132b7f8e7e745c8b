/** Which rows of `outage_question` still hold: a question may have left its mass event since. */
import { sql } from 'kysely'

export const STILL_JOINED = sql<boolean>`case when q.is_event then i.is_mass_event else i.event_id is not null end`

export const QUESTION_COUNT = sql<number>`(
  select count(*) from outage_question q join incident i on i.id = q.incident_id
  where q.outage_id = outage.id and ${STILL_JOINED})`
