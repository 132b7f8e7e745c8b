/** The cards of rumours and the Book say the same, and what is changed past it is named. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveCard, saveCheckers, type TestCard } from '../../../../test/factories/fake-desk-factory.ts'
import { compareBook } from './index.ts'

let desk: Desk
let card: TestCard
beforeAll(async () => {
  desk = await openDesk()
  card = await saveCard(desk, await saveCheckers(desk))
})
afterAll(() => desk.close())

const compare = () => compareBook({ ...desk.test.context, origin: 'veche.example.org/book' })

it('finds the Book of one mind with the cards, whatever becomes of them', async () => {
  expect(await compare()).toMatchObject({ rumours: 1, differences: 0 })
  await card.bring('watch')
  expect(await compare()).toMatchObject({ rumours: 1, differences: 0 })
})

it('is told of a deadline that is moved alone', async () => {
  await sql`update fake set total_due_at = total_due_at + interval '1 hour' where id = ${card.id}`.execute(
    desk.test.db,
  )
  expect(await compare()).toMatchObject({ rumours: 1, differences: 0 })
})

it('names a rumour that was changed past the Book, and one without an entry', async () => {
  const { number } = await desk.test.db
    .selectFrom('fake')
    .select('number')
    .where('id', '=', card.id)
    .executeTakeFirstOrThrow()
  await sql`alter table fake disable trigger all;
    update fake set verdict = 'true', municipality_code = 'batetsky';
    alter table fake enable trigger all`.execute(desk.test.owner)
  const found = await compare()
  expect(found?.examples).toEqual([{ rumour: number, members: ['municipality', 'verdict'] }])
})
