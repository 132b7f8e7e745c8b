import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { widerWords } from '../../text/index.ts'
import type { FilterFacts } from '../filter/index.ts'
import { foundInIndex } from '../list/index.ts'
import type { Candidates, Slot } from './domain/choose-candidates.ts'

/** So many of the newest candidates are weighed. */
const WEIGHED = 2_000

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })])

/** By the statistics: no rows are read. Words that the index leaves out are left out here. */
export async function estimateSlots(db: Db, queries: readonly string[]): Promise<Slot[]> {
  const { rows } = await sql<{ query: string }>`
    select query from unnest(${queries}::text[]) with ordinality as asked (query, place)
    where numnode(to_tsquery('russian', query)) > 0 order by place`.execute(db)
  const total = await estimate(db, null)
  const slots: Slot[] = []
  for (const { query } of rows) slots.push({ query, total, holders: await estimate(db, query) })
  return slots
}

async function estimate(db: Db, query: string | null): Promise<number> {
  const where = query === null ? sql`` : sql`where incident_search.words @@ ${widerWords(query)}`
  const { rows } = await sql<Record<string, unknown>>`
    explain (format json) select from incident_search ${where}`.execute(db)
  const [plan] = Explained.parse(Object.values(rows[0] ?? {})[0])
  return plan.Plan['Plan Rows']
}

/** The best first, within the scope; of equal ones the newest. */
export async function findLikeliest(
  db: Db,
  { from, weights, least, limit }: Candidates & { limit: number },
  facts: Pick<FilterFacts, 'actor' | 'filter'>,
): Promise<string[]> {
  const found = foundInIndex({ search: '', wider: from.join(' | '), by: 'any' }, facts)
  const said = sql.join(
    weights.map(
      ({ query, weight }) => sql`case when words @@ ${widerWords(query)} then ${weight}::float8 else 0 end`,
    ),
    sql` + `,
  )
  const { rows } = await sql<{ incidentId: string }>`
    with hit as materialized (select incident_id, words from incident_search where ${found}),
      newest as (select incident_id, words from hit order by incident_id desc limit ${WEIGHED}),
      weighed as materialized (select incident_id, ${said} as said from newest)
    select incident_id from weighed where said >= ${least}::float8
    order by said desc, incident_id desc limit ${limit}`.execute(db)
  return rows.map(({ incidentId }) => incidentId)
}
