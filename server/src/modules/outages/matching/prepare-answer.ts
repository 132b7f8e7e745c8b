/** Prepares the answer to all who joined an outage, as one more candidate of the question that stands for them. */
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { prepareDraft } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canSeeIncident } from '../../incidents/index.ts'
import { takesOthers } from '../domain/joining.ts'
import { reachOf } from '../outages.policy.ts'
import { lockVisibleOutage } from '../outages.repository.ts'
import { announceOutage, type OutagesContext } from '../outages-context.ts'
import { contentOf } from './answer-content.ts'
import { findLastEvent } from './questions.repository.ts'

export async function prepareAnswer(
  { db, clock, region }: OutagesContext,
  { outageId, actor }: { outageId: string; actor: Actor },
): Promise<{ incidentId: string }> {
  const directory = await getDirectory(db)
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const outage = await lockVisibleOutage(tx, outageId, reachOf(actor, 'read', directory))
    const event = await findLastEvent(tx, outageId)
    if (!event) throw new ConflictError('outage.no_event')
    if (!canSeeIncident(actor, event)) throw new ForbiddenError('outage.event_out_of_reach')
    const content = contentOf(outage, { directory, now, timeZone: region.timeZone })
    const isOpen = takesOthers(event) && event.step !== 'approval'
    const asked = { incidentId: event.id, actor, content, now, isBeside: true }
    if (!isOpen || !(await prepareDraft(tx, asked))) throw new ConflictError('outage.answer_under_way')
    announceOutage(tx, outageId)
    return { incidentId: event.id }
  })
}
