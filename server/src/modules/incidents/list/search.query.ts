/** How words are found. What narrows a search inside the index: migration 0061 writes the same marks beside the words. */
import { type IncidentFilter, ME, NONE } from '@veche/contract/casework/incident-filter.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
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

/** The words and the scope together. Never narrower than the filter itself, which is asked besides. */
export function foundInIndex(search: string, facts: { actor: Actor; filter: IncidentFilter }): Condition {
  const scopes = marksOf(facts).map((marks) => sql`incident_search.scopes && ${marks}::text[]`)
  return sql<SqlBool>`${sql.join([hasWords(search), ...scopes], sql` and `)}`
}

export function hasWords(search: string): Condition {
  return sql<SqlBool>`incident_search.words @@ websearch_to_tsquery('russian'::regconfig, ${search})`
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
export function whereWords(select: IncidentQuery, search: string): IncidentQuery {
  return select.where((eb) =>
    eb.exists(
      eb
        .selectFrom('incidentSearch')
        .whereRef('incidentSearch.incidentId', '=', 'incident.id')
        .where(hasWords(search))
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
export function walk(db: Db, search: string, candidates: IncidentQuery): IncidentQuery {
  return db
    .selectFrom(candidates.selectAll('incident').as('incident'))
    .innerJoin('incidentSearch', 'incidentSearch.incidentId', 'incident.id')
    .where(hasWords(search))
    .modifyEnd(planAnew)
}

export const HITS_LIMIT = 5_000

/** The newest first. Materialised, so that the index answers: the planner would rather walk by id, far too far. */
export function hitsOf(
  search: string,
  facts: { actor: Actor; filter: IncidentFilter },
  limit: number,
): RawBuilder<unknown> {
  return sql`
    with hit as materialized (select incident_id from incident_search where ${foundInIndex(search, facts)})
    select incident_id from hit order by incident_id desc limit ${limit}`
}

/** An array, so that each is looked up by its id, whatever the words are: one plan serves all. */
export function amongHits(search: string, facts: { actor: Actor; filter: IncidentFilter }): Condition {
  return sql<SqlBool>`incident.id = any(array(${hitsOf(search, facts, HITS_LIMIT)}))`
}
