/** «Напомнить»: whoever leads calls those who have a late question to it, with or without words. */
import type { RemindRequest } from '@veche/contract/incidents.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { chainActivities, incidentEvent, insertActivities, isDoneBefore, keptKey } from '../history/index.ts'
import { canRemind, type IncidentsContext, isLate, lockVisibleIncident } from '../rights/index.ts'
import { findDueAt, hasReminded, updateTail } from './commands.repository.ts'

type Asked = { incidentId: string; request: RemindRequest; actor: Actor }

/** Once a day by one person. The history tells of it and those called hear of it; the work itself stays as it is, and so does its version. */
export async function remindOfLate(
  { db, clock, region }: IncidentsContext,
  { incidentId, request, actor }: Asked,
): Promise<void> {
  const now = clock()
  const today = momentInZone(region.timeZone, { date: dateInZone(region.timeZone, now), time: '00:00' })
  await db.transaction().execute(async (tx) => {
    const { incident, tail } = await lockVisibleIncident(tx, incidentId, actor)
    const { words, commandKey } = request
    if (await isDoneBefore(tx, { incidentId, actorId: actor.id, commandKey })) return
    if (!canRemind(actor, incident)) throw new ForbiddenError('incident.step_forbidden', { step: 'remind' })
    const dueAt = await findDueAt(tx, incidentId)
    if (!isLate({ step: incident.step, deadlineDueAt: dueAt }, now))
      throw new ConflictError('incident.not_late', { dueAt: dueAt?.toISOString() ?? null })
    if (await hasReminded(tx, { incidentId, actorId: actor.id, since: today }))
      throw new ConflictError('incident.reminded_today', { id: incidentId })
    const details = { ...keptKey(request), ...(words !== '' && { comment: words }) }
    const chained = chainActivities(incidentId, tail, [{ type: 'reminded', at: now, actor, details }])
    insertActivities(tx, chained.rows)
    await updateTail(tx, incidentId, { ...chained.tail, updatedAt: now })
    addEvents(tx, [incidentEvent(null, incident, 'reminded')])
  })
}
