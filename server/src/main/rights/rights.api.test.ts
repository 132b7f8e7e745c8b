/** What the role of the running product may do. That it may do enough is shown by every other API test. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runOn, urlOf } from '../../../test/database/test-cluster.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { addJournal, verifyJournal } from '../../modules/access/index.ts'
import { createJobs } from '../../platform/background/jobs.ts'
import { createDatabase, createPool } from '../../platform/database/db.ts'
import { listWrongRights } from '../../platform/database/grant-rights.ts'
import { NAMED_TABLES } from '../../platform/database/rights.ts'
import { createLog } from '../../platform/log.ts'
import { resolveDatabase } from '../../platform/postgres/index.ts'
import { prepareDatabase } from '../prepare-database.ts'

const log = createLog('silent')
const REFUSED = { code: '42501' }

let test: TestDatabase
let role: string
beforeAll(async () => {
  test = await createTestDatabase()
  role = await roleOf(test.url)
})
afterAll(() => test.close())

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  return client.user ?? ''
}

const run = (statement: string) => sql.raw(statement).execute(test.db)

describe('the role of the running product', () => {
  it('is no superuser, owns no table and makes none beside its queue', async () => {
    const { rows } = await sql<Record<string, boolean>>`
      select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as "isMighty",
        exists (select from pg_class where relnamespace = 'public'::regnamespace and relowner = r.oid) as "isOwner"
      from pg_roles r where rolname = current_user`.execute(test.db)
    expect(rows).toEqual([{ isMighty: false, isOwner: false }])
    for (const statement of [
      'create table public.mine (id int)',
      'create schema mine',
      'alter table journal disable trigger all',
      'drop trigger journal_append_only on journal',
      'set session_replication_role = replica',
      'drop table incident_activity',
    ])
      await expect([statement, await run(statement).catch((error) => error.code)]).toEqual([
        statement,
        '42501',
      ])
  })

  it.each([
    "update journal set action = 'x'",
    'delete from journal',
    'truncate journal',
    "update journal_link set hash = 'x'",
    "insert into journal_link values (1, 1, 'x')",
    "update journal_head set hash = 'x'",
    'select link_journal_row(j) from journal j',
    "update incident_activity set details = '{}'",
    'delete from incident_activity',
    'truncate incident_activity',
    "update answer_version set text = 'x'",
    'delete from answer_version',
    'delete from answer_decision',
    'delete from outbox_attempt',
    'delete from incident',
    'delete from outbox',
    "update outbox set conversation = 'x'",
    'update outbox_attempt set started_at = now()',
    "update fake_text set truth = 'x', post = 'x' where decision = 'approved'",
    'delete from fake_text',
    'delete from fake_evidence',
    "update fake_evidence set title = 'x'",
    'delete from fake_opinion',
    'delete from fake_carrier',
    "update fake_carrier set snapshot = '{}'",
    'delete from fake_clock',
    'delete from fake',
    'delete from incident_note',
    "update incident_note set author_name = 'x'",
    'delete from livestream_question',
    'delete from chat_question',
    'delete from form_request',
    'update answer_file set hash = hash',
    'update fake_file set hash = hash',
    'delete from kysely_migration',
    "update person_name set name = 'x'",
    "insert into person_name values ('x', 'x', true)",
    "update channel_name set name = 'x'",
    'delete from channel_name',
  ])('is refused: %s', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED)
  })

  it('puts no table of its own in the place of one of the chain', async () => {
    await test.db.transaction().execute(async (tx) => {
      await sql`create temporary table journal_head on commit drop as select * from public.journal_head`.execute(
        tx,
      )
      await sql`insert into public.journal (action, object_type) values ('a.b', 'user')`.execute(tx)
    })
    expect(await verifyJournal(test.db)).toMatchObject({ isWhole: true })
  })

  it('has each right that is written down and no other', async () => {
    expect(await listWrongRights(test.owner, role)).toEqual([])
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p','v')`.execute(
      test.db,
    )
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...NAMED_TABLES]))
  })
})

describe('a database of before', () => {
  it('is carried over by a start, by several at once, with its queue', async () => {
    const { url: clusterUrl, runtimeUrl } = inject('cluster')
    const name = `${inject('cluster').template}_${randomBytes(4).toString('hex')}`
    await runOn(clusterUrl, `create database ${name} template template0`)
    const owner = { connectionString: urlOf(clusterUrl, name) }
    const runtime = { connectionString: urlOf(runtimeUrl, name) }
    try {
      await prepareDatabase({ owner, grantee: null })
      await startQueue(owner)
      await withDatabase(runtime, async (db) => {
        await expect(db.selectFrom('journal').select('id').execute()).rejects.toMatchObject(REFUSED)
      })

      await Promise.all([1, 2, 3].map(() => prepareDatabase({ owner, grantee: role })))

      await withDatabase(owner, async (db) => expect(await listWrongRights(db, role)).toEqual([]))
      await startQueue(runtime)
      await withDatabase(runtime, async (db) => {
        await addJournal(db, { actor: null, action: 'a.b', objectType: 'user', objectId: null })
        const { rows } = await sql<{ owner: string }>`
          select distinct pg_get_userbyid(relowner)::text as owner from pg_class
          where relnamespace = 'pgboss'::regnamespace`.execute(db)
        expect(rows).toEqual([{ owner: role }])
      })
      // A table of tomorrow is usable at once, also before the next start.
      await runOn(owner.connectionString, 'create table tomorrow (id bigserial, word text)')
      await runOn(
        runtime.connectionString,
        "insert into tomorrow (word) values ('x')",
        'delete from tomorrow',
      )
    } finally {
      await runOn(clusterUrl, `drop database ${name} with (force)`)
    }
  })

  it('is told apart from its owner by two addresses', async () => {
    const both = { databaseUrl: test.url, ownerUrl: test.ownerUrl, dataDir: '/nowhere', log }
    expect((await resolveDatabase(both)).access.grantee).toBe(role)
    const one = { ...both, databaseUrl: test.ownerUrl }
    expect((await resolveDatabase(one)).access.grantee).toBeNull()
    const other = { ...both, ownerUrl: inject('cluster').url }
    await expect(resolveDatabase(other)).rejects.toThrow(/different databases/)
  })

  it('needs no owner when there is nothing to bring up to date', async () => {
    await prepareDatabase({ owner: { connectionString: test.url }, grantee: null })
  })
})

type Connection = { connectionString: string }

async function withDatabase(connection: Connection, work: (db: TestDatabase['db']) => Promise<void>) {
  const db = createDatabase(createPool(connection, { max: 2 }))
  try {
    await work(db)
  } finally {
    await db.destroy()
  }
}

async function startQueue(connection: Connection): Promise<void> {
  const pool = createPool(connection, { max: 2 })
  const jobs = createJobs({ pool, timeZone: 'Europe/Moscow', log })
  await jobs.start([{ name: 'rights.test', handle: async () => undefined, cron: '0 3 * * *' }])
  await jobs.stop()
  await pool.end()
}
