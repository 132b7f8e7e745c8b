import type { Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { lockVisibleIncident } from '../../incidents/index.ts'
import { authorizeAnswer } from '../parts/index.ts'
import { type DraftContent, listTakenPlaces, saveDraftRow } from './drafts.repository.ts'

const CANDIDATES = [1, 2, 3, 4, 5, 6, 7, 8, 9]

type Preparing = {
  incidentId: string
  actor: Actor
  content: DraftContent
  now: Date
  /** As one more candidate, whatever is written already. */
  isBeside?: boolean
}

/**
 * Writes a candidate of an answer for whoever will take the work. Returns false where somebody writes already, or no
 * place is left.
 */
export async function prepareDraft(
  tx: Tx,
  { incidentId, actor, content, now, isBeside = false }: Preparing,
): Promise<boolean> {
  const { incident } = await lockVisibleIncident(tx, incidentId, actor)
  await authorizeAnswer(tx, { actor, incident, right: 'draft' })
  const taken = await listTakenPlaces(tx, incidentId)
  const candidate = CANDIDATES.find((place) => !taken.includes(place))
  if (candidate === undefined || (taken.length > 0 && !isBeside)) return false
  await saveDraftRow(tx, { incidentId, candidate, ...content, savedAt: now, savedBy: actor.id }, 0)
  return true
}
