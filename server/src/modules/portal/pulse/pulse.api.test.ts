/** The anonymous pulse through its own doors, and what the whole database then says of who answered what. */
import { randomBytes } from 'node:crypto'
import { blind, messageOf, unblind } from '@veche/contract/portal/blind-token.ts'
import { PULSE_LEAST } from '@veche/contract/values/portal/pulse.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { saveUserWithPassword } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Grant } from '../../access/index.ts'

const NOVEMBER = new Date('2026-11-24T09:00:00Z')
/** A town of its own for each test: what waits in memory of one is nothing to another. */
const TOWNS = [
  'borovichi',
  'valday',
  'volot',
  'kresttsy',
  'malaya-vishera',
  'okulovka',
  'parfino',
  'poddorye',
]

let test: TestApp
let people: Person[] = []
let town = ''
let outside: Browser
type Person = { id: string; browser: Browser }
beforeAll(async () => {
  test = await startTestApp({ now: NOVEMBER })
  outside = openBrowser(test.app)
})
afterAll(() => test.close())
beforeEach(async () => {
  test.clock.now = NOVEMBER
  town = TOWNS.shift() ?? ''
  people = []
  for (let index = 0; index < 6; index += 1)
    people = [...people, await signUp('executor', { kind: 'municipality', code: town })]
  await test.owner.deleteFrom('pulseAnswer').execute()
  await test.owner.deleteFrom('pulseWords').execute()
  await test.owner.deleteFrom('pulseSpent').execute()
  await test.owner.deleteFrom('pulseBlank').execute()
})

let accounts = 0
async function signUp(role: Grant['role'], scope: Grant['scope']): Promise<Person> {
  accounts += 1
  const email = `pulse-${accounts}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, grants: [{ role, scope }] })
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  return { id, browser }
}

const readPulse = async ({ browser }: Person) => (await browser.get('/api/pulse')).json()
const SCORES = [1, 2, 3, 4, 5]

/** As a browser does it; `words` are the canary of one answer. */
async function fill(person: Person, { scores = SCORES, words = '' } = {}) {
  const { month, group, key } = await readPulse(person)
  const serial = randomBytes(32).toString('base64url')
  const message = messageOf({ month, group, serial })
  const { blinded, inverse } = await blind(message, key)
  const taken = await person.browser.post('/api/pulse/blanks', { month, group, blinded })
  const signed: string = taken.json().signature
  const signature = taken.statusCode === 200 ? await unblind(message, key, { signed, inverse }) : ''
  return { status: taken.statusCode, blinded, answer: { month, group, serial, signature, scores, words } }
}
const handIn = async (answer: object) => {
  const response = await outside.post('/api/pulse/answers', answer)
  return response.statusCode === 200 ? response.json().state : response.json().code
}
async function answerAll(chosen: readonly Person[], words: (index: number) => string = () => '') {
  const states: string[] = []
  for (const [index, person] of chosen.entries()) {
    const { answer } = await fill(person, { words: words(index) })
    states.push(await handIn(answer))
  }
  return states
}
const count = async (table: 'pulseAnswer' | 'pulseWords' | 'pulseSpent') =>
  (await test.db.selectFrom(table).selectAll().execute()).length

it('writes nothing of four answers, and all five of a group together', async () => {
  expect(await answerAll(people.slice(0, 4))).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
  expect(await count('pulseAnswer')).toBe(0)
  expect((await readPulse(people[0]!)).months).toEqual([])
  expect(await answerAll(people.slice(4, 5))).toEqual(['counted'])
  expect([await count('pulseAnswer'), await count('pulseSpent')]).toEqual([5, 5])
  expect((await readPulse(people[0]!)).months).toMatchObject([
    { month: '2026-11', all: { answers: 5 }, groups: [{ group: `municipality:${town}`, answers: 5 }] },
  ])
})

it('counts a blank once, says again what became of it, and gives a person no second one', async () => {
  const { answer, blinded } = await fill(people[0]!)
  expect(await handIn(answer)).toBe('waiting')
  expect(await handIn({ ...answer, scores: [5, 5, 5, 5, 5] })).toBe('waiting')
  await answerAll(people.slice(1, 5))
  expect(await handIn(answer)).toBe('counted')
  expect(await count('pulseAnswer')).toBe(5)
  // The first words stand.
  const written = await test.db.selectFrom('pulseAnswer').select('scores').execute()
  expect(written.every(({ scores }) => JSON.stringify(scores) === JSON.stringify(SCORES))).toBe(true)

  expect((await fill(people[0]!)).status).toBe(409)
  const { month, group } = answer
  const again = await people[0]!.browser.post('/api/pulse/blanks', { month, group, blinded })
  expect(again.statusCode).toBe(200)
})

it('takes no answer that it has not signed, of another group, or older than the month before', async () => {
  const { answer } = await fill(people[0]!)
  expect(await handIn({ ...answer, serial: randomBytes(32).toString('base64url') })).toBe('pulse.not_signed')
  expect(await handIn({ ...answer, group: 'rest' })).toBe('pulse.not_signed')
  expect(await handIn({ ...answer, month: '2026-10' })).toBe('pulse.not_signed')
  test.clock.now = new Date('2027-01-02T09:00:00Z')
  expect(await handIn(answer)).toBe('pulse.not_signed')
  test.clock.now = new Date('2026-12-02T09:00:00Z')
  expect(await handIn(answer)).toBe('waiting')
})

it('counts those who are too few for a group among the rest', async () => {
  const lonely = await signUp('head', { kind: 'municipality', code: 'pestovo' })
  expect(await readPulse(lonely)).toMatchObject({ group: 'rest' })
  const { answer } = await fill(lonely)
  expect(answer.group).toBe('rest')
  expect(await handIn(answer)).toBe('waiting')
})

it('gives all of a group one key, which anybody may compare without a session', async () => {
  const keys = await Promise.all(people.slice(0, 3).map(async (person) => (await readPulse(person)).key))
  expect(new Set(keys.map(({ n }) => n)).size).toBe(1)
  const open = (await outside.get('/api/pulse/keys?month=2026-11')).json().keys
  expect(open.filter(({ group }: { group: string }) => group === `municipality:${town}`)).toEqual([keys[0]])
})

it('shows the words to the centre alone, and a group to its own people', async () => {
  await answerAll(people.slice(0, 5), (index) => `Слова ${index} о нагрузке`)
  const moderator = await signUp('moderator', { kind: 'region' })
  const { months } = (await moderator.browser.get('/api/pulse/words')).json()
  expect(months[0].words).toHaveLength(5)
  expect((await people[0]!.browser.get('/api/pulse/words')).statusCode).toBe(403)
  const other = await signUp('executor', { kind: 'municipality', code: 'pestovo' })
  expect((await readPulse(other)).months).toMatchObject([{ all: { answers: 5 }, groups: [] }])
  const tableOf = async ({ browser }: Person) => (await browser.get('/api/pulse.csv')).body.split('\r\n')
  expect(await tableOf(people[0]!)).toHaveLength(1 + 2 * SCORES.length + 1)
  const seen = await tableOf(other)
  expect(seen).toHaveLength(1 + SCORES.length + 1)
  expect(seen[1]).toMatch(/^2026-11;Вся область;5;Объём работы мне по силам;\d/)
  expect(seen.join()).not.toContain('Слова')
})

type Table = { name: string; columns: string[] }
async function listTables(): Promise<Table[]> {
  const { rows } = await sql<{ tableName: string; columns: string[] }>`
    select table_name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name`.execute(test.owner)
  return rows.map(({ tableName, columns }) => ({ name: tableName, columns }))
}
type Dump = Map<string, string[]>
/** Every row of every table, as text with its system columns. */
async function dump(): Promise<Dump> {
  const tables: Dump = new Map()
  for (const { name } of await listTables()) {
    const { rows } = await sql<{ row: string }>`
      select xmin::text || ' ' || ctid::text || ' ' || one::text as row from ${sql.table(name)} one`.execute(
      test.owner,
    )
    tables.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return tables
}
const newRows = (before: Dump, after: Dump) =>
  [...after].flatMap(([table, rows]) => {
    const known = new Set(before.get(table))
    const added = rows.filter((row) => !known.has(row))
    return added.length > 0 ? [{ table, rows: added }] : []
  })

it('leaves nothing in the database that ties a person to an answer', async () => {
  const chosen = people.slice(0, 6)
  await Promise.all(chosen.map(readPulse))
  const filled: Awaited<ReturnType<typeof fill>>[] = []
  for (const [index, person] of chosen.entries())
    filled.push(
      await fill(person, { words: `канарейка-${index}`, scores: [index, 2, 3, 4, 5].map((one) => one || 1) }),
    )

  const before = await dump()
  for (const { answer } of filled.slice(0, PULSE_LEAST)) await handIn(answer)
  const changes = newRows(before, await dump())

  // Only the bag has changed: no session, no journal, no count of refusals, no event.
  expect(changes.map(({ table }) => table).toSorted()).toEqual(['pulse_answer', 'pulse_spent', 'pulse_words'])
  const text = JSON.stringify(changes)
  for (const { id } of people) expect(text).not.toContain(id)
  for (const { answer, blinded } of filled)
    for (const secret of [answer.serial, answer.signature, blinded]) expect(text).not.toContain(secret)
  // No moment of any kind stands in it, and no column could hold one.
  const tables = (await listTables()).filter(({ name }) => /^pulse_(answer|spent|words)$/.test(name))
  expect(new Set(tables.flatMap(({ columns }) => columns))).toEqual(
    new Set(['id', 'month', 'group_code', 'scores', 'serial_hash', 'words']),
  )
  // One transaction wrote all five, so that not even the system columns tell one from another.
  const marks = changes.map(({ rows }) => new Set(rows.map((row) => row.split(' ')[0])))
  expect(new Set(marks.flatMap((xmins) => [...xmins])).size).toBe(1)
  // Nothing but the month and the group stands in two of the three, so that no join ties words to scores or to a blank.
  const ids = new Set(changes.flatMap(({ rows }) => rows.flatMap((row) => row.match(/[0-9a-f-]{36}/g) ?? [])))
  expect(ids.size).toBe(2 * PULSE_LEAST)
})

it('keeps who took a blank without a moment, and puts no order of coming into the rows', async () => {
  const orders: string[] = []
  for (let round = 0; round < 4; round += 1) {
    await test.owner.deleteFrom('pulseWords').execute()
    await test.owner.deleteFrom('pulseBlank').execute()
    await answerAll(people.slice(0, PULSE_LEAST), (index) => String(index))
    const { rows } = await sql<{ words: string }>`select words from pulse_words order by ctid`.execute(
      test.owner,
    )
    orders.push(rows.map(({ words }) => words).join(''))
  }
  // By chance all four rounds keep the order of coming once in two hundred million.
  expect(orders.every((order) => order === '01234')).toBe(false)
  const blank = (await listTables()).find(({ name }) => name === 'pulse_blank')
  expect(blank?.columns).toEqual(['month', 'user_id', 'group_code', 'blinded_hash'])
})
