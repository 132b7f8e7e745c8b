import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type pg from 'pg'

const run = promisify(execFile)
const CODEGEN = new URL('../../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url).pathname

/** TypeScript of the migrated database: columns with a `check (… in (…))` become unions of their values. */
export async function generateDatabaseTypes(pool: pg.Pool, url: string, outFile: string): Promise<string> {
  const overrides = JSON.stringify({ columns: await readCheckedColumns(pool) })
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
