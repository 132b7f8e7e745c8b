/**
 * How words are found: those that were typed first, then what else means the same. What narrows a search inside the
 * index: migration 0061 writes the same marks beside the words.
 */
import { type IncidentFilter, ME, NONE } from '@veche/contract/casework/incident-filter.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
import { typedWords, widenQuery, widerWords } from '../../text/index.ts'
import { type Condition, stretchesOf } from '../filter/index.ts'
import { visibleScopes } from '../rights/index.ts'
import type { Sort } from './sort.query.ts'
import type { IncidentQuery } from './stretch.query.ts'

const MARKS = {
  municipalityCode: 'municipality_code',
  agencyCode: 'agency_code',
  unitCode: 'unit_code',
  assigneeId: 'assignee_id',
  topicCode: 'topic_code',
  groupCode: 'group_code',
  channelId: 'channel_id',
  network: 'network',
} as const
const FIELDS = [
  'municipalityCode',
  'agencyCode',
  'unitCode',
  'assigneeId',
  'topicCode',
  'groupCode',
  'channelId',
  'network',
] as const
const ALL_STEPS = STEPS.length

/** `typed`: as it was written; `also`: only by other words for it; `any`: one or the other. */
export type Wanted = { search: string; wider: string | null; by: FoundBy | 'any' }
export const FOUND_BY = ['typed', 'also'] as const
export type FoundBy = (typeof FOUND_BY)[number]

export function wantAny(search: string): Wanted {
  return { search, wider: widenQuery(search)?.query ?? null, by: 'any' }
}

/** One after another, so that what was typed stands before what only means the same. */
export function wantInTurn(search: string): (Wanted & { by: FoundBy })[] {
  const wider = widenQuery(search)?.query ?? null
  return FOUND_BY.filter((by) => by === 'typed' || wider !== null).map((by) => ({ search, wider, by }))
}

/** The words and the scope together. Never narrower than the filter itself, which is asked besides. */
export function foundInIndex(wanted: Wanted, facts: { actor: Actor; filter: IncidentFilter }): Condition {
  const scopes = marksOf(facts).map((marks) => sql`incident_search.scopes && ${marks}::text[]`)
  return sql<SqlBool>`${sql.join([hasWords(wanted), ...scopes], sql` and `)}`
}

/** One query for the index, whichever it is: the planner weighs it as a whole. */
export function hasWords({ search, wider, by }: Wanted): Condition {
  const typed = typedWords(search)
  if (wider === null || by === 'typed') return sql<SqlBool>`incident_search.words @@ ${typed}`
  const wide = widerWords(wider)
  return by === 'any'
    ? sql<SqlBool>`incident_search.words @@ (${typed} || ${wide})`
    : sql<SqlBool>`incident_search.words @@ (${wide} && !!${typed})`
}

/** One of each list stands on every incident that the filter lets through. */
function marksOf({ actor, filter }: { actor: Actor; filter: IncidentFilter }): string[][] {
  const steps = stretchesOf({ filter }).flatMap((stretch) => stretch.steps)
  const visible = visibleScopes(actor)
  return [
    ...(steps.length < ALL_STEPS ? [steps.map((step: Step) => `step:${step}`)] : []),
    ...(visible ? [visible.map(({ column, value }) => `${MARKS[column]}:${value}`)] : []),
    ...FIELDS.flatMap((field) => {
      const asked: readonly string[] | undefined = filter[field]
      // What has no value has no mark.
      if (!asked || asked.includes(NONE)) return []
      return [
        asked.map((value) => `${MARKS[field]}:${field === 'assigneeId' && value === ME ? actor.id : value}`),
      ]
    }),
  ]
}

/** Those that have the words, where few are asked about. */
export function whereWords(select: IncidentQuery, wanted: Wanted): IncidentQuery {
  return select.where((eb) =>
    eb.exists(
      eb
        .selectFrom('incidentSearch')
        .whereRef('incidentSearch.incidentId', '=', 'incident.id')
        .where(hasWords(wanted))
        .select(sql`1`.as('one')),
    ),
  )
}

/** The order stands as a column, or the planner would not see that the candidates have it and would sort them all. */
export function inOrder(select: IncidentQuery, { by, direction }: Sort): IncidentQuery {
  return select.select(by.as('walkedBy')).orderBy(by, direction).orderBy('incident.id', direction)
}

/** The same order over what was walked to. */
export function inWalk(sort: Sort): Sort {
  return { ...sort, by: sql<Date>`incident.walked_by` }
}

/** Those of the candidates that have the words. */
export function walk(db: Db, wanted: Wanted, candidates: IncidentQuery): IncidentQuery {
  return db
    .selectFrom(candidates.selectAll('incident').as('incident'))
    .innerJoin('incidentSearch', 'incidentSearch.incidentId', 'incident.id')
    .where(hasWords(wanted))
    .modifyEnd(planAnew)
}

export const HITS_LIMIT = 5_000

/** The newest first. Materialised, so that the index answers: the planner would rather walk by id, far too far. */
export function hitsOf(
  wanted: Wanted,
  facts: { actor: Actor; filter: IncidentFilter },
  limit: number,
): RawBuilder<unknown> {
  return sql`
    with hit as materialized (select incident_id from incident_search where ${foundInIndex(wanted, facts)})
    select incident_id from hit order by incident_id desc limit ${limit}`
}

/** An array, so that each is looked up by its id, whatever the words are: one plan serves all. */
export function amongHits(wanted: Wanted, facts: { actor: Actor; filter: IncidentFilter }): Condition {
  return sql<SqlBool>`incident.id = any(array(${hitsOf(wanted, facts, HITS_LIMIT)}))`
}

/** Of a word that more have than so many, the newest of those that the index gives first: it would sort all. */
const SORTED_HITS = 20_000

/** The newest hits of a reader for whom few questions have the words. */
export function amongNewestHits(wanted: Wanted, actor: Actor, limit: number): Condition {
  return sql<SqlBool>`incident.id = any(array(
    with hit as materialized (
      select incident_id from incident_search
      where ${foundInIndex(wanted, { actor, filter: {} })} limit ${sql.lit(SORTED_HITS)})
    select incident_id from hit order by incident_id desc limit ${limit}))`
}
