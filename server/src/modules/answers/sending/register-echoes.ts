/** Echoes of our own messages: they prove a delivery, and they show what an employee typed by hand. */
import type { Tx } from '../../../platform/database/db.ts'
import type { Arrival, StoredMessage } from '../../inbox/index.ts'
import { adoptOwnWords, linkMessages } from '../../inbox/index.ts'
import {
  changeIncident,
  findIncidentOfThread,
  getIncidentForUpdate,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import { findEchoed, hashText, isAnswer, lockPublication } from '../outbox/index.ts'
import type { OnPosted } from '../parts/index.ts'
import { settleSent } from './settle-publication.ts'

export async function registerEchoes(
  tx: Tx,
  arrivals: readonly Arrival[],
  { now, onPosted }: { now: Date; onPosted: OnPosted },
): Promise<void> {
  for (const { message, change, echo } of arrivals) {
    if (message.direction !== 'out' || !echo) continue
    const found = await findEchoed(tx, {
      channelId: message.channelId,
      echoKey: echo.key,
      externalId: message.externalId,
      container: message.container,
      parentExternalId: message.parentExternalId,
      textHash: hashText(message.text),
    })
    if (found) {
      const row = await lockPublication(tx, found)
      if (isAnswer(row))
        linkMessages(tx, [{ messageId: message.id, incidentId: row.recipientIncidentId, isRead: true }])
      const { externalId, permalink } = message
      await settleSent(tx, row, { by: 'echo', externalId, permalink, actor: null }, { now, onPosted })
    } else if (change === 'appeared') {
      await attachHandWritten(tx, message, { now })
    }
  }
}

/** Somebody has answered in the network itself. Approvers must see it, so that nobody is answered twice. */
async function attachHandWritten(tx: Tx, message: StoredMessage, { now }: { now: Date }): Promise<void> {
  const incident = await findIncidentOfThread(tx, {
    channelId: message.channelId,
    container: message.container,
    threadExternalId: message.threadExternalId,
  })
  if (!incident) return
  await adoptOwnWords(tx, { messageId: message.id, incidentId: incident.id })
  const locked = await getIncidentForUpdate(tx, incident.mergedIntoId ?? incident.id)
  const command = { type: 'answered_by_hand' } as const
  const details = { messageId: message.id }
  await changeIncident(tx, locked, { command, actor: null, now, details }, await loadDeadlineBook(tx))
}
