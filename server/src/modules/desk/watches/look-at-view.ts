/** One look at a saved view with the eyes of one person. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { type FilterFacts, listAmong, listFoundSince, listIncidents } from '../../incidents/index.ts'
import { limitStatements } from '../views/views.repository.ts'
import type { Look } from './domain/news-of.ts'

/** A view of no more is known question by question; of a longer one is known what comes into it. */
const LOOK_ROWS = 300
const RECENT_ROWS = 1000
/** Before the last look: what came then may have got its topic and place only after it. */
const SORTED_WITHIN_MS = 10 * MINUTE_MS
const TIMEOUT_MS = 1000

export type Seen = { look: Look; recent: ReadonlySet<string> }

/** Throws what the database says where the filter takes too long. */
export async function lookAtView(tx: Tx, facts: FilterFacts, lookedAt: Date): Promise<Seen> {
  await limitStatements(tx, TIMEOUT_MS)
  const since = new Date(lookedAt.getTime() - SORTED_WITHIN_MS)
  const recent = await listFoundSince(tx, { since, limit: RECENT_ROWS })
  const page = await listIncidents(tx, { ...facts, limit: LOOK_ROWS })
  const isWhole = page.nextCursor === null
  const rows = isWhole ? page.rows : await listAmong(tx, { ...facts, ids: recent })
  return { look: { ids: rows.map(({ id }) => id), isWhole }, recent: new Set(recent) }
}
