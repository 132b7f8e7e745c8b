import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { FilterFacts } from '../filter/index.ts'
import { foundInIndex, HITS_LIMIT, hitsOf, type Wanted } from './search.query.ts'
import type { IncidentQuery } from './stretch.query.ts'

/** The planner knows how often a word stands where; asking it reads no rows. */
export async function estimateHits(db: Db, wanted: Wanted, facts: FilterFacts): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`
    explain (format json) select from incident_search where ${foundInIndex(wanted, facts)}`.execute(db)
  const [plan] = Explained.parse(Object.values(rows[0] ?? {})[0])
  return plan.Plan['Plan Rows']
}

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })])

/** Whether the index holds more of them than are looked through. */
export async function hasMoreHits(db: Db, wanted: Wanted, facts: FilterFacts): Promise<boolean> {
  const { rows } = await sql<{ isCut: boolean }>`
    select count(*) > ${HITS_LIMIT} as is_cut from (${hitsOf(wanted, facts, HITS_LIMIT + 1)}) hit`.execute(db)
  return rows[0]?.isCut ?? false
}

export async function hasMoreThan(select: IncidentQuery, limit: number): Promise<boolean> {
  const one = select.select(sql`1`.as('one')).offset(limit).limit(1).modifyEnd(planAnew)
  return (await one.execute()).length > 0
}
