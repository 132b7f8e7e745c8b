/** What the bodies of a person have switched off, when it is about to end: to be ended early, or told to last longer. */
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { reachOf } from '../outages.policy.ts'
import type { OutageRow } from '../outages.repository.ts'
import { listEnding } from './list.repository.ts'

/** Whoever sees the whole region enters for others and keeps none of it as their own. */
export async function listOwnOutages(
  db: Db,
  { actor, now, until, limit }: { actor: Actor; now: Date; until: Date; limit: number },
): Promise<OutageRow[]> {
  const reach = reachOf(actor, 'enter', await getDirectory(db))
  if (reach === 'region' || reach.agencyCodes.length === 0) return []
  return listEnding(db, { agencyCodes: reach.agencyCodes, now, until, limit })
}
