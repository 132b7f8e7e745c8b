import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { bodiesOf } from './contributions.policy.ts'
import { listOpenParts, type PartRow } from './contributions.repository.ts'

/** What waits for the reader: taken by them, addressed to them, or taken by nobody of their body. */
export async function listTodayParts(
  db: Db,
  { actor, limit }: { actor: Actor; limit: number },
): Promise<PartRow[]> {
  const agencyCodes = bodiesOf(actor, await getDirectory(db))
  if (agencyCodes.length === 0) return []
  const parts = await listOpenParts(db, { agencyCodes, after: null, limit })
  return parts.filter(({ state, takenBy, personId }) => {
    const one = takenBy ?? personId
    return state !== 'given' && (one === null || one === actor.id)
  })
}
