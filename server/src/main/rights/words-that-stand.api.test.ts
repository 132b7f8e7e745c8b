/** What the role of the product may do to rows that were said officially, or received: triggers of migrations 0077 and 0078. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPublishedDesk, type PublishedDesk } from '../../../test/answers/published-desk.ts'
import { listAlteredPublications } from '../../modules/answers/index.ts'
import { listAlteredCards } from '../../modules/fakes/index.ts'

let desk: PublishedDesk
beforeAll(async () => {
  desk = await openPublishedDesk()
})
afterAll(() => desk.close())

describe('the role of the running product', () => {
  it.each([
    `update outbox set message = jsonb_set(message, '{text}', '"x"') where state = 'sent'`,
    "update outbox set text_hash = 'x' where state = 'sent'",
    "update outbox set sent_at = null, state = 'failed' where state = 'sent'",
    "update outbox_attempt set outcome = 'refused' where outcome = 'sent'",
    'delete from fake_publication',
    "update fake_publication set permalink = 'https://example.org/other'",
    "update fake_opinion set verdict = 'true'",
    "update fake_text set decision = 'sent_back' where decision = 'approved'",
    "update fake set claim = 'x' where published_at is not null",
    'update fake set published_at = now() where published_at is not null',
    "update message set text = 'x' where direction = 'in'",
    "delete from message where direction = 'in'",
    "delete from message where direction = 'out'",
    "update message set withheld = 'x', text = '', source_state = 'deleted' where direction = 'out'",
    "update message set direction = 'in' where direction = 'out'",
    "update fake set verdict = 'true' where verdict = 'fake'",
    'update fake set opinion_round = opinion_round - 1',
    `insert into fake_opinion (fake_id, round, user_id, verdict, reason, at)
      select id, opinion_round, (select id from app_user order by id desc limit 1), 'true', 'x', now() from fake`,
  ])('is refused: %s', async (statement) => {
    await expect(desk.run(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('goes around none of it by taking a row back to its beginning first', async () => {
    const back = desk.test.db.transaction().execute(async (tx) => {
      const reset = "update outbox set state = 'queued', attempts = 0, first_attempt_at = null"
      await sql.raw(reset).execute(tx)
      await sql.raw(`update outbox set message = jsonb_set(message, '{text}', '"x"')`).execute(tx)
    })
    await expect(back).rejects.toMatchObject({ code: '42501' })
  })

  it('keeps the earlier words of a message that its author edits, and cannot drop them afterwards', async () => {
    const { id, text } = await desk.test.db
      .selectFrom('message')
      .select(['id', 'text'])
      .where('direction', '=', 'in')
      .where('text', '<>', '')
      .limit(1)
      .executeTakeFirstOrThrow()
    const version = { messageId: id, version: 'earlier', text, attachments: '[]', capturedAt: new Date() }
    await desk.test.db.transaction().execute(async (tx) => {
      await tx.updateTable('message').set({ text: 'поправлено автором' }).where('id', '=', id).execute()
      await tx.insertInto('messageVersion').values(version).execute()
    })
    await expect(desk.run(`delete from message_version where message_id = '${id}'`)).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('what was changed past the product', () => {
  it('is named: words of a publication, also with their hash, of a card, and a verdict', async () => {
    const { db } = desk.test
    expect(await listAlteredPublications(db)).toMatchObject({ altered: [] })
    expect(await listAlteredCards(db)).toEqual([])
    const { number } = await desk.card.read()
    const { id } = await db
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'sent')
      .executeTakeFirstOrThrow()
    const hash = `encode(sha256(convert_to('x', 'UTF8')), 'hex')`

    await desk.asOwner(
      'alter table outbox disable trigger outbox_words',
      `update outbox set message = jsonb_set(message, '{text}', '"x"'), text_hash = ${hash} where id = '${id}'`,
      'alter table outbox enable trigger outbox_words',
    )
    expect((await listAlteredPublications(db)).altered).toEqual([id])

    const judge = (verdict: string) =>
      desk.asOwner(
        'alter table fake disable trigger fake_verdict',
        `update fake set verdict = '${verdict}'`,
        'alter table fake enable trigger fake_verdict',
      )
    await judge('true')
    expect(await listAlteredCards(db)).toEqual([number])
    await judge('fake')
    expect(await listAlteredCards(db)).toEqual([])
    await desk.asOwner(
      'alter table fake_text disable trigger fake_text_decided',
      "update fake_text set post = 'x'",
      'alter table fake_text enable trigger fake_text_decided',
    )
    expect(await listAlteredCards(db)).toEqual([number])
  })
})
