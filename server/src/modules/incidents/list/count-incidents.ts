import type { CountersResponse } from '@veche/contract/incidents.ts'
import { COUNT_LIMIT } from '@veche/contract/values/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { type FilterFacts, stretchesOf, wordsOf } from '../filter/index.ts'
import { type Count, countQueues, countRows } from './counts.repository.ts'
import { wantAny } from './search.query.ts'
import { searchWords } from './search-words.ts'
import { type IncidentQuery, selectStretch } from './stretch.query.ts'

/** How much waits in each queue of the reader. */
export async function readCounters(
  { db, clock, region }: Pick<AppContext, 'db' | 'clock' | 'region'>,
  actor: Actor,
): Promise<CountersResponse> {
  const now = clock()
  return presentCounters(await countQueues(db, { actor, now, timeZone: region.timeZone }), now)
}

export function presentCounters(counts: readonly Count[], now: Date): CountersResponse {
  return {
    queues: Object.fromEntries(counts.map(({ queue, ...count }) => [queue, count])),
    asOf: now.toISOString(),
  }
}

/** So many rows are looked at for a frequent word; a count needs no order and reads no wide rows. */
const WALK_ROWS = 20_000

/** How many a filter finds, up to `limit`: open work first, each stretch by its own indexes. */
export async function countIncidents(db: Db, facts: FilterFacts, limit = COUNT_LIMIT): Promise<number> {
  const words = wordsOf(facts.filter)
  const search = words === null ? null : await searchWords(db, wantAny(words), facts)
  let counted = 0
  for (const { steps } of stretchesOf(facts)) {
    if (counted >= limit) break
    const left = limit - counted
    const select = selectStretch(db, steps, facts)
    const read = (query: IncidentQuery) => countRows(db, query, left)
    const count = (found: number) => found
    counted += await (search
      ? search.run({ select, walkLimit: WALK_ROWS, sort: null, read, limit: left, count })
      : read(select.modifyEnd(planAnew)))
  }
  return counted
}
