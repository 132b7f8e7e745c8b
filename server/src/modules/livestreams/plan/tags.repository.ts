import type { Tx } from '../../../platform/database/db.ts'

export function findTagTaken(tx: Tx, tag: string, id: string): Promise<{ number: number } | undefined> {
  return tx
    .selectFrom('livestream')
    .select('number')
    .where('tag', '=', tag)
    .where('step', 'not in', ['closed', 'cancelled'])
    .where('id', '<>', id)
    .executeTakeFirst()
}
