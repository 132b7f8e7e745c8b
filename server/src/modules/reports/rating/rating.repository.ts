import type { Period } from '@veche/book/figures/recount.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { OutcomeCount } from './domain/outcomes.ts'
import type { TopicClosings } from './domain/signs.ts'

type Asked = { period: Period; zone: string }

const TAKEN_IN = ({ period, zone }: Asked) => sql`
  source = 'incident' and agency_code is not null and state not in ('refused', 'passed_on', 'merged')
  and taken_at >= ${period.from}::date::timestamp at time zone ${zone}
  and taken_at < (${period.to}::date + 1)::timestamp at time zone ${zone}`

/** Questions taken in the period that are alike, counted. Quality is known of answers that were read again: `isFormalReply`. */
export async function countOutcomes(
  db: Db,
  asked: Asked,
): Promise<(OutcomeCount & { agencyCode: string })[]> {
  const { rows } = await sql<OutcomeCount & { agencyCode: string }>`
    select agency_code,
      case when is_late then false when answered_at <= due_at then true end as on_time,
      reading.is_good as quality,
      case satisfaction when 'satisfied' then true when 'neutral' then false when 'dissatisfied' then false end
        as satisfaction,
      case when promises_broken + promises_moved > 0 then false when promises_kept > 0 then true end as promises,
      not (times_asked_again > 0 or coalesce(repeat_no, 1) >= 2) as no_repeat,
      count(*)::int as count
    from counted_question left join (
      select distinct on (incident_id) incident_id, is_answered and not (is_stock and not is_concrete) as is_good
      from quality_reading where not is_second and read_at is not null order by incident_id, version_no) reading
      on reading.incident_id = source_id
    where ${TAKEN_IN(asked)}
    group by 1, 2, 3, 4, 5, 6`.execute(db)
  return rows
}

export type SignRow = {
  agencyCode: string
  solved: number
  unproved: number
  promised: number
  postponed: number
}

export async function countSigns(db: Db, asked: Asked): Promise<SignRow[]> {
  const { rows } = await sql<SignRow>`
    select agency_code,
      count(*) filter (where state = 'closed' and outcome = 'solved')::int as solved,
      count(*) filter (where state = 'closed' and outcome = 'solved' and not has_evidence)::int as unproved,
      count(*) filter (where promises_made > 0)::int as promised,
      count(*) filter (where promises_made > 1)::int as postponed
    from counted_question where ${TAKEN_IN(asked)} group by 1`.execute(db)
  return rows
}

export async function countClosings(db: Db, asked: Asked): Promise<TopicClosings[]> {
  const { rows } = await sql<TopicClosings>`
    select agency_code, topic_code, count(*) filter (where outcome = 'solved')::int as solved,
      count(*) filter (where outcome = 'explained')::int as explained
    from counted_question
    where ${TAKEN_IN(asked)} and state = 'closed' and topic_code is not null and outcome in ('solved', 'explained')
    group by 1, 2`.execute(db)
  return rows
}
