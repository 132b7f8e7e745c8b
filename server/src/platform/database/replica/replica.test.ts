import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/database/test-database.ts'
import { createDatabase, createPool, type Database, linesOf } from '../db.ts'
import { beyondScope, readAs } from '../readers/reader.ts'

/** Another database plays the replica, so that it is seen which of the two has answered. */
let primary: TestDatabase
let standby: TestDatabase
beforeAll(async () => {
  ;[primary, standby] = [await createTestDatabase(), await createTestDatabase()]
  for (const [{ owner }, name] of [
    [primary, 'primary'],
    [standby, 'replica'],
  ] as const)
    await sql
      .raw(`
      create table place (name text, municipality_code text);
      insert into place values ('${name}', 'borovichi'), ('${name}', 'valday');
      create policy reader on place using (
        reader_sees_all_as_planned() or array['r', 'm:' || municipality_code] && (select reader_marks())) with check (true);
      alter table place enable row level security, force row level security;
      grant select, insert on place to public`)
      .execute(owner)
})
afterAll(async () => {
  await primary.close()
  await standby.close()
})

async function withReplica(
  url: string,
  work: (db: Database, replica: ReturnType<typeof createPool>) => Promise<void>,
) {
  const replica = createPool({ connectionString: url, options: '' })
  const db = createDatabase(createPool({ connectionString: primary.url }), { replicaPool: replica })
  await work(db, replica)
  await db.destroy()
}

const DISTRICT = { marks: '{m:valday}', workMarks: '{}', beside: '{}' }
const asReader = <Result>(isOfReplica: boolean, work: () => Result) =>
  readAs({ reader: DISTRICT, isChanging: false, isOfReplica }, work)
const placesOf = async (db: Database) =>
  (await sql<{ name: string }>`select name from place`.execute(db)).rows.map(({ name }) => name)

it('answers what a person reads with the eyes of that person, and nothing else', async () => {
  await withReplica(standby.url, async (db) => {
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await asReader(true, () => placesOf(db))).toEqual(['replica'])
      expect(await asReader(false, () => placesOf(db))).toEqual(['primary'])
      expect(await placesOf(db)).toEqual(['primary', 'primary'])
    }
    const beyond = () => beyondScope('of this test', () => placesOf(db))
    expect(await asReader(true, beyond)).toEqual(['primary', 'primary'])
    const inTransaction = () => db.transaction().execute(placesOf)
    expect(await asReader(true, inTransaction)).toEqual(['primary'])
  })
})

it('leaves to the primary what writes, what it fails in, and all when it is gone', async () => {
  await sql`do $$ begin
    execute format('alter database %I set default_transaction_read_only = on', current_database());
  end $$`.execute(standby.owner)
  await withReplica(standby.url, async (db, replica) => {
    expect(await asReader(true, () => placesOf(db))).toEqual(['replica'])
    const write = () => sql`insert into place values ('written', 'valday')`.execute(db)
    await asReader(true, write)
    expect((await asReader(false, () => placesOf(db))).toSorted()).toEqual(['primary', 'written'])

    const slowThere = sql<{ name: string }>`
      select name from place where pg_sleep(case when name = 'replica' then 60 else 0 end) is not null`
    const reading = asReader(true, () => slowThere.execute(db))
    await expect.poll(() => replica.totalCount - replica.idleCount).toBe(1)
    linesOf(replica).cutAll('The replica is gone')
    expect((await reading).rows.map(({ name }) => name).toSorted()).toEqual(['primary', 'written'])
  })
  await withReplica('postgres://nobody@127.0.0.1:9/nothing', async (db) => {
    expect((await asReader(true, () => placesOf(db))).toSorted()).toEqual(['primary', 'written'])
  })
})
