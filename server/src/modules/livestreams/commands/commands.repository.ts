import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'

/** Earlier results of commands with these keys. */
export async function listDone(
  tx: Tx,
  livestreamId: string,
  keys: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await tx
    .selectFrom('livestreamCommand')
    .select(['key', 'code', 'livestreamId'])
    .where('key', 'in', keys)
    .execute()
  if (rows.some((row) => row.livestreamId !== livestreamId))
    throw new InvalidError('livestream.key_twice', { field: 'commands' })
  return new Map(rows.map(({ key, code }) => [key, code]))
}

export type DoneCommand = {
  key: string
  livestreamId: string
  questionId: string | null
  type: string
  pressedAt: Date
  appliedAt: Date
  actorId: string
  code: string | null
}

export async function insertDone(tx: Tx, commands: readonly DoneCommand[]): Promise<void> {
  if (commands.length === 0) return
  await tx.insertInto('livestreamCommand').values(commands).execute()
}
