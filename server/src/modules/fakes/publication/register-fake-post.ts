import type { Tx } from '../../../platform/database/db.ts'
import type { Posted } from '../../answers/index.ts'
import { closeRumours } from '../../chats/index.ts'
import { listConfirmedMessages } from '../places/index.ts'
import { markPublished } from './publications.repository.ts'

/**
 * A refutation stands in its thread now; the outbox tells the card's event. Called with the chat held, where it stands in
 * one: who asked there about the rumour is answered by it.
 */
export async function registerFakePost(
  tx: Tx,
  { postId, message, channelId, place, writtenBy }: Posted,
  { now }: { now: Date },
): Promise<void> {
  const { id: messageId = null, permalink = null } = message ?? {}
  await markPublished(tx, postId, { sentAt: now, messageId, permalink })
  if (place.surface !== 'chat' || writtenBy === null) return
  const messageIds = await listConfirmedMessages(tx, postId)
  await closeRumours(tx, { channelId, container: place.container, messageIds, by: writtenBy }, { now })
}
