/** What the role of the product may do to rows that were said officially, or received: triggers of migration 0077. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../test/desk.ts'
import { saveIncident } from '../../test/incident-factory.ts'
import { saveCard, saveCheckers } from '../../test/rumour-card-factory.ts'
import { listAlteredPublications } from '../modules/answers/index.ts'
import { listAlteredCards } from '../modules/fakes/index.ts'

let desk: Desk
let card: Awaited<ReturnType<typeof saveCard>>
beforeAll(async () => {
  desk = await openDesk()
  await publishAnswer()
  card = await saveCard(desk, await saveCheckers(desk))
  await card.bring('watch')
})
afterAll(() => desk.close())

async function publishAnswer(): Promise<void> {
  const place = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    ...place,
  })
  const steps = [
    [desk.people.executor, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' }],
    [desk.people.moderator, 'approve', { versionNo: 1 }],
  ] as const
  for (const [actor, step, body] of steps) {
    const read = desk.test.db.selectFrom('incident').select('version').where('id', '=', id)
    const { version: expectedVersion } = await read.executeTakeFirstOrThrow()
    const done = await desk.test
      .as(actor)
      .post(`/incidents/${id}/answer/${step}`, { expectedVersion, ...body })
    expect(done.statusCode).toBe(200)
  }
  await desk.send()
}

const run = (statement: string) => sql.raw(statement).execute(desk.test.db)
const asOwner = (...statements: string[]) =>
  desk.test.owner.transaction().execute(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })

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
  ])('is refused: %s', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject({ code: '42501' })
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
    await expect(run(`delete from message_version where message_id = '${id}'`)).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('what was changed past the product', () => {
  it('is named: words of a publication, also with their hash, of a card, and a verdict', async () => {
    const { db } = desk.test
    expect(await listAlteredPublications(db)).toMatchObject({ altered: [] })
    expect(await listAlteredCards(db)).toEqual([])
    const { number } = await card.read()
    const { id } = await db
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'sent')
      .executeTakeFirstOrThrow()
    const hash = `encode(sha256(convert_to('x', 'UTF8')), 'hex')`

    await asOwner(
      'alter table outbox disable trigger outbox_words',
      `update outbox set message = jsonb_set(message, '{text}', '"x"'), text_hash = ${hash} where id = '${id}'`,
      'alter table outbox enable trigger outbox_words',
    )
    expect((await listAlteredPublications(db)).altered).toEqual([id])

    await asOwner("update fake set verdict = 'true'")
    expect(await listAlteredCards(db)).toEqual([number])
    await asOwner(
      "update fake set verdict = 'fake'",
      'alter table fake_text disable trigger fake_text_decided',
      "update fake_text set post = 'x'",
      'alter table fake_text enable trigger fake_text_decided',
    )
    expect(await listAlteredCards(db)).toEqual([number])
  })
})
