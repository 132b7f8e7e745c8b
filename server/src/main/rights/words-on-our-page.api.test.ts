/** What a resident reads on the page of their question is what left, also after statements of the product's role. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishAnswer } from '../../../test/answers/publish-answer.ts'
import { openPublicRegion, type PublicRegion } from '../../../test/public-page.ts'
import { listAlteredMessages } from '../../modules/answers/index.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
  const { number } = await region.ask()
  await region.work()
  await publishAnswer(region, number)
})
afterAll(() => region.close())

const inOne = (db: 'db' | 'owner', ...statements: string[]) =>
  region.test[db].transaction().execute(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })

it.each([
  ["update message set text = 'x' where direction = 'out'"],
  ["update message set source_state = 'deleted' where direction = 'out'"],
  ["update message set occurred_at = now() where direction = 'out'"],
  ["update message set text = 'x', source_state = 'edited' where direction = 'in'"],
  ["update message set network = 'vk'"],
  ["update message set container = 'form:x'"],
  ["delete from message where direction = 'out'"],
  ["update form_request set public_text = 'x'"],
])('is refused, also with the earlier words beside: %s', async (statement) => {
  const beside = `insert into message_version (message_id, version, text, captured_at)
    select id, 'x', text, now() from message where ${statement.startsWith('update')}`
  await expect(inOne('db', beside, statement)).rejects.toMatchObject({ code: '42501' })
})

it('is compared with what left, and what nobody has sent is named', async () => {
  const { db } = region.test
  const nothing = { altered: [], edited: [], added: [] }
  expect(await listAlteredMessages(db)).toEqual(nothing)
  const { id } = await db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()
  const change = (words: string) =>
    inOne(
      'owner',
      'alter table message disable trigger message_of_our_page',
      'alter table message disable trigger message_words',
      `update message set text = ${words} where direction = 'out'`,
      'alter table message enable trigger message_words',
      'alter table message enable trigger message_of_our_page',
    )
  await change("text || 'x'")
  expect(await listAlteredMessages(db)).toEqual({ ...nothing, altered: [id] })
  await change('left(text, -1)')
  await inOne(
    'db',
    `insert into message (id, channel_id, network, surface, container, external_id, thread_external_id,
      direction, author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at)
    select gen_random_uuid(), channel_id, network, surface, container, 'x', thread_external_id, 'out', 'self', 'ПОДМЕНА',
      'x', now(), true, now(), now() from message where direction = 'out'`,
  )
  expect(await listAlteredMessages(db)).toMatchObject({
    altered: [],
    edited: [],
    added: [expect.any(String)],
  })
})

it('is told apart from an edit in a network, which only there can be seen', async () => {
  const { db } = region.test
  await inOne('owner', "update channel set network = 'vk'", "delete from message where text = 'ПОДМЕНА'")
  await inOne(
    'owner',
    'alter table message disable trigger message_of_our_page',
    'alter table message disable trigger message_words',
    "update message set text = 'x' where direction = 'out'",
    'alter table message enable trigger message_words',
  )
  expect(await listAlteredMessages(db)).toMatchObject({ altered: [], edited: [expect.any(String)] })
  await inOne('owner', "delete from message where direction = 'out'")
  expect(await listAlteredMessages(db)).toMatchObject({ altered: [expect.any(String)], edited: [] })
})
