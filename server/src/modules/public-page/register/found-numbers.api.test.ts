/** The index of the open register holds what the register shows, and its words are found however long ago they came. */
import { STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { REGISTER_STATES } from './domain/public-problem.ts'
import { listFoundNumbers } from './found-numbers.repository.ts'
import { inState, publicProblems } from './public-problems.query.ts'
import { listProblems, type RegisterFilter } from './register.repository.ts'

let test: TestApp
let channelId: string
beforeAll(async () => {
  test = await startTestApp()
  ;({ id: channelId } = await saveChannel(test.context))
})
afterAll(() => test.close())

const ANY: RegisterFilter = {
  ...{ municipalityCode: null, groupCode: null, state: null, numbered: null, words: [] },
}
const word = (stem: string, topicCodes: string[] = []) => ({ ...ANY, words: [{ stem, topicCodes }] })
const found = async (filter: RegisterFilter, page = { before: null as number | null, limit: 50 }) =>
  (await listProblems(test.db, { ...filter, ...page })).map(({ number }) => number)
const place = (street: string, settlement: string | null = null) => ({
  ...{ settlement, street, house: '5', object: null },
})

const AT_ONCE = 300

async function save(count: number, changes: object = {}): Promise<number[]> {
  const seeds = Array.from({ length: count }, () => ({
    ...{ channelId, step: 'in_progress' as const, municipalityCode: 'valday' },
    ...{ topicCode: 'roads.potholes', groupCode: 'roads', address: place('Мира ул.') },
    ...changes,
  }))
  const ids: string[] = []
  for (let from = 0; from < count; from += AT_ONCE)
    for (const { id } of await saveIncidents(test.db, seeds.slice(from, from + AT_ONCE))) ids.push(id)
  const rows = await test.db.selectFrom('incident').select('number').where('id', 'in', ids).execute()
  return rows.map(({ number }) => number).toSorted((one, other) => other - one)
}

it('finds words of street, settlement, redacted text and topic by how they begin, with every condition', async () => {
  const [own = 0] = await save(1, { address: place('Тополиный пер.', 'Зелёный Бор') })
  const [other = 0] = await save(1, { municipalityCode: 'borovichi', address: place('Тополиный пер.') })
  await sql`insert into public_problem (incident_id, text, changed_at)
    select id, 'Фонарь у ёлки', now() from incident where number = ${other}`.execute(test.db)

  expect(await found(word('тополин'))).toEqual([other, own])
  expect(await found({ ...word('тополин'), municipalityCode: 'valday' })).toEqual([own])
  expect(await found(word('зелен'))).toEqual([own])
  expect(await found(word('елки'))).toEqual([other])
  expect(await found(word('нигде', ['roads.potholes']))).toContain(own)
  expect(await found({ ...word('тополин'), state: 'done' })).toEqual([])
  const both = { ...ANY, words: [...word('фонар').words, ...word('тополин').words] }
  expect(await found(both)).toEqual([other])
  // No sign of a query is read as one.
  for (const stem of ["'", '\\', 'топ | мира', '!топ', ':*']) expect(await found(word(stem))).toEqual([])
})

it('finds a rare word among many newer questions, page by page', async () => {
  const rare = await save(3, { address: place('Самоварная ул.') })
  const many = await save(2_100, { address: place('Частая ул.') })
  expect(await found(word('самовар'))).toEqual(rare)
  expect(await found(word('самовар'), { before: rare[0]!, limit: 1 })).toEqual([rare[1]])
  expect(await found(word('част'))).toEqual(many.slice(0, 50))
  expect(await found(word('част'), { before: many[49]!, limit: 50 })).toEqual(many.slice(50, 100))
}, 60_000)

it('holds what the register shows and nothing else, in its state, whatever happened', async () => {
  const numbers = await save(120)
  const change = fc.record({
    step: fc.constantFrom(...STEPS),
    surface: fc.constantFrom('comment', 'private', 'email', 'form', 'chat'),
    topic: fc.constantFrom('roads.potholes', null),
    outcome: fc.constantFrom(null, 'solved', 'postponed'),
    isDeleted: fc.boolean(),
    isAnswered: fc.boolean(),
    isHidden: fc.constantFrom(null, true, false),
  })
  const changes = fc.sample(change, { numRuns: numbers.length * 2, seed: 7 })
  for (const [at, one] of changes.entries()) {
    const number = numbers[at % numbers.length]
    const happened = sql`
      update incident set step = ${one.step}, surface = ${one.surface}, topic_code = ${one.topic}, outcome = ${one.outcome},
        is_source_deleted = ${one.isDeleted}, answered_at = case when ${one.isAnswered} then now() end
      where number = ${number}`
    await happened.execute(test.owner).catch(() => undefined)
    if (one.isHidden !== null)
      await sql`
        insert into public_problem (incident_id, is_hidden, hidden_reason, changed_at)
        select id, ${one.isHidden}, case when ${one.isHidden} then 'лишнее' end, now() from incident where number = ${number}
        on conflict (incident_id) do update set is_hidden = excluded.is_hidden, hidden_reason = excluded.hidden_reason`.execute(
        test.db,
      )
  }
  const shown = async (state: (typeof REGISTER_STATES)[number] | null) => {
    const query = publicProblems(test.db).select('incident.number').orderBy('incident.number', 'desc')
    const rows = await (state === null ? query : query.where(inState(state))).execute()
    return rows.map(({ number }) => number)
  }
  const marked = (state: (typeof REGISTER_STATES)[number] | null) =>
    listFoundNumbers(test.db, { ...word('нигде', ['roads.potholes']), state }, { before: null, limit: 5_000 })
  const all = await shown(null)
  expect(all.length).toBeGreaterThan(10)
  const { rows } = await sql<{
    number: number
  }>`select number from register_search order by number desc`.execute(test.db)
  expect(rows.map(({ number }) => number)).toEqual(all)
  for (const state of REGISTER_STATES) {
    const own = await shown(state)
    expect(own.length).toBeGreaterThan(0)
    expect([state, await marked(state)]).toEqual([state, own])
  }
}, 60_000)
