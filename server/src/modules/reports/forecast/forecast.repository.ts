/** What lies open now, what comes, and forecasts as they are kept. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { BodyMisses, Forecast, PlaceMisses } from './domain/forecast.ts'
import type { OpenWork } from './domain/foretell-day.ts'
import { SURE_CHANCE, type Sure } from './domain/surprises.ts'

/** More would not be answered in a day by anybody. */
const MOST_OPEN = 5000

/** With a body, before the first answer; those that are due first. */
export async function listOpenWork(db: Db): Promise<OpenWork[]> {
  const { rows } = await sql<OpenWork>`
    select incident.id, incident.agency_code, incident.municipality_code, answer.due_at,
      incident.step = 'approval' as is_at_approval,
      case when incident.step in ('in_progress', 'rework') then draft.started_at end as taken_at
    from incident_deadline answer
    join incident on incident.id = answer.incident_id
    left join incident_deadline draft on draft.incident_id = incident.id and draft.key = 'draft'
      and draft.state = 'running'
    where answer.key = 'first_answer' and answer.state = 'running' and incident.agency_code is not null
      and incident.answered_at is null and not incident.is_frozen
      and incident.step in ('assigned', 'in_progress', 'rework', 'approval')
    order by answer.due_at, incident.id limit ${MOST_OPEN}`.execute(db)
  return rows
}

type Lately = { from: Date; at: Date; zone: string }

/** Questions that came to each body between this time of the day and its end. */
export async function countArrivals(
  db: Db,
  { from, at, zone }: Lately,
): Promise<{ agencyCode: string; count: number }[]> {
  const { rows } = await sql<{ agencyCode: string; count: number }>`
    select agency_code, count(*)::int as count from counted_question
    where taken_at >= ${from} and taken_at < ${at} and source = 'incident' and agency_code is not null
      and state not in ('refused', 'passed_on', 'merged')
      and (taken_at at time zone ${zone})::time >= (${at}::timestamptz at time zone ${zone})::time
    group by 1 order by 1`.execute(db)
  return rows
}

/** Of mornings that were judged since: questions of which the forecast was sure, and how many of them went otherwise. */
export async function countSure(db: Db, since: string): Promise<Sure> {
  const { rows } = await sql<Sure>`
    select count(*)::int as questions, count(*) filter (where one.is_missed <> (one.chance > 0.5))::int as otherwise
    from forecast join forecast_question one on one.forecast_id = forecast.id
    where forecast.kind = 'morning' and forecast.judged_at is not null and forecast.day >= ${since}::date
      and one.is_missed is not null
      and (one.chance <= forecast.surprises + ${SURE_CHANCE}::float8
        or one.chance >= 1 - forecast.surprises - ${SURE_CHANCE}::float8)`.execute(db)
  return rows[0] ?? { questions: 0, otherwise: 0 }
}

export type ForecastKind = 'morning' | 'latest'
export type KeptForecast = { id: string; day: string; kind: ForecastKind } & Forecast

export async function hasMorning(db: Db, day: string): Promise<boolean> {
  const { rows } = await sql`select from forecast where day = ${day}::date and kind = 'morning'`.execute(db)
  return rows.length > 0
}

export async function deleteLatest(tx: Tx): Promise<void> {
  await sql`delete from forecast where kind = 'latest'`.execute(tx)
}

export async function deleteForecastsBefore(tx: Tx, day: string): Promise<void> {
  await sql`delete from forecast where day < ${day}::date`.execute(tx)
}

export async function insertForecast(
  tx: Tx,
  { id, day, kind, at, until, surprises, bodies, places, slack, questions }: KeptForecast,
): Promise<void> {
  await sql`
    insert into forecast (id, day, kind, at, until, surprises, bodies, places, slack)
    values (${id}, ${day}::date, ${kind}, ${at}, ${until}, ${surprises}, ${JSON.stringify(bodies)}::jsonb,
      ${JSON.stringify(places)}::jsonb, ${JSON.stringify(slack)}::jsonb)`.execute(tx)
  await sql`
    insert into forecast_question (forecast_id, incident_id, agency_code, municipality_code, due_at, chance)
    select ${id}::uuid, one.id, one."agencyCode", incident.municipality_code, incident_deadline.due_at, one.chance
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as one (id uuid, "agencyCode" text, chance float8)
    join incident on incident.id = one.id
    join incident_deadline on incident_deadline.incident_id = one.id and incident_deadline.key = 'first_answer'
      and incident_deadline.state = 'running'
    on conflict do nothing`.execute(tx)
}

/** Answered after the moment that stood then, or not at all. */
export async function judgeEnded(tx: Tx, now: Date): Promise<void> {
  await sql`
    update forecast_question one set is_missed = coalesce(question.answered_at > one.due_at, true)
    from forecast, counted_question question
    where forecast.id = one.forecast_id and forecast.kind = 'morning' and forecast.judged_at is null
      and forecast.until < ${now} and question.source = 'incident' and question.source_id = one.incident_id`.execute(
    tx,
  )
  await sql`update forecast set judged_at = ${now} where kind = 'morning' and judged_at is null and until < ${now}`.execute(
    tx,
  )
}

export type ForecastRow = {
  id: string
  day: string
  at: Date
  until: Date
  bodies: BodyMisses[]
  places: PlaceMisses[]
  slack: Forecast['slack'][number][]
}

export async function findLatest(db: Db, day: string): Promise<ForecastRow | null> {
  const { rows } = await sql<ForecastRow>`
    select id, day::text as day, at, until, bodies, places, slack from forecast
    where day = ${day}::date order by kind limit 1`.execute(db)
  return rows[0] ?? null
}

export type PlaceFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode'>
export type ForetoldRow = {
  incidentId: string | null
  title: string | null
  agencyCode: string
  municipalityCode: string | null
  dueAt: Date
  chance: number
}

/** The likeliest to be missed first; a title only for those who may open it. */
export async function listForetold(
  db: Db,
  { forecastId, filter, visible }: { forecastId: string; filter: PlaceFilter; visible: Expression<SqlBool> },
): Promise<ForetoldRow[]> {
  const { rows } = await sql<ForetoldRow>`
    select incident.id as incident_id, incident.title, one.agency_code, one.municipality_code, one.due_at, one.chance
    from forecast_question one left join incident on incident.id = one.incident_id and ${visible}
    where one.forecast_id = ${forecastId} ${within(filter)}
    order by one.chance desc, one.due_at, one.incident_id`.execute(db)
  return rows
}

export type JudgedRow = {
  forecastId: string
  incidentId: string
  agencyCode: string
  municipalityCode: string | null
  chance: number
  isMissed: boolean
}

export async function listJudged(
  db: Db,
  { since, filter }: { since: string; filter: PlaceFilter },
): Promise<JudgedRow[]> {
  const { rows } = await sql<JudgedRow>`
    select one.forecast_id, one.incident_id, one.agency_code, one.municipality_code, one.chance, one.is_missed
    from forecast join forecast_question one on one.forecast_id = forecast.id
    where forecast.kind = 'morning' and forecast.judged_at is not null and forecast.day >= ${since}::date
      and one.is_missed is not null ${within(filter)}`.execute(db)
  return rows
}

/** What the same mornings said of bodies and places. */
export async function listTold(
  db: Db,
  since: string,
): Promise<Pick<ForecastRow, 'id' | 'bodies' | 'places'>[]> {
  const { rows } = await sql<Pick<ForecastRow, 'id' | 'bodies' | 'places'>>`
    select id, bodies, places from forecast
    where kind = 'morning' and judged_at is not null and day >= ${since}::date order by day`.execute(db)
  return rows
}

function within({ municipalityCode, agencyCode }: PlaceFilter) {
  return sql.join(
    [
      ...(municipalityCode ? [sql`and one.municipality_code = ${municipalityCode}`] : []),
      ...(agencyCode ? [sql`and one.agency_code = ${agencyCode}`] : []),
      sql``,
    ],
    sql` `,
  )
}
