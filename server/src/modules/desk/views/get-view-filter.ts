import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { parseViewFilter } from './parse-view-filter.ts'
import { agenciesFor } from './read-views.ts'
import { getVisibleView } from './views.repository.ts'

/** Gives the name of a view that the actor may see, and what it lets through. */
export async function getViewFilter(
  db: Db,
  { viewId, actor }: { viewId: string; actor: Actor },
): Promise<{ name: string; filter: IncidentFilter }> {
  const agencies = await agenciesFor(db, actor)
  const { name, filter } = await getVisibleView(db, { id: viewId, actor, agencies })
  return { name, filter: parseViewFilter(filter) }
}
