import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canRun, findAgency } from '../../incidents/index.ts'
import { bodiesOf } from './contributions.policy.ts'
import { listLateParts, listOpenParts, type PartRow } from './contributions.repository.ts'
import { isWanted } from './domain/part-state.ts'

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

/** What other bodies owe the answers that the reader has in hand: who may write the answer presses for its parts. */
export async function listOwedParts(
  db: Db,
  { actor, now, limit }: { actor: Actor; now: Date; limit: number },
): Promise<PartRow[]> {
  const [directory, parts] = await Promise.all([getDirectory(db), listLateParts(db, { actor, now, limit })])
  return parts.filter(({ askingAgencyCode: agencyCode, ...part }) => {
    const work = { ...part, agencyCode }
    return isWanted(work, agencyCode) && canRun(actor, work, 'clarify', findAgency(directory, work))
  })
}
