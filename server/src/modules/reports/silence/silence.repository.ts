/** Questions by the settlement that their address names. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { NamedCount } from './domain/place-voices.ts'

export type Days = { from: string; to: string; zone: string }

/** Those that the figure of questions counts, where they became work; of an address that names neither street nor settlement nothing is known. */
const PLACED = sql`
  counted_question q join incident on incident.id = q.source_id
  where q.source = 'incident' and q.state not in ('refused', 'passed_on', 'merged')
    and incident.municipality_code is not null
    and (incident.address ->> 'settlement' is not null or incident.address ->> 'street' is not null)`

function taken({ from, to, zone }: Days) {
  return sql`q.taken_at >= ${from}::date::timestamp at time zone ${zone}
    and q.taken_at < (${to}::date + 1)::timestamp at time zone ${zone}`
}

export async function countNamed(db: Db, days: Days): Promise<NamedCount[]> {
  const { rows } = await sql<NamedCount>`
    select incident.municipality_code, incident.address ->> 'settlement' as settlement,
      date_trunc('month', q.taken_at at time zone ${days.zone})::date::text as month, count(*)::int as count
    from ${PLACED} and ${taken(days)}
    group by 1, 2, 3`.execute(db)
  return rows
}

export type NamedPoint = {
  municipalityCode: string
  settlement: string | null
  latitude: number
  longitude: number
}

/** The middle of the questions of a name, to a kilometre, so that it shows a settlement and nobody's house. */
export async function listNamedPoints(db: Db, days: Days): Promise<NamedPoint[]> {
  const middle = (column: string) =>
    sql`round((percentile_cont(0.5) within group (order by ${sql.ref(`incident.${column}`)}))::numeric, 2)::float8`
  const { rows } = await sql<NamedPoint>`
    select incident.municipality_code, incident.address ->> 'settlement' as settlement,
      ${middle('latitude')} as latitude, ${middle('longitude')} as longitude
    from ${PLACED} and ${taken(days)} and incident.latitude is not null
    group by 1, 2 order by count(*) desc, 2`.execute(db)
  return rows
}

export type NamedRow = {
  question: number
  takenAt: Date
  topicCode: string | null
  /** Null for whoever may not open it, and so is the title. */
  incidentId: string | null
  title: string | null
}
type Asked = {
  days: Days
  municipalityCode: string
  spellings: readonly string[]
  /** The chief town has the streets of which no settlement is named. */
  hasStreets: boolean
  visible: Expression<SqlBool>
  limit: number
}

/** Newest first. */
export async function listNamed(db: Db, asked: Asked): Promise<NamedRow[]> {
  const { days, municipalityCode, spellings, hasStreets, visible, limit } = asked
  const streets = hasStreets ? sql`or incident.address ->> 'settlement' is null` : sql``
  const { rows } = await sql<NamedRow>`
    select one.question, one.taken_at, one.topic_code, incident.id as incident_id, incident.title
    from (
      select q.id as question, q.source_id, q.taken_at, q.topic_code from ${PLACED} and ${taken(days)}
        and incident.municipality_code = ${municipalityCode}
        and (incident.address ->> 'settlement' = any(${[...spellings]}::text[]) ${streets})
      order by q.taken_at desc, q.id desc limit ${limit}) one
    left join incident on incident.id = one.source_id and ${visible}
    order by one.taken_at desc, one.question desc`.execute(db)
  return rows
}
