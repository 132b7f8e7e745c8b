import { type RawBuilder, sql } from 'kysely'

type SqlType = 'uuid' | 'text' | 'boolean' | 'bigint' | 'timestamptz' | 'bytea'

/**
 * Rows as a table: `unnest` of a list for each column. The planner does not see how long the lists are. Where it does, a
 * plan for one or two rows looks cheaper to it than one for any number, and the statement is planned anew at each call.
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

/** Natural keys of messages as a table of three columns. */
export function unnestMessageKeys(
  keys: readonly { channelId: string; container: string; externalId: string }[],
): RawBuilder<unknown> {
  return unnestRows(keys, MESSAGE_KEY)
}
