import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type pg from 'pg'

const run = promisify(execFile)
const CODEGEN = new URL('../../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url).pathname

/** TypeScript of the migrated database: columns with a `check (… in (…))` become unions of their values. */
export async function generateDatabaseTypes(pool: pg.Pool, url: string, outFile: string): Promise<string> {
  const checked = await readCheckedColumns(pool)
  const columns = { ...checked, ...(await readViewColumns(pool, checked)) }
  const overrides = JSON.stringify({ columns })
  await run(process.execPath, [
    CODEGEN,
    ...['--dialect', 'postgres', '--camel-case', '--url', url, '--out-file', outFile],
    ...['--exclude-pattern', '(kysely_*|pgboss.*)', '--date-parser', 'timestamp', '--overrides', overrides],
  ])
  const text = await readFile(outFile, 'utf8')
  // The driver parses int8 to a number: see platform/db.ts.
  return text.replace('Int8 = ColumnType<string,', 'Int8 = ColumnType<number,')
}

async function readCheckedColumns(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{
    table: string
    column: string
    nullable: boolean
    def: string
    has_default: boolean
  }>(`
    select t.relname as table, a.attname as column, not a.attnotnull as nullable, a.atthasdef as has_default,
      pg_get_constraintdef(c.oid) as def
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'c' and array_length(c.conkey, 1) = 1 and t.relnamespace = 'public'::regnamespace
    order by 1, 2`)
  const columns: Record<string, string> = {}
  for (const { table, column, nullable, def, has_default } of rows) {
    const values = [...def.matchAll(/'([a-z_]+)'::text/g)].map((match) => `'${match[1]}'`)
    if (values.length === 0) continue
    const union = values.join(' | ') + (nullable ? ' | null' : '')
    columns[`${table}.${column}`] = has_default ? `Generated<${union}>` : union
  }
  return columns
}

/** PostgreSQL does not say of a view what it says of the table: its columns are as those of the same name are. */
async function readViewColumns(
  pool: pg.Pool,
  checked: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ view: string; table: string; column: string; is_boolean: boolean }>(`
    select used.view_name as view, used.table_name as table, used.column_name as column,
      own.data_type = 'boolean' as is_boolean
    from information_schema.view_column_usage used
    join information_schema.columns own using (table_schema, table_name, column_name)
    where used.view_schema = 'public' and own.is_nullable = 'NO' and own.data_type in ('text', 'uuid', 'boolean')
    order by 1, 3`)
  return Object.fromEntries(
    rows.map(({ view, table, column, is_boolean }) => [
      `${view}.${column}`,
      checked[`${table}.${column}`] ?? (is_boolean ? 'boolean' : 'string'),
    ]),
  )
}
