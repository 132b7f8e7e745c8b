/** Reads the raw inbox of one network by the events it holds. */
import type pg from 'pg'
import { eventKey, type StormFront } from '../fronts/front.ts'

export type RawRow = {
  id: string
  channel: string
  dedupe_key: string
  state: string
  error_code: string | null
  is_late: boolean
  /** Null for what was read back. */
  event: string | null
}

const SQL = `
  select r.id, c.external_id as channel, r.dedupe_key, r.state, r.error_code, r.is_late
  from raw_inbox r join channel c on c.id = r.channel_id where c.network = $1 order by r.id`

export async function listRawRows(pool: pg.Pool, { network, eventKeyOf }: StormFront): Promise<RawRow[]> {
  const { rows } = await pool.query<Omit<RawRow, 'event'>>(SQL, [network])
  return rows.map((row) => {
    const key = eventKeyOf(row.dedupe_key)
    return { ...row, event: key === null ? null : eventKey(row.channel, key) }
  })
}

/** Gives events by their place in the raw inbox. */
export function arrivalOf(rows: readonly RawRow[]): Map<string, number> {
  return new Map(rows.flatMap(({ event, id }) => (event === null ? [] : [[event, Number(id)] as const])))
}
