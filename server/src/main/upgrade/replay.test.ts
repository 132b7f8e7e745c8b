/** A region that an earlier release has filled is brought up to date by every migration since, and nothing of it is lost. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { runOn, urlOf } from '../../../test/database/test-cluster.ts'
import { readConfig } from '../../platform/config.ts'
import { createDatabase, createPool, type Database } from '../../platform/database/db.ts'
import { MIGRATIONS, readMigration } from '../../platform/database/migration-files.ts'
import { lineOf, look } from '../cli/doctor/check.ts'
import { DATA_CHECKS } from '../cli/doctor/checks.ts'
import { prepareDatabase } from '../prepare-database.ts'

const FOLDER = new URL('./releases/', import.meta.url)
/** Made once by running a release: names of its migrations and the rows of its demo region. */
const Release = z.object({
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
/** What needs the secret and the folder of the installation that filled it. */
const NOT_ASKED = new Set(['secret', 'files'])

const cluster = inject('cluster')
let name: string
let url: string
let db: Database
beforeEach(async () => {
  name = `veche_replay_${randomBytes(4).toString('hex')}`
  url = urlOf(cluster.url, name)
  await runOn(cluster.url, `create database ${name} template template0`)
  await runOn(url, 'create extension pg_trgm')
  db = createDatabase(createPool({ connectionString: url }))
})
afterEach(async () => {
  await db.destroy()
  await runOn(cluster.url, `drop database ${name} with (force)`)
})

it.each(readdirSync(FOLDER))('%s', async (file) => {
  const release = Release.parse(JSON.parse(gunzipSync(readFileSync(new URL(file, FOLDER))).toString()))
  await migrateAs(release.migrations)
  await fill(release.tables)
  const before = await readFacts()
  expect(before.incidents).toBeGreaterThan(20)

  await prepareDatabase({ owner: { connectionString: url }, grantee: null }, { isDemo: true })

  expect(await readFacts()).toEqual(before)
  const system = {
    db,
    config: readConfig({}, {}),
    access: { owner: {}, runtime: {}, grantee: null },
    isEmbedded: false,
  }
  const asked = DATA_CHECKS.filter((check) => !NOT_ASKED.has(check.name))
  const findings = await Promise.all(
    asked.map(async (check) => ({ check, finding: await look(check, system) })),
  )
  const bad = findings.filter(({ finding }) => finding.state !== 'ok')
  expect(bad.map(({ check, finding }) => lineOf(check, finding))).toEqual([])
})

async function migrateAs(names: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
      tx,
    )
    for (const one of names) {
      await (await readMigration(MIGRATIONS, one)).inOneTransaction(tx)
      await sql`insert into kysely_migration values (${one}, ${new Date().toISOString()})`.execute(tx)
    }
  })
}

/** Rows as they were: what triggers made then is among them. */
async function fill(tables: z.infer<typeof Release>['tables']): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  for (const [table, rows] of Object.entries(tables)) {
    const { rows: columns } = await client.query(
      `select column_name as name, pg_get_serial_sequence(table_name, column_name) as sequence
       from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
    const names = columns.map((column) => `"${column.name}"`).join(', ')
    await client.query(
      `insert into ${table} (${names}) overriding system value
       select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    )
    for (const { name: column, sequence } of columns)
      if (sequence)
        await client.query(`select setval($1, (select coalesce(max("${column}"), 1) from ${table}))`, [
          sequence,
        ])
  }
  await client.end()
}

async function readFacts() {
  const { rows } = await sql<{
    incidents: number
    words: string
    steps: string
    answers: number
    people: number
  }>`
    select (select count(*)::int from incident) as incidents,
      (select md5(string_agg(text, '|' order by id)) from message) as words,
      (select md5(string_agg(id || step || coalesce(deadline_due_at::text, ''), '|' order by id)) from incident) as steps,
      (select count(*)::int from answer_version) as answers, (select count(*)::int from app_user) as people`.execute(
    db,
  )
  const [facts] = rows
  if (!facts) throw new Error('There are no facts')
  return facts
}
