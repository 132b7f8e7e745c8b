import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const SECRET = 'Каракумова'
/** As search keeps it. */
const STEM = 'каракумов'
const TEXT = `На ${SECRET} 7 третий день нет воды, звоните 8 921 000-00-00`
const thread = { thread: 'gone-1', author: 'resident-gone' }

/** Every text column of every table of the product: what is not found here no screen, search or export can show. */
async function placesOf(words: string): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'character varying', 'ARRAY', 'tsvector')
    and table_name not in ('kysely_migration')`.execute(desk.test.db)
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await sql<{ hits: number }>`
      select count(*)::int as hits from ${sql.table(table)}
      where ${sql.ref(column)}::text ilike ${`%${words}%`}`.execute(desk.test.db)
    if ((rows[0]?.hits ?? 0) > 0) found.push(`${table}.${column}`)
  }
  return found
}

it('leave every table when their author deletes them, and come back with a restored message', async () => {
  await desk.deliver({ ...thread, id: 'gone-1', text: TEXT })
  await desk.work()
  await desk.deliver({ ...thread, op: 'edited', id: 'gone-1', text: `${TEXT}!`, version: '2' })
  await desk.work()
  const { id } = await desk.incidentOf('gone-1')
  expect(await placesOf(STEM)).toEqual(
    expect.arrayContaining([
      'message.text',
      'incident.title',
      'message_version.text',
      'message.search',
      'incident_search.words',
    ]),
  )

  await desk.deliver({ ...thread, op: 'deleted', id: 'gone-1', version: '3' })
  await desk.work()

  expect(await placesOf(STEM)).toEqual([])
  const card = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
  expect(card).toMatchObject({ title: 'Сообщение удалено автором', suggestion: null })
  expect(card.thread).toMatchObject([{ text: '', sourceState: 'deleted', versions: [] }])

  await desk.deliver({ ...thread, op: 'restored', id: 'gone-1', text: `${TEXT}!`, version: '4' })
  await desk.work()

  const back = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
  expect(back.title).toContain(SECRET)
  expect(back.thread).toMatchObject([{ text: `${TEXT}!`, sourceState: 'alive' }])
  expect(back.thread[0].versions.length).toBeGreaterThan(0)
})

it('are nowhere in clear in the bodies that networks sent', async () => {
  await desk.deliver({ id: 'sealed-1', text: `Здесь живёт ${SECRET}`, author: 'resident-sealed' })
  const bodies = await desk.test.db.selectFrom('rawInbox').select(['body', 'isSealed']).execute()
  expect(bodies.every(({ isSealed }) => isSealed)).toBe(true)
  expect(bodies.filter(({ body }) => body.toString('utf8').includes(SECRET))).toEqual([])
})
