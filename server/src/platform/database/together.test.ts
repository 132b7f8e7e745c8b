import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { part, readTogether } from './together.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

const moment = '2026-11-28 07:15:00.123+05'

it('gives what each read gives alone, moments and bytes too', async () => {
  const things = test.db
    .selectNoFrom([
      sql<Date>`${moment}::timestamptz`.as('writtenAt'),
      sql<Date | null>`null::timestamptz`.as('goneAt'),
      sql<Buffer>`'\\x00ff10'::bytea`.as('authorCard'),
      sql<number>`9007199254740991::int8`.as('spentMs'),
      sql<{ inner_key: string[] } | null>`'{"inner_key": ["2026-11-28T02:15:00+00:00"]}'::jsonb`.as(
        'details',
      ),
      sql<string>`'2026-11-28T02:15:00+00:00'`.as('text'),
      sql<string[]>`array['one', 'two "words"']`.as('tags'),
      sql<boolean>`false`.as('isRead'),
    ])
    .unionAll(
      test.db.selectNoFrom([
        sql<Date>`now()`.as('writtenAt'),
        sql<Date | null>`now()`.as('goneAt'),
        sql<Buffer>`''::bytea`.as('authorCard'),
        sql<number>`-1::int8`.as('spentMs'),
        sql<{ inner_key: string[] } | null>`'null'::jsonb`.as('details'),
        sql<string>`E'\\\\x00 "\\u00AB\\u2028'`.as('text'),
        sql<string[]>`array[]::text[]`.as('tags'),
        sql<boolean>`true`.as('isRead'),
      ]),
    )
  const nothing = test.db.selectFrom('incident').select(['id', 'foundAt']).where(sql<boolean>`false`)
  const [alone, together] = await test.db.transaction().execute(async (tx) => [
    await sql<object>`${things}`.execute(tx).then(({ rows }) => rows),
    await readTogether(tx, {
      things: part(things, { writtenAt: 'date', goneAt: 'date', authorCard: 'bytes' }),
      noneAtAll: part(nothing, { foundAt: 'date' }),
    }),
  ])
  expect(together.things).toEqual(alone)
  expect(together.things[0]?.writtenAt).toEqual(new Date(moment))
  expect(together.noneAtAll).toEqual([])
})
