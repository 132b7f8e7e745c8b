import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

/** Without one every deleted row reads the whole of the other table. */
const WITHOUT_INDEX = `
  select key.conrelid::regclass || '.' || field.attname as field from pg_constraint key
  join pg_attribute field on field.attrelid = key.conrelid and field.attnum = key.conkey[1]
  where key.contype = 'f' and key.confrelid in ('message'::regclass, 'incident'::regclass)
  and not exists (select from pg_index i where i.indrelid = key.conrelid and i.indkey[0] = key.conkey[1]
    and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', field.attname)))
  order by 1`

it('has an index for everything that points at a message or an incident', async () => {
  const { rows } = await test.pool.query<{ field: string }>(WITHOUT_INDEX)
  expect(rows.map(({ field }) => field)).toEqual([])
})
