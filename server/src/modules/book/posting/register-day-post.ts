import type { Tx } from '../../../platform/database/db.ts'
import type { Posted } from '../../answers/index.ts'
import { updatePostSent } from './posting.repository.ts'

/** Keeps where the day stands, so that it can be taken down again. */
export async function registerDayPost(
  tx: Tx,
  { postId, standing: { container, externalId, permalink } }: Pick<Posted, 'postId' | 'standing'>,
  { now }: { now: Date },
): Promise<void> {
  await updatePostSent(tx, postId, { container, externalId, permalink, sentAt: now })
}
