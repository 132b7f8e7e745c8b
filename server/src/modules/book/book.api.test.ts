import { gunzipSync } from 'node:zlib'
import { fromHex } from '@veche/book/bytes/bytes.ts'
import { type Committed, computeCommitment } from '@veche/book/entry/commitment.ts'
import { isOfQuestion } from '@veche/book/entry/entry.ts'
import { readEntry } from '@veche/book/entry/read-entry.ts'
import { startRecount } from '@veche/book/figures/recount.ts'
import { checkSigning, parseCheckpoint } from '@veche/book/notes/checkpoint.ts'
import { parseKey } from '@veche/book/notes/key.ts'
import { checkProof } from '@veche/book/proofs/check-proof.ts'
import { splitBundle } from '@veche/book/tiles/bundle.ts'
import { computeRoot } from '@veche/book/tiles/prove.ts'
import { pathOf, type Tile, tileOf } from '@veche/book/tiles/tile.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { appendChanges, findReceipt, openReceipt } from './index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ORIGIN = 'veche.example.org/book'
const append = () => appendChanges({ ...desk.test.context, origin: ORIGIN })

async function get(path: string): Promise<Buffer> {
  const response = await desk.test.app.inject({ method: 'GET', url: `/book/${path}` })
  expect([path, response.statusCode]).toEqual([path, 200])
  return response.rawPayload
}
const bytesOf = async (tile: Tile) => {
  const bytes = await get(pathOf(tile))
  return new Uint8Array(tile.level === 'entries' ? gunzipSync(bytes) : bytes)
}

async function readBook() {
  const checkpoint = parseCheckpoint(new Uint8Array(await get('checkpoint')))
  const { size } = checkpoint
  const bundle = await bytesOf(tileOf('entries', 0, size))
  return { checkpoint, entries: splitBundle(bundle, size).map(readEntry) }
}

async function run(id: string, command: { type: string } & Record<string, unknown>) {
  const as = desk.test.as(desk.people.dispatcher)
  const { version } = (await as.get(`/incidents/${id}`)).json()
  expect(
    (await as.post(`/incidents/${id}/commands`, { ...command, expectedVersion: version })).statusCode,
  ).toBe(200)
}

it('has an entry of every step, in a tree that its key has signed', async () => {
  for (const id of ['b-1', 'b-2', 'b-3'])
    await desk.deliver({ id, author: `author-${id}`, text: 'Яма на улице Мира, 5' })
  await desk.work()
  const [first, second] = await Promise.all([desk.incidentOf('b-1'), desk.incidentOf('b-2')])
  expect(await append()).toBe(3)
  await run(first.id, {
    ...{
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
    },
    address: { settlement: 'Боровичи', street: 'Мира', house: '5', object: null },
  })
  await run(second.id, { type: 'dismiss', reason: 'spam' })
  expect(await append()).toBe(2)
  expect(await append()).toBe(0)

  const { checkpoint, entries } = await readBook()
  expect(entries.map(({ kind }) => kind)).toEqual(['key', 'taken', 'taken', 'taken', 'sorted', 'refused'])
  const [opening, taken] = entries
  const key = parseKey((await get('key')).toString().trim())
  expect(opening).toMatchObject({ origin: ORIGIN, zone: 'Europe/Moscow' })
  expect(await checkSigning(checkpoint.note, key)).toBe('signed')
  expect(await computeRoot(checkpoint.size, { size: checkpoint.size, readTile: bytesOf })).toEqual(
    checkpoint.root,
  )
  expect(taken).toMatchObject({ question: 1, state: 'open', source: 'incident', due: expect.any(String) })
  expect(taken && isOfQuestion(taken) && taken.commitment).toMatch(/^[0-9a-f]{64}$/)
})

it('says the same figures as the ledger', async () => {
  const { entries } = await readBook()
  const recount = startRecount('Europe/Moscow')
  for (const entry of entries) recount.add(entry)
  const period = { from: '2026-11-01', to: '2026-11-30' }
  const response = await desk.test.as(desk.people.moderator).get('/figures?from=2026-11-01&to=2026-11-30')
  const counted = recount.figures(period)
  const told = response.json().figures.filter(({ code }: { code: string }) => counted.has(code))
  expect(told.length).toBeGreaterThan(35)
  for (const { code, value, numerator, denominator } of told)
    expect([code, counted.get(code)]).toEqual([code, { value, numerator, denominator }])
  expect(counted.get('questions')?.value).toBe(2)
})

it('proves to whoever asked that the entry stands there, and that it is theirs', async () => {
  const { id } = await desk.incidentOf('b-2')
  const receipt = await findReceipt(desk.test.db, id)
  const opening = receipt && (await openReceipt(desk.test.db, receipt))
  expect([receipt?.question, opening?.text]).toEqual([2, 'Яма на улице Мира, 5'])
  const proof = await get(`proof/${receipt?.index}.tlog-proof`)
  const key = parseKey((await get('key')).toString().trim())
  const verdict = await checkProof(new Uint8Array(proof), key)
  expect(verdict).toMatchObject({ isTrue: true, index: 2, entry: { kind: 'taken', question: 2 } })
  const { random = '', ...committed } = opening ?? {}
  const commitment = verdict.isTrue && 'commitment' in verdict.entry ? verdict.entry.commitment : null
  expect(computeCommitment(fromHex(random), committed as Committed)).toBe(commitment)
  for (const index of ['99', '-1', 'x', '12345678901234567890'])
    expect((await desk.test.app.inject(`/book/proof/${index}.tlog-proof`)).statusCode).toBe(404)
})

it('holds no word of anybody', async () => {
  const { entries } = await readBook()
  expect(JSON.stringify(entries)).not.toMatch(/Мира|author|Яма/)
})

it('goes on when one change makes no entry', async () => {
  await sql`insert into question_change (kind, at, facts) values ('wrong', now(), '{}')`.execute(desk.test.db)
  await desk.deliver({ id: 'b-4', author: 'author-4', text: 'Где автобус?' })
  await desk.work()
  expect(await append()).toBe(2)
  const { entries } = await readBook()
  expect(entries.at(-1)).toMatchObject({ kind: 'taken', question: 4 })
  const { rows } = await desk.test.pool.query('select refused_code from question_change')
  expect(rows).toEqual([{ refused_code: 'entry_member kind' }])
})

it('notices what is missed while it waits to begin', async () => {
  await desk.deliver({ id: 'b-5', author: 'author-5', text: 'Где снегоуборка на Мира?' })
  await desk.work()
  const { id } = await desk.incidentOf('b-5')
  desk.passMs(30 * 24 * 3_600_000)
  const waiting = { ...desk.test.context, origin: ORIGIN, mayBegin: () => false }
  expect(await appendChanges(waiting)).toBe(0)
  const { rows } = await desk.test.pool.query('select is_late from counted_question where source_id = $1', [
    id,
  ])
  expect(rows).toEqual([{ is_late: true }])
})

it('keeps what is written from the product itself', async () => {
  await expect(sql`update book_entry set kind = 'x'`.execute(desk.test.db)).rejects.toThrow(
    /permission denied/,
  )
  await expect(sql`delete from book_entry`.execute(desk.test.db)).rejects.toThrow(/permission denied/)
  await expect(
    sql`update book_tile set bytes = repeat('x', 32)::bytea`.execute(desk.test.db),
  ).rejects.toThrow(/only grows/)
})

it.each(['tile/0/000', 'tile/0/x', 'tile/9/000.p/1', 'tile/entries/999'])('has no %s', async (path) => {
  const response = await desk.test.app.inject({ method: 'GET', url: `/book/${path}` })
  expect(response.statusCode).toBe(404)
})
