import type { Tx } from '../../../platform/database/db.ts'
import type { Posted } from '../../answers/index.ts'
import { updatePostSent } from './broadcast-posts.repository.ts'
import { startMoving } from './broadcasts.repository.ts'

/** Keeps where it stands, so that it can be corrected and taken down; what was withdrawn meanwhile is looked after. */
export async function registerBroadcastPost(
  tx: Tx,
  { postId, standing: { container, externalId, permalink } }: Pick<Posted, 'postId' | 'standing'>,
  { now }: { now: Date },
): Promise<void> {
  const broadcastId = await updatePostSent(tx, postId, { container, externalId, permalink, sentAt: now })
  if (broadcastId !== null) await startMoving(tx, broadcastId)
}
