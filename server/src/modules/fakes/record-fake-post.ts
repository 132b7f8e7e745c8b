import type { Tx } from '../../platform/db.ts'
import type { Posted } from '../answers/index.ts'
import { markPublished } from './publications.repository.ts'

/** A refutation stands in its thread now; the outbox tells the card's event. */
export async function recordFakePost(
  tx: Tx,
  { postId, message }: Posted,
  { now }: { now: Date },
): Promise<void> {
  const { id: messageId = null, permalink = null } = message ?? {}
  await markPublished(tx, postId, { sentAt: now, messageId, permalink })
}
