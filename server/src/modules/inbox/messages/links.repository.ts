/** Links of messages to incidents, and whether they were read there. */
import { sql } from 'kysely'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { unnestRows } from '../../../platform/database/unnest-rows.ts'

/** Ordered by id, so that two transactions cannot deadlock. */
export function lockMessages(tx: Tx, messageIds: readonly string[]): Promise<{ id: string }[]> {
  return tx
    .selectFrom('message')
    .select('id')
    .where('id', 'in', messageIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Words of ours that a person wrote in the network itself: they are part of a conversation. */
export async function adoptOwnWords(
  tx: Tx,
  { messageId, incidentId }: { messageId: string; incidentId: string },
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ incidentId, isByHand: true, isRead: false })
    .where('id', '=', messageId)
    .execute()
}

export function linkMessages(
  tx: Tx,
  links: readonly { messageId: string; incidentId: string; isRead: boolean }[],
): void {
  if (links.length === 0) return
  const update = sql`
    update message set incident_id = link.incident_id, is_read = link.is_read
    from ${unnestRows(links, [
      ['messageId', 'uuid'],
      ['incidentId', 'uuid'],
      ['isRead', 'boolean'],
    ])} as link (id, incident_id, is_read)
    where message.id = link.id`
  sendAhead(tx, update)
}

export async function markMessagesRead(tx: Tx, incidentIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('message')
    .set({ isRead: true })
    .where('incidentId', 'in', incidentIds)
    .where('isRead', '=', false)
    .execute()
}
