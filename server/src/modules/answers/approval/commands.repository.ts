import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'

export type KeyedCommand = {
  incidentId: string
  actor: Actor
  /** Null: the client keeps no keys, and a repeat is judged as any other command. */
  key: string | null
}
type Name = 'submit' | 'approve' | 'send_back' | 'call_back' | 'mend' | 'undo_approval'

/**
 * False when the same person has sent this very command before and it was carried out: then there is nothing to do.
 * Called with the incident locked, so of two at once the second sees the first.
 */
export async function takeKey(
  tx: Tx,
  { incidentId, actor, key }: KeyedCommand,
  { command, now }: { command: Name; now: Date },
): Promise<boolean> {
  if (key === null) return true
  const taken = await tx
    .insertInto('answerCommand')
    .values({ incidentId, actorId: actor.id, command, key, doneAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return taken !== undefined
}

/** How many went; no more than `limit`, so that no lock is held for long. */
export async function forgetCommands(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from answer_command where ctid = any(array(
      select ctid from answer_command where done_at < ${before} limit ${limit}))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
