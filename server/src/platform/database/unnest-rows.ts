import { type RawBuilder, sql } from 'kysely'

type SqlType = 'uuid' | 'text' | 'boolean' | 'bigint' | 'timestamptz' | 'bytea'

/**
 * Makes a table of rows by `unnest`, with a list for each column, which hides from the planner how long the lists
 * are. When it knows, it finds a plan for one or two rows cheaper than one for any number and plans the statement
 * anew at each call.
 */
export function unnestRows<Row>(
  rows: readonly Row[],
  columns: readonly (readonly [column: keyof Row, type: SqlType])[],
): RawBuilder<unknown> {
  const lists = columns.map(
    ([column, type]) => sql`(select ${rows.map((row) => row[column])}::${sql.raw(type)}[])`,
  )
  return sql`unnest(${sql.join(lists)})`
}

const MESSAGE_KEY = [
  ['channelId', 'uuid'],
  ['container', 'text'],
  ['externalId', 'text'],
] as const

/** Makes a table of three columns from the natural keys of messages. */
export function unnestMessageKeys(
  keys: readonly { channelId: string; container: string; externalId: string }[],
): RawBuilder<unknown> {
  return unnestRows(keys, MESSAGE_KEY)
}
