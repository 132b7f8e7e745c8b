import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import { firstIdAt } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { LISTED } from '../card/index.ts'
import type { Stretch } from '../filter/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import { AUTHOR_COUNT } from '../steps/index.ts'
import { cursorOf } from './cursor.ts'
import { amongNewestHits, type FoundBy, hasWords, wantAny } from './search.query.ts'
import type { Sort } from './sort.query.ts'
import type { IncidentQuery } from './stretch.query.ts'

export type Reading = { by: FoundBy; stretch: Stretch; sort: Sort; limit: number }

/** Rows of a list, each with its place. */
export async function readStretch(select: IncidentQuery, { by: foundBy, stretch, sort, limit }: Reading) {
  const { by, direction } = sort
  const rows = await select
    .leftJoin('personName as assignee', 'assignee.id', 'incident.assigneeId')
    .select(LISTED)
    .select(['assignee.name as assigneeName', AUTHOR_COUNT.as('authorCount')])
    .select(sql<string>`${by}::text`.as('sortAt'))
    .orderBy(by, direction)
    .orderBy('incident.id', direction)
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, place: cursorOf({ ...row, by: foundBy, stretch, sort: sort.name }) }))
}

export type ListedRow = Awaited<ReturnType<typeof listVisible>>[number]

/** Newest first, by when they came into the system: an id says it. */
export async function listFoundSince(
  db: Db,
  { since, limit }: { since: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('id', '>=', firstIdAt(since))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Where residents marked these. */
export async function listPoints(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('incident').select(['id', 'latitude', 'longitude']).where('id', 'in', ids).execute()
}

/** Those of them that the reader may see. */
export async function listVisible(db: Db, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('incident')
    .selectAll()
    .where('id', 'in', ids)
    .where(visibleIncidents(actor))
    .orderBy('id')
    .execute()
}

/** The words by which these were read as a danger; only urgent rows are asked about. */
export async function findDangerWords(
  db: Db,
  rows: readonly { id: string; urgency: string }[],
): Promise<Map<string, string[]>> {
  const ids = rows.filter(({ urgency }) => urgency === 'urgent').map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('incident')
    .select('id')
    .select(sql<string[]>`jsonb_path_query_array(suggestion, '$.kind.reasons[*].words[*]')`.as('words'))
    .where('id', 'in', ids)
    .where(sql`suggestion #>> '{kind,code}'`, '=', 'danger')
    .execute()
  return new Map(found.map(({ id, words }) => [id, words]))
}

export type Sought = { id: string; number: number; title: string; municipalityCode: string | null }
type Seeking = {
  actor: Actor
  words: string
  /** Among so many newest of all; null: among all, by the index of words. */
  newest: number | null
  limit: number
}

/**
 * Questions in whose thread the words stand, the newest first. Frequent words are among the newest soon; for rare ones the
 * index knows the few that have them.
 */
export async function listSought(db: Db, { actor, words, newest, limit }: Seeking): Promise<Sought[]> {
  const wanted = wantAny(words)
  const select =
    newest === null
      ? db.selectFrom('incident').where(amongNewestHits(wanted, actor, limit))
      : db
          .selectFrom(
            db.selectFrom('incident').selectAll().orderBy('id', 'desc').limit(newest).as('incident'),
          )
          .innerJoin('incidentSearch', 'incidentSearch.incidentId', 'incident.id')
          .where(hasWords(wanted))
  return select
    .where(visibleIncidents(actor))
    .select(['incident.id', 'incident.municipalityCode'])
    .select(sql<number>`incident.number`.as('number'))
    .select(sql<string>`coalesce(incident.title, '')`.as('title'))
    .orderBy('incident.id', 'desc')
    .limit(limit)
    .modifyEnd(planAnew)
    .execute()
}
