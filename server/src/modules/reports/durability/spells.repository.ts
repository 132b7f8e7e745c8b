/** What was closed as solved, what was complained of, and how long the one held until the other. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Spell } from './domain/kaplan-meier.ts'
import type { Point } from './domain/places-near.ts'
import type { Complaint, SolvedClosing, SolvedSpell } from './domain/solved-spells.ts'

export async function listSolvedTopics(db: Db, from: Date): Promise<string[]> {
  const { rows } = await sql<{ topicCode: string }>`
    select topic_code from counted_question
    where closed_at >= ${from} and source = 'incident' and state = 'closed' and outcome = 'solved' and topic_code is not null
    group by 1 order by 1`.execute(db)
  return rows.map(({ topicCode }) => topicCode)
}

/** A house or an object names a place; a street alone is too long. */
const PLACE = sql`
  case when coalesce(address ->> 'house', address ->> 'object') is not null
    then coalesce(municipality_code, '') || ' ' || coalesce(address_key, lower(address ->> 'object')) end as object_id,
  latitude, longitude`
const IS_PLACED = sql`(latitude is not null or address ->> 'house' is not null or address ->> 'object' is not null)`

type Placed = { objectId: string | null; latitude: number | null; longitude: number | null }

export async function listClosings(db: Db, topics: readonly string[], from: Date): Promise<SolvedClosing[]> {
  const { rows } = await sql<Omit<SolvedClosing, 'point'> & Placed>`
    select id as incident_id, agency_code, topic_code, closed_at, ${PLACE} from incident
    where topic_code = any(${[...topics]}::text[]) and step in ('done', 'archived') and outcome = 'solved'
      and closed_at >= ${from} and agency_code is not null and group_code is not null and ${IS_PLACED}`.execute(
    db,
  )
  return rows.map(withPoint)
}

export async function listComplaints(db: Db, topics: readonly string[], from: Date): Promise<Complaint[]> {
  const { rows } = await sql<Omit<Complaint, 'point'> & Placed>`
    select id as incident_id, topic_code, found_at, ${PLACE} from incident
    where topic_code = any(${[...topics]}::text[]) and found_at >= ${from} and ${IS_PLACED}`.execute(db)
  return rows.map(withPoint)
}

function withPoint<Row extends Placed>({ latitude, longitude, ...row }: Row) {
  const point: Point | null = latitude === null || longitude === null ? null : { latitude, longitude }
  return { ...row, point }
}

export async function hasSpells(db: Db): Promise<boolean> {
  const { rows } = await sql`select from solved_spell limit 1`.execute(db)
  return rows.length > 0
}

/** Those of these topics, as they are now. */
export async function replaceSpells(
  tx: Tx,
  topics: readonly string[],
  spells: readonly SolvedSpell[],
): Promise<void> {
  await sql`delete from solved_spell where topic_code = any(${[...topics]}::text[])`.execute(tx)
  const rows = spells.map(({ incidentId, days, endedBy }) => ({ id: incidentId, days, ended: endedBy }))
  await sql`
    insert into solved_spell (incident_id, agency_code, topic_code, group_code, municipality_code, closed_at, days, ended_by)
    select incident.id, agency_code, topic_code, group_code, municipality_code, closed_at, one.days, one.ended
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, days float8, ended uuid)
    join incident on incident.id = one.id
    where topic_code = any(${[...topics]}::text[]) and agency_code is not null and group_code is not null
      and closed_at is not null
    on conflict (incident_id) do nothing`.execute(tx)
}

export async function deleteOtherSpells(tx: Tx, topics: readonly string[]): Promise<void> {
  await sql`delete from solved_spell where not topic_code = any(${[...topics]}::text[])`.execute(tx)
}

export type SpellFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode' | 'groupCode'>
/** Of one body, of one group of topics, or (without both) of the whole. */
export type SpellCount = Required<Spell> & { agencyCode: string | null; groupCode: string | null }

/**
 * By whole days, since thousands that are alike are one row. Materialised, because the planner takes moments for days:
 * it would sort all spells for fear of as many groups.
 */
export async function countSpellDays(db: Db, filter: SpellFilter): Promise<SpellCount[]> {
  const part = (agencyCode: RawBuilder<unknown>, groupCode: RawBuilder<unknown>) => sql`
    select ${agencyCode} as agency_code, ${groupCode} as group_code, days, has_ended, count(*)::int as times
    from whole group by 1, 2, 3, 4`
  const nobody = sql`null::text`
  const { rows } = await sql<SpellCount>`
    with whole as materialized (
      select agency_code, group_code, ceil(days)::int as days, ended_by is not null as has_ended
      from solved_spell where ${within(filter)})
    ${part(nobody, nobody)} union all ${part(sql`agency_code`, nobody)} union all ${part(nobody, sql`group_code`)}`.execute(
    db,
  )
  return rows
}

export type SpellRow = {
  incidentId: string | null
  title: string | null
  agencyCode: string
  topicCode: string
  municipalityCode: string | null
  closedAt: Date
  days: number
  hasEnded: boolean
  endedById: string | null
  endedByTitle: string | null
}

/** Newest first; titles only of what the reader may open. */
export async function listSpells(
  db: Db,
  { filter, limit, visible }: { filter: SpellFilter; limit: number; visible: Expression<SqlBool> },
): Promise<SpellRow[]> {
  const { rows } = await sql<SpellRow>`
    select closed.id as incident_id, closed.title, one.agency_code, one.topic_code, one.municipality_code, one.closed_at,
      one.days, one.ended_by is not null as has_ended, again.id as ended_by_id, again.title as ended_by_title
    from (select * from solved_spell where ${within(filter)} order by closed_at desc, incident_id limit ${limit}) one
    left join lateral (select id, title from incident where id = one.incident_id and ${visible}) closed on true
    left join lateral (select id, title from incident where id = one.ended_by and ${visible}) again on true
    order by one.closed_at desc, one.incident_id`.execute(db)
  return rows
}

function within({ municipalityCode, agencyCode, groupCode }: SpellFilter) {
  return sql.join(
    [
      sql`true`,
      ...(municipalityCode ? [sql`municipality_code = ${municipalityCode}`] : []),
      ...(agencyCode ? [sql`agency_code = ${agencyCode}`] : []),
      ...(groupCode ? [sql`group_code = ${groupCode}`] : []),
    ],
    sql` and `,
  )
}
