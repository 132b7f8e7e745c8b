/** What stands in a report beside its figures, in words: questions that are late, promises that come due or are broken. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { expressionBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'

type Place = Pick<FigureFilter, 'municipalityCode' | 'agencyCode'>
type Asked = { actor: Actor; place: Place; limit: number }

export type LateRow = {
  dueAt: Date
  topicCode: string | null
  agencyCode: string | null
  /** Null where the reader may not see the card. */
  incidentId: string | null
  number: number | null
  title: string | null
}

/** Those that wait longest first. The index of waiting questions is by their deadline. */
export async function listLate(
  db: Db,
  { actor, place, limit, now }: Asked & { now: Date },
): Promise<LateRow[]> {
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const { rows } = await sql<LateRow>`
    select late.due_at, late.topic_code, late.agency_code, incident.id as incident_id, incident.number, incident.title
    from (select * from counted_question q
      where answered_at is null and state = 'open' and due_at < ${now} and ${isOf(place, 'q')}
      order by due_at, id limit ${limit}) late
    left join incident on late.source = 'incident' and incident.id = late.source_id and ${visible}
    order by late.due_at, late.id`.execute(db)
  return rows
}

export type PromiseRow = { incidentId: string; number: number; what: string; who: string; dueAt: Date }

/** Open ones by the day that was named, the soonest first. */
export function listPromisesDue(db: Db, asked: Asked & { until: Date }): Promise<PromiseRow[]> {
  return selectPromises(db, asked, sql`p.state = 'open' and p.due_at < ${asked.until} order by p.due_at`)
}

/** The latest first; one is broken after its day, which the index is by. */
export function listPromisesBroken(
  db: Db,
  asked: Asked & { from: Date; until: Date },
): Promise<PromiseRow[]> {
  return selectPromises(
    db,
    asked,
    sql`p.state = 'broken' and p.due_at < ${asked.until} and p.closed_at >= ${asked.from}
      and p.closed_at < ${asked.until} order by p.due_at desc`,
  )
}

async function selectPromises(
  db: Db,
  { actor, place, limit }: Asked,
  whereAndOrder: ReturnType<typeof sql>,
): Promise<PromiseRow[]> {
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const { rows } = await sql<PromiseRow>`
    select p.incident_id, incident.number, p.what, p.who, p.due_at from promise p
    join incident on incident.id = p.incident_id
    where ${visible} and ${isOf(place, 'incident')} and ${whereAndOrder}, p.id limit ${limit}`.execute(db)
  return rows
}

function isOf({ municipalityCode, agencyCode }: Place, table: 'q' | 'incident') {
  const parts = [
    ...(municipalityCode === undefined
      ? []
      : [sql`${sql.ref(`${table}.municipality_code`)} = ${municipalityCode}`]),
    ...(agencyCode === undefined ? [] : [sql`${sql.ref(`${table}.agency_code`)} = ${agencyCode}`]),
  ]
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}
