import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import { unnestRows } from '../../../platform/database/unnest-rows.ts'

/** Its newest number among those that came. */
export type Mark = { channelId: string; container: string; lastSeq: number }

/** Raises the marks and returns what they were; a conversation seen for the first time has none. */
export async function raiseMarks(tx: Tx, marks: readonly Mark[]): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    with seen as (
      select * from ${unnestRows(marks, [
        ['channelId', 'uuid'],
        ['container', 'text'],
        ['lastSeq', 'bigint'],
      ])} as seen (channel_id, container, last_seq)
    ), before as (
      select known.* from channel_sequence known join seen using (channel_id, container)
    ), raised as (
      insert into channel_sequence (channel_id, container, last_seq) select * from seen
      on conflict (channel_id, container)
        do update set last_seq = greatest(channel_sequence.last_seq, excluded.last_seq)
    )
    select channel_id, container, last_seq from before`.execute(tx)
  return rows
}
