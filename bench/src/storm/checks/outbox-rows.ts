/** Reads the outbox of one network for the checker. */
import type pg from 'pg'
import { naturalKey } from '../fronts/front.ts'

type Row = {
  id: string
  seq: string
  conversation: string
  text: string
  state: string
  external_id: string | null
  error_code: string | null
  confirmed_by: string | null
  channel: string
  container: string
  reply_to: string
  own_messages: number
  doubts: number
  attempts: number
  unfinished: number
  /** The author wrote once more before it left, so its approval was taken back. */
  is_stopped: boolean
}
export type OutboxRow = Row & { sourceKey: string }

const SQL = `
  select o.id, o.seq, o.conversation, o.message->>'text' as text, o.state, o.external_id, o.error_code, o.confirmed_by,
    c.external_id as channel, o.message->>'container' as container, o.message->>'replyToExternalId' as reply_to, o.attempts,
    (select count(*) from message m where m.incident_id = o.incident_id and m.direction = 'out'
      and m.text = o.message->>'text')::int as own_messages,
    (select count(*) from outbox_attempt a where a.outbox_id = o.id
      and a.outcome in ('uncertain', 'unreadable'))::int as doubts,
    (select count(*) from outbox_attempt a where a.outbox_id = o.id and a.outcome is null)::int as unfinished,
    o.state = 'cancelled' and exists (select from answer_decision d where d.incident_id = o.incident_id
      and d.version_no = o.answer_version_no and d.withdrawn_at is not null) as is_stopped
  from outbox o join channel c on c.id = o.channel_id where c.network = $1 order by o.seq`

export async function listOutbox(pool: pg.Pool, network: string): Promise<OutboxRow[]> {
  const { rows } = await pool.query<Row>(SQL, [network])
  return rows.map((row) => ({ ...row, sourceKey: naturalKey(row.channel, row.container, row.reply_to) }))
}

export function describe(row: OutboxRow): string {
  const { id, state, external_id, error_code, confirmed_by, attempts, doubts, own_messages } = row
  return `${id} ${state} ${external_id ?? '-'} ${error_code ?? ''} by ${confirmed_by ?? '-'}, attempts ${attempts}, doubts ${doubts}, own ${own_messages}`
}
