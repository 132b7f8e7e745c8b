/** Ways around what the triggers of migration 0077 refuse, which the role of the product has tried. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_APPROVED } from '../../../migrations/0078-words-that-still-stand.ts'
import { openPublishedDesk, type PublishedDesk } from '../../../test/answers/published-desk.ts'
import { saveFake } from '../../../test/factories/fake-factory.ts'
import { listAlteredCards } from '../../modules/fakes/index.ts'

const REFUSED = { code: '42501' }

let desk: PublishedDesk
beforeAll(async () => {
  desk = await openPublishedDesk()
})
afterAll(() => desk.close())

const open = (number: number) => desk.test.app.inject({ method: 'GET', url: `/checked/${number}?lang=ru` })

describe('a search path of the caller', () => {
  const operators = ['uuid,uuid', 'oid,oid', 'text,text', 'int,int', 'bytea,bytea'].flatMap((types) =>
    ['=', '<>'].flatMap((sign, no) => [
      `create function pgboss.no${no}(${types}) returns boolean language sql immutable as 'select false'`,
      `create operator pgboss.${sign} (leftarg = ${types.split(',')[0]}, rightarg = ${types.split(',')[1]},
        function = pgboss.no${no})`,
    ]),
  )

  it.each([
    "update message set text = 'x' where direction operator(pg_catalog.=) 'in'",
    "delete from message where direction operator(pg_catalog.=) 'in'",
    'delete from fake_publication',
    "update fake_opinion set verdict = 'true'",
    "update outbox set text_hash = 'x'",
  ])('changes nothing of it: %s', async (statement) => {
    const tried = desk.run(
      ...operators,
      'set local search_path = pgboss, pg_catalog, public',
      statement,
      'set constraints all immediate',
      // Whatever went through is taken back.
      'select 1 / 0',
    )
    await expect(tried).rejects.toMatchObject(REFUSED)
  })

  it('is obeyed by no function that a trigger calls', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct p.proname as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from unnest(p.proconfig) setting
          where setting = 'search_path=pg_catalog, public, pg_temp')`.execute(desk.test.owner)
    expect(rows).toEqual([])
  })

  it('comes to no function that runs with the rights of the owner', async () => {
    const { rows } = await sql<{ name: string }>`
      select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and has_function_privilege(current_user, oid, 'execute')`.execute(desk.test.db)
    expect(rows).toEqual([])
  })
})

describe('words under a seal', () => {
  const TEXT = 'На Садовой третий день нет воды'
  let id: string
  beforeAll(async () => {
    await desk.deliver(
      { id: 'sealed', text: TEXT },
      { op: 'edited', id: 'sealed', text: `${TEXT}!`, version: '2' },
    )
    await desk.work()
    const read = desk.test.db.selectFrom('message').select('id').where('externalId', '=', 'sealed')
    id = (await read.executeTakeFirstOrThrow()).id
  })
  const seal = () => [
    `delete from message_version where message_id = '${id}'`,
    `update message set withheld = 'x', text = '', source_state = 'deleted' where id = '${id}'`,
  ]
  const back = (text: string) =>
    `update message set withheld = null, text = '${text}', source_state = 'alive' where id = '${id}'`
  const beside = (text: string) =>
    `insert into message_version (message_id, version, text, captured_at)
      values ('${id}', '${text.length}', '${text}', now())`

  it('come back with a restored message, and never as others or without earlier ones', async () => {
    await desk.run(...seal())
    await expect(desk.run(back('другое'))).rejects.toMatchObject(REFUSED)
    await expect(desk.run(back('другое'), beside(TEXT))).rejects.toMatchObject(REFUSED)
    await expect(desk.run(back(`${TEXT}!`))).rejects.toMatchObject(REFUSED)
    await desk.run(back(`${TEXT}!`), beside(TEXT))
  })

  it('are those of before, whatever they were changed to on the way', async () => {
    await desk.run(`update message set text = 'x' where id = '${id}'`, ...seal())
    await expect(desk.run(back('x'), beside(TEXT))).rejects.toMatchObject(REFUSED)
    await desk.run(back('x'), beside(TEXT), beside(`${TEXT}!`))
  })

  it('are not told by their hashes to whoever guesses', async () => {
    await expect(desk.run('select from sealed_words')).rejects.toMatchObject(REFUSED)
  })
})

describe('what is in public of a card', () => {
  it('is nothing that nobody has approved, and is named', async () => {
    const { id, number } = await desk.card.read()
    await desk.run(
      `insert into fake_text (fake_id, no, reply, post, truth, written_by, written_at)
        select fake_id, 2, 'x', 'ПОДМЕНА', 'ПОДМЕНА', written_by, now() from fake_text where fake_id = '${id}'`,
      `insert into fake_publication (id, fake_id, kind, text_no, queued_at, queued_by, sent_at, carrier_id)
        select gen_random_uuid(), fake_id, 'by_hand', 2, now(), queued_by, now(), carrier_id from fake_publication
        where fake_id = '${id}'`,
      `insert into fake_correction (id, fake_id, at, by_user, reason, verdict_before)
        select gen_random_uuid(), fake_id, written_at - interval '1 day', written_by, 'ПОДМЕНА', 'true' from fake_text
        where fake_id = '${id}' and no = 1`,
    )
    const { body, statusCode } = await open(number)
    expect([statusCode, body.includes('ПОДМЕНА'), body.includes('Роддом работает')]).toEqual([
      200,
      false,
      true,
    ])
    expect(await listAlteredCards(desk.test.db)).toEqual([number])
  })

  it('is no card that was not published, whatever moment it has', async () => {
    const fakeId = await saveFake(desk, { claim: 'Свет отключат навсегда' })
    await desk.run(`update fake set published_at = now() where id = '${fakeId}'`)
    const { number } = await desk.test.db
      .selectFrom('fake')
      .select('number')
      .where('id', '=', fakeId)
      .executeTakeFirstOrThrow()
    expect((await open(number)).statusCode).toBe(404)
    const list = await desk.test.app.inject({ method: 'GET', url: '/checked?lang=ru' })
    expect(list.body).not.toContain('Свет отключат')
    expect(await listAlteredCards(desk.test.db)).toContain(number)
  })

  it('has the verdict that was reached before its text, whatever the journal is told afterwards', async () => {
    const { run } = desk
    const card = (await desk.card.read()).id
    await desk.asOwner('delete from fake_correction', 'delete from fake_publication where text_no = 2')
    await desk.asOwner('delete from fake_text where no = 2')
    const { number } = await desk.card.read()
    const listOf = async () => (await listAlteredCards(desk.test.db)).filter((one) => one === number)
    expect(await listOf()).toEqual([])
    const row = (column: string, value: string) =>
      `insert into journal (${column}action, object_type, object_id, details)
        values (${value}'fake.judged', 'fake', '${card}', '{"verdict": "true"}')`
    await expect(run(row('at, ', "'2020-01-01', "))).rejects.toMatchObject(REFUSED)
    const early = row('id, ', '0, ').replace('values', 'overriding system value values')
    await expect(run(early)).rejects.toMatchObject(REFUSED)

    await run(row('', ''))
    await desk.asOwner(
      'alter table fake disable trigger fake_verdict',
      `update fake set verdict = 'true' where id = '${card}'`,
      'alter table fake enable trigger fake_verdict',
    )
    expect(await listOf()).toEqual([number])
  })

  it('has the papers that its approver saw', async () => {
    const card = await desk.card.read()
    await desk.asOwner(
      'alter table fake disable trigger fake_verdict',
      `update fake set verdict = 'fake' where id = '${card.id}'`,
      'alter table fake enable trigger fake_verdict',
    )
    const listOf = async () => (await listAlteredCards(desk.test.db)).filter((one) => one === card.number)
    expect(await listOf()).toEqual([])
    await desk.run(`insert into fake_evidence (id, fake_id, kind, title, detail, source, hash, added_at, added_by)
      select gen_random_uuid(), fake_id, 'register', 'ПОДМЕНА', '', '', '', added_at, added_by from fake_evidence
      where fake_id = '${card.id}'`)
    expect(await listOf()).toEqual([card.number])
    await desk.asOwner("delete from fake_evidence where title = 'ПОДМЕНА'")
  })

  it('was recorded by the migration as the product records it', async () => {
    await desk.asOwner(RECORD_APPROVED)
    const rows = await desk.test.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('action', 'in', ['fake.approved', 'fake.recorded'])
      .orderBy('id')
      .execute()
    const sums = rows.map(({ action, details }) => {
      const { textHash, papersHash } = Object(details)
      return [action, textHash, papersHash]
    })
    expect(sums).toEqual([
      ['fake.approved', expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)],
      ['fake.recorded', ...(sums[0]?.slice(1) ?? [])],
    ])
  })
})
