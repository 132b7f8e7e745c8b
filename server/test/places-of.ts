/** Where words stand in a database, in whatever table, also of tomorrow: in clear, under a seal, in a file. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/platform/database/db.ts'
import type { Vault } from '../src/platform/vault.ts'

/** As `table.column`. Of bytes also what the vault opens. */
export async function placesOf(db: Db, vault: Vault, words: string): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select c.table_schema as schema, c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'tsvector', 'bytea')
    order by 1, 2, 3`.execute(db)
  const found: string[] = []
  for (const { schema, table, column, type } of columns) {
    const place = sql`${sql.id(schema, table)}`
    const isThere = type === 'bytea' ? standsInBytes : standsInText
    if (await isThere({ db, vault, words }, place, column)) found.push(`${table}.${column}`)
  }
  return found
}

type Looking = { db: Db; vault: Vault; words: string }

async function standsInText({ db, words }: Looking, place: ReturnType<typeof sql>, column: string) {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from ${place} where ${sql.id(column)}::text ilike ${`%${words}%`}) as there`.execute(
    db,
  )
  return rows[0]?.there ?? false
}

async function standsInBytes({ db, vault, words }: Looking, place: ReturnType<typeof sql>, column: string) {
  const { rows } = await sql<{ bytes: Buffer }>`
    select ${sql.id(column)} as bytes from ${place} where ${sql.id(column)} is not null`.execute(db)
  return rows.some(({ bytes }) => [bytes, openOrNull(vault, bytes)].some((one) => holds(one, words)))
}

function openOrNull(vault: Vault, bytes: Buffer): Buffer | null {
  try {
    return vault.openBytes(bytes)
  } catch {
    return null
  }
}

function holds(bytes: Buffer | null, words: string): boolean {
  return bytes?.toString('utf8').toLowerCase().includes(words.toLowerCase()) ?? false
}

/** Files below the folder that hold the words. */
export function filesWith(folder: string, words: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(folder, name),
  )
  return names.filter((file) => statSync(file).isFile() && holds(readFileSync(file), words))
}
