import { sql } from 'kysely'
import type { Database } from '../../../platform/database/db.ts'

/** Whether any row names these bytes, in whatever column of hashes: a table that comes later is asked too. */
export async function isHashNamed(db: Database, hash: string): Promise<boolean> {
  const { rows: places } = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and (c.column_name = 'hash' or c.column_name like '%\\_hash')
      and has_column_privilege(format('%I.%I', c.table_schema, c.table_name), c.column_name, 'select')`.execute(
    db,
  )
  for (const { table, column } of places) {
    const { rows } = await sql<{ isNamed: boolean }>`
      select exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${hash}) as "isNamed"`.execute(
      db,
    )
    if (rows[0]?.isNamed) return true
  }
  return false
}
