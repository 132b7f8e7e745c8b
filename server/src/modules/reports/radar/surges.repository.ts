/** Surges as they are kept, and the questions in which they are looked for. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Cell } from './domain/history.ts'
import type { CellMessage } from './domain/look.ts'
import type { Surge } from './domain/surges.ts'

/** A question that nobody has sorted yet is read as its suggestion has it; one that became work is counted as work. */
const HEARD = sql`(
  select q.id, q.source, q.source_id, q.taken_at, q.municipality_code, q.agency_code,
    coalesce(q.group_code, topic.group_code) as group_code
  from counted_question q
  left join incident fresh on q.group_code is null and q.source = 'incident' and fresh.id = q.source_id
  left join topic on topic.code = fresh.suggestion -> 'topic' ->> 'code'
  where q.state not in ('refused', 'passed_on')) heard`

export type HourRow = Cell & { on: string; hour: number; count: number }

/** By whole hours on the wall. */
export async function countHours(
  db: Db,
  { from, until, zone }: { from: Date; until: Date; zone: string },
): Promise<HourRow[]> {
  const { rows } = await sql<HourRow>`
    select (taken_at at time zone ${zone})::date::text as on,
      extract(hour from taken_at at time zone ${zone})::int as hour, municipality_code, group_code, count(*)::int as count
    from ${HEARD}
    where taken_at >= ${from} and taken_at < ${until} and municipality_code is not null and group_code is not null
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

export async function listHeard(
  db: Db,
  { from, until }: { from: Date; until: Date },
): Promise<CellMessage[]> {
  const { rows } = await sql<CellMessage>`
    select taken_at as at, municipality_code, group_code from ${HEARD}
    where taken_at > ${from} and taken_at <= ${until} and municipality_code is not null and group_code is not null`.execute(
    db,
  )
  return rows
}

export type KeptSurge = Surge & { id: string }

export async function lockLasting(tx: Tx): Promise<KeptSurge[]> {
  return tx.selectFrom('surge').selectAll().where('endedAt', 'is', null).orderBy('id').forUpdate().execute()
}

export async function insertSurge(tx: Tx, surge: Surge): Promise<KeptSurge> {
  const kept = { ...surge, id: newId() }
  await tx.insertInto('surge').values(kept).execute()
  return kept
}

export async function updateSurge(tx: Tx, { id, ...surge }: KeptSurge): Promise<void> {
  const { count, expected, q, lastAt, endedAt } = surge
  await tx.updateTable('surge').set({ count, expected, q, lastAt, endedAt }).where('id', '=', id).execute()
}

export async function saveLook(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('radarLook')
    .values({ at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute()
}

export async function findLastLook(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('radarLook').select('at').executeTakeFirst()
  return row?.at ?? null
}

export type SurgeFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode' | 'groupCode'>
type FirstQuestion = {
  question: number
  takenAt: string
  incidentId: string | null
  title: string | null
}
export type ShownSurge = KeptSurge & { first: FirstQuestion[] }

type Lived = { filter: SurgeFilter; from: Date; until: Date; limit: number }

/** Those that lasted at some moment between two, the first first. Of a body those with questions of its own. */
export async function listSurgesLived(db: Db, { filter, from, until, limit }: Lived): Promise<Surge[]> {
  const { municipalityCode, agencyCode, groupCode } = filter
  const wanted = [
    sql`surge.started_at < ${until} and surge.last_at >= ${from}`,
    ...(municipalityCode ? [sql`surge.municipality_code = ${municipalityCode}`] : []),
    ...(groupCode ? [sql`surge.group_code = ${groupCode}`] : []),
    ...(agencyCode
      ? [
          sql`exists (select from ${HEARD} where heard.taken_at between surge.started_at and surge.last_at
            and heard.municipality_code = surge.municipality_code and heard.group_code = surge.group_code
            and heard.agency_code = ${agencyCode})`,
        ]
      : []),
  ]
  const { rows } = await sql<Surge>`
    select surge.* from surge where ${sql.join(wanted, sql` and `)}
    order by surge.started_at, surge.id limit ${limit}`.execute(db)
  return rows
}

type Asked = {
  filter: SurgeFilter
  /** Which incidents the reader may open. */
  visible: Expression<SqlBool>
  endedSince: Date
}
const MOST_SHOWN = 50
const FIRST = 5

/** Those that last and those that ended lately, with the questions that they began with. Of a body those with questions of its own. */
export async function listSurges(db: Db, { filter, visible, endedSince }: Asked): Promise<ShownSurge[]> {
  const { municipalityCode, agencyCode, groupCode } = filter
  const wanted = [
    sql`(surge.ended_at is null or surge.ended_at >= ${endedSince})`,
    ...(municipalityCode ? [sql`surge.municipality_code = ${municipalityCode}`] : []),
    ...(groupCode ? [sql`surge.group_code = ${groupCode}`] : []),
    ...(agencyCode ? [sql`first.questions is not null`] : []),
  ]
  const own = agencyCode ? sql`and heard.agency_code = ${agencyCode}` : sql``
  const { rows } = await sql<ShownSurge>`
    select surge.*, coalesce(first.questions, '[]') as first
    from surge left join lateral (
      select jsonb_agg(jsonb_build_object('question', one.id, 'takenAt', one.taken_at,
        'incidentId', one.incident_id, 'title', one.title) order by one.taken_at, one.id) as questions
      from (
        select heard.id, heard.taken_at, incident.id as incident_id, incident.title from ${HEARD}
        left join incident on heard.source = 'incident' and incident.id = heard.source_id and ${visible}
        where heard.taken_at between surge.started_at and surge.last_at
          and heard.municipality_code = surge.municipality_code and heard.group_code = surge.group_code ${own}
        order by heard.taken_at, heard.id limit ${FIRST}) one) first on true
    where ${sql.join(wanted, sql` and `)}
    order by surge.ended_at is not null, surge.found_at desc, surge.id limit ${MOST_SHOWN}`.execute(db)
  return rows
}
