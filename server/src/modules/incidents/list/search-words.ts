/**
 * Words are found within what the reader may see and has asked for. There are two ways, and each is quick where the
 * other is slow: a frequent word is met soon by walking the list in its order; a rare one is taken from the index of
 * words and scopes. What the index gives is cut only after scope and queue, and the answer says that it was.
 */
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { FilterFacts } from '../filter/index.ts'
import { foundInIndex, hasWords } from './search-scope.ts'
import type { Sort } from './sort.ts'

export type IncidentQuery = SelectQueryBuilder<DB, 'incident', object>

/** By the statistics of the index: more of them are walked to, fewer are taken from the index. */
const FREQUENT = 2_000
const HITS_LIMIT = 5_000

export type WordSearch = {
  /** Runs a reading over the incidents that have the words. */
  run: <Result>(reading: WordReading<Result>) => Promise<Result>
  /** The last reading left something out. */
  isCut: () => boolean
}

type WordReading<Result> = {
  /** Incidents that the filter lets through. */
  select: IncidentQuery
  /** How many of them may be looked at one after another. */
  walkLimit: number
  /** The order of the reading; null: it needs none. */
  sort: Sort | null
  read: (query: IncidentQuery, sort: Sort | null) => Promise<Result>
  empty: Result
  /** It needs no more. */
  isFull: (result: Result) => boolean
}

type Hits = { ids: string[]; isCut: boolean }

export async function searchWords(db: Db, search: string, facts: FilterFacts): Promise<WordSearch> {
  const isFrequent = (await estimateHits(db, search, facts)) > FREQUENT
  let known: Hits | null = isFrequent ? null : await findHits(db, search, facts)
  let isCut = false
  return {
    isCut: () => isCut,
    async run({ select, walkLimit, sort, read, empty, isFull }) {
      if (known === null || known.isCut) {
        const candidates = sort ? inOrder(select, sort) : select
        const walked = await read(walk(db, search, candidates.limit(walkLimit)), sort && inWalk(sort))
        if (isFull(walked) || !(await hasMoreThan(select, walkLimit))) return walked
      }
      known ??= await findHits(db, search, facts)
      isCut ||= known.isCut
      if (known.ids.length === 0) return empty
      return read(select.where(sql<SqlBool>`incident.id = any(${known.ids}::uuid[])`), sort)
    },
  }
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

/** The planner knows how often a word stands where; asking it reads no rows. */
async function estimateHits(db: Db, search: string, facts: FilterFacts): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`
    explain (format json) select from incident_search where ${foundInIndex(search, facts)}`.execute(db)
  const [plan] = Explained.parse(Object.values(rows[0] ?? {})[0])
  return plan.Plan['Plan Rows']
}

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })])

/** The newest first. Materialised, so that the index answers: the planner would rather walk by id, far too far. */
async function findHits(db: Db, search: string, facts: FilterFacts): Promise<Hits> {
  const { rows } = await sql<{ incidentId: string }>`
    with found as materialized (
      select incident_id from incident_search where ${foundInIndex(search, facts)})
    select incident_id from found order by incident_id desc limit ${HITS_LIMIT + 1}`.execute(db)
  const ids = rows.map(({ incidentId }) => incidentId)
  return { ids: ids.slice(0, HITS_LIMIT), isCut: ids.length > HITS_LIMIT }
}

/** The order stands as a column, or the planner would not see that the candidates have it and would sort them all. */
function inOrder(select: IncidentQuery, { by, direction }: Sort): IncidentQuery {
  return select.select(by.as('walkedBy')).orderBy(by, direction).orderBy('incident.id', direction)
}

function inWalk(sort: Sort): Sort {
  return { ...sort, by: sql<Date>`incident.walked_by` }
}

function walk(db: Db, search: string, candidates: IncidentQuery): IncidentQuery {
  return db
    .selectFrom(candidates.selectAll('incident').as('incident'))
    .innerJoin('incidentSearch', 'incidentSearch.incidentId', 'incident.id')
    .where(hasWords(search))
}

async function hasMoreThan(select: IncidentQuery, limit: number): Promise<boolean> {
  const one = select.select(sql`1`.as('one')).offset(limit).limit(1).modifyEnd(planAnew)
  return (await one.execute()).length > 0
}
