import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Livestream } from '../stream/index.ts'
import { findTagTaken } from './tags.repository.ts'

/** Checks that no other stream that is not over has this tag, because a tag names one stream. */
export async function assertTagFree(tx: Tx, { id, tag }: Pick<Livestream, 'id' | 'tag'>): Promise<void> {
  if (tag === null) return
  const taken = await findTagTaken(tx, tag, id)
  if (taken) throw new ConflictError('livestream.tag_taken', { field: 'tag', number: taken.number })
}
