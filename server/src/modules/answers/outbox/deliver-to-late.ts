import { ConflictError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { assertNotStale, lockVisibleIncident } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type AnswersContext, askingAfter, authorizeAnswer } from '../parts/index.ts'
import { findLastApproved } from './outbox.repository.ts'
import { queueForLateMembers } from './queue-publication.ts'

/**
 * Those who were merged in after the answer had been published get the same text, by the word of somebody who may
 * approve: it was written for others. Returns how many there are.
 */
export function deliverToLate(
  { db, ...services }: AnswersContext,
  { incidentId, expectedVersion, actor }: { incidentId: string; expectedVersion: number; actor: Actor },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { incident } = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(incident, expectedVersion)
    await authorizeAnswer(tx, { actor, incident, right: 'approve' })
    if (incident.step !== 'awaiting_author' && incident.step !== 'postponed')
      throw new ConflictError('incident.step_not_allowed', {
        command: 'deliver_to_late',
        step: incident.step,
      })
    const version = await findLastApproved(tx, incidentId)
    if (!version) throw new ConflictError('answer.everybody_has_it', { id: incidentId })
    const { asksAuthor } = await getSettings(tx)
    const { versionNo, text, privateText, fileIds, kind, outcomeSaid } = version
    const asking = asksAuthor ? askingAfter(kind, outcomeSaid ?? 'explained') : null
    const now = services.clock()
    const moments = { now, notBefore: null, holdUntil: null }
    const answer = {
      incidentId,
      versionNo,
      text,
      privateText,
      fileIds,
      asking,
      isInterim: kind === 'interim',
      ...moments,
    }
    return queueForLateMembers(tx, answer, services)
  })
}
