import type { Tx } from '../../../platform/database/db.ts'
import type { ActorRef } from '../../access/index.ts'
import { getIncidentForUpdate } from '../steps/index.ts'
import { listHistories } from './activities.repository.ts'
import { addActivity } from './add-activity.ts'
import { sealOf } from './erased-rows.ts'

/** Says in the history that its words were erased, and seals what is left. Called when they are gone. */
export async function sealErasedHistory(
  tx: Tx,
  incidentId: string,
  { actor, now }: { actor: ActorRef; now: Date },
): Promise<void> {
  const locked = await getIncidentForUpdate(tx, incidentId)
  const details = { kept: sealOf(await listHistories(tx, [incidentId])) }
  await addActivity(tx, locked, { type: 'erased', at: now, actor, details })
}
