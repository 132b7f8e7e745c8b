import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../database/db.ts'

/** The table must have `id`, `hash` and `uploadedAt`. */
export type ShelfRows = {
  table: string
  isUnused: RawBuilder<SqlBool>
  /** Another column that names bytes of the same store: theirs stay. */
  beside?: { table: string; column: string } | undefined
}

/** Counts the unused rows whose columns have these values. */
export async function countUnused(
  db: Db,
  { table, isUnused }: ShelfRows,
  whose: Readonly<Record<string, string>>,
): Promise<number> {
  const ofThem = sql.join(
    Object.entries(whose).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ${ofThem} and ${isUnused}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Removes unused rows and gives the hashes that no row names any more. */
export async function deleteUnused(
  tx: Tx,
  { table, isUnused, beside }: ShelfRows,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows: unused } = await sql<{ id: string; hash: string }>`
    select id, hash from ${sql.table(table)} where uploaded_at < ${before} and ${isUnused}
    limit ${limit} for update`.execute(tx)
  if (unused.length === 0) return []
  const ids = unused.map(({ id }) => id)
  await sql`delete from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(tx)
  const hashes = [...new Set(unused.map(({ hash }) => hash))]
  const naming = [{ table, column: 'hash' }, ...(beside ? [beside] : [])]
  const needed = new Set<string>()
  for (const { table: other, column } of naming) {
    const { rows } = await sql<{ hash: string }>`
      select ${sql.ref(column)} as hash from ${sql.table(other)}
      where ${sql.ref(column)} = any(${hashes}::text[])`.execute(tx)
    for (const { hash } of rows) needed.add(hash)
  }
  return hashes.filter((hash) => !needed.has(hash))
}
