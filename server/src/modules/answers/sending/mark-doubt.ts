import type { Tx } from '../../../platform/database/db.ts'
import type { ActorRef } from '../../access/index.ts'
import { changeIncident, getIncidentForUpdate, loadDeadlineBook } from '../../incidents/index.ts'
import { type AnswerRow, hasUnknownDelivery } from '../outbox/index.ts'

/**
 * Writes into the history that a text may or may not stand in a thread, or that this doubt has ended. One answer
 * may have several copies, so the doubt ends with the last of them. Called after the outbox row has been written.
 */
export async function markDoubt(
  tx: Tx,
  row: Pick<AnswerRow, 'id' | 'incidentId'>,
  { actor, details }: { actor: ActorRef; details: Record<string, unknown> },
  { now }: { now: Date },
): Promise<void> {
  const locked = await getIncidentForUpdate(tx, row.incidentId)
  const isUnknown = await hasUnknownDelivery(tx, row.incidentId)
  if (locked.incident.step !== 'publishing' || locked.incident.hasUnknownDelivery === isUnknown) return
  const command = { type: 'delivery_unknown', isUnknown } as const
  const change = { command, actor, now, details: { publicationId: row.id, ...details } }
  await changeIncident(tx, locked, change, await loadDeadlineBook(tx))
}
