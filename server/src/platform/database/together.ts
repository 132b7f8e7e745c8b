/** Makes one statement of several reads, so that they cost one round trip and one plan and see one moment. */
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/** Types that JSON cannot hold. Each column of such a type is named, or the part does not compile. */
type Kinds<Row> = {
  [Key in keyof Row as Date extends Row[Key]
    ? Key
    : Buffer extends Row[Key]
      ? Key
      : never]: Date extends Row[Key] ? 'date' : 'bytes'
}
export type Part<Row> = { query: RawBuilder<unknown>; revive: (row: Record<string, unknown>) => Row }

/** Gives one list of rows in the order of its query. A column of type `numeric` would come as a number. */
export function part<Row>(query: Expression<Row>, kinds: Kinds<Row>): Part<Row> {
  const kindOf = new Map<string, unknown>(Object.entries(kinds))
  return {
    query: sql`${query}`,
    revive: (row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => {
          const key = toCamel(column)
          return [key, reviveAs(kindOf.get(key), value)]
        }),
      ) as Row,
  }
}

export type RowsOf<Parts> = { [Name in keyof Parts]: Parts[Name] extends Part<infer Row> ? Row[] : never }

export async function readTogether<Parts extends Record<string, Part<unknown>>>(
  db: Db,
  parts: Parts,
): Promise<RowsOf<Parts>> {
  const columns = Object.entries(parts).map(
    ([name, { query }]) =>
      sql`(select coalesce(json_agg(part), '[]'::json) from ${query} part) as ${sql.id(name)}`,
  )
  const { rows } = await sql<Record<string, Record<string, unknown>[]>>`select ${sql.join(columns)}`.execute(
    db,
  )
  return Object.fromEntries(
    Object.entries(parts).map(([name, { revive }]) => [name, (rows[0]?.[name] ?? []).map(revive)]),
  ) as RowsOf<Parts>
}

function reviveAs(kind: unknown, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (kind === 'date') return new Date(value)
  return kind === 'bytes' ? Buffer.from(value.slice(2), 'hex') : value
}

function toCamel(column: string): string {
  return column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
