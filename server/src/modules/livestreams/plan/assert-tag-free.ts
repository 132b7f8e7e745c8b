import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Livestream } from '../stream/index.ts'

/** Whoever writes a tag asks one stream: no two that are not over have the same. */
export async function assertTagFree(tx: Tx, { id, tag }: Pick<Livestream, 'id' | 'tag'>): Promise<void> {
  if (tag === null) return
  const taken = await tx
    .selectFrom('livestream')
    .select('number')
    .where('tag', '=', tag)
    .where('step', 'not in', ['closed', 'cancelled'])
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken) throw new ConflictError('livestream.tag_taken', { field: 'tag', number: taken.number })
}
