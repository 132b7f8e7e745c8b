import { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { countIncidents, type FilterFacts } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { limitStatements, type StoredView } from './views.repository.ts'

const TIMEOUT_MS = 400
const QUERY_CANCELED = '57014'

/** Gives null where counting took too long, because a number beside a name is not worth a slow desk. */
export async function countViews(
  { db }: DeskContext,
  views: readonly StoredView[],
  facts: Omit<FilterFacts, 'filter'>,
): Promise<Record<string, number | null>> {
  const counts: Record<string, number | null> = {}
  for (const { id, filter } of views) {
    const parsed = IncidentFilter.safeParse(filter)
    counts[id] = parsed.success ? await countWithin(db, { ...facts, filter: parsed.data }) : null
  }
  return counts
}

async function countWithin(db: DeskContext['db'], facts: FilterFacts): Promise<number | null> {
  try {
    return await db.transaction().execute(async (tx) => {
      await limitStatements(tx, TIMEOUT_MS)
      return countIncidents(tx, facts)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === QUERY_CANCELED) return null
    throw error
  }
}
