import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { FilterFacts } from '../filter/index.ts'
import { foundInIndex } from './search.query.ts'
import type { IncidentQuery } from './stretch.query.ts'

const HITS_LIMIT = 5_000

export type Hits = { ids: string[]; isCut: boolean }

/** The planner knows how often a word stands where; asking it reads no rows. */
export async function estimateHits(db: Db, search: string, facts: FilterFacts): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`
    explain (format json) select from incident_search where ${foundInIndex(search, facts)}`.execute(db)
  const [plan] = Explained.parse(Object.values(rows[0] ?? {})[0])
  return plan.Plan['Plan Rows']
}

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })])

/** The newest first. Materialised, so that the index answers: the planner would rather walk by id, far too far. */
export async function findHits(db: Db, search: string, facts: FilterFacts): Promise<Hits> {
  const { rows } = await sql<{ incidentId: string }>`
    with found as materialized (
      select incident_id from incident_search where ${foundInIndex(search, facts)})
    select incident_id from found order by incident_id desc limit ${HITS_LIMIT + 1}`.execute(db)
  const ids = rows.map(({ incidentId }) => incidentId)
  return { ids: ids.slice(0, HITS_LIMIT), isCut: ids.length > HITS_LIMIT }
}

export async function hasMoreThan(select: IncidentQuery, limit: number): Promise<boolean> {
  const one = select.select(sql`1`.as('one')).offset(limit).limit(1).modifyEnd(planAnew)
  return (await one.execute()).length > 0
}
