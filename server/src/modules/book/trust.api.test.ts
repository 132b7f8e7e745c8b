import type { AddressInfo } from 'node:net'
import { isOfQuestion } from '@veche/book/entry/entry.ts'
import { parseKey } from '@veche/book/notes/key.ts'
import { checkProof } from '@veche/book/proofs/check-proof.ts'
import { openHttp } from '@veche/book/verify/http-source.ts'
import { verifyBook } from '@veche/book/verify/verify-book.ts'
import type { BookResponse } from '@veche/contract/admin/book.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { bookContextOf } from '../../main/wiring/book-context-of.ts'
import { checkBook, compareBook } from './checking/index.ts'
import { appendChanges } from './index.ts'
import { askWitnesses } from './witnesses/index.ts'

let ours: Desk
let other: Desk
let otherUrl = ''
let witnessKey = ''
beforeAll(async () => {
  ours = await openDesk({ publicUrl: 'https://ours.example' })
  other = await openDesk({ publicUrl: 'https://other.example' })
  await Promise.all([ours, other].map((desk) => desk.test.app.listen({ port: 0, host: '127.0.0.1' })))
  otherUrl = addressOf(other)
  witnessKey = (await (await fetch(`${otherUrl}/witness/key`)).text()).trim()
})
afterAll(async () => {
  await Promise.all([ours?.close(), other?.close()])
})

const addressOf = ({ test: { app } }: Desk) =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
const contextOf = (desk: Desk) => ({ ...bookContextOf(desk.test.product), mayBegin: () => true })
const administratorOf = (desk: Desk) => desk.test.as(desk.people.administrator)
const read = async (desk: Desk): Promise<BookResponse> => (await administratorOf(desk).get('/book')).json()
const ask = () => askWitnesses({ ...contextOf(ours), trustedOrigins: [otherUrl] })

async function write(desk: Desk, ...ids: string[]): Promise<void> {
  for (const id of ids) await desk.deliver({ id, author: `author-${id}`, text: 'Где автобус?' })
  await desk.work()
  await appendChanges(contextOf(desk))
}
const verify = () =>
  verifyBook(openHttp(`${addressOf(ours)}/book`), {
    ...{ now: ours.test.clock.now.getTime() / 1000, key: null, known: null, days: [], keeping: null },
    ...{ recount: null, published: [], onProgress: () => undefined },
    witnesses: [parseKey(witnessKey)],
  })

describe('a witness', () => {
  it('signs what it was told to watch, and readers are shown that', async () => {
    await write(ours, 't-1', 't-2')
    const added = await administratorOf(ours).post('/book/witnesses', {
      verifierKey: witnessKey,
      url: `${otherUrl}/witness/`,
    })
    expect(added.json()).toMatchObject({
      name: 'other.example/witness',
      url: `${otherUrl}/witness`,
      seenSize: 0,
    })
    // Its administrator has not named our Book yet.
    expect(await ask()).toBe(0)
    expect((await read(ours)).witnesses).toMatchObject([{ failure: 'unknown_log', signedAt: null }])
    const { keys } = await read(ours)
    await administratorOf(other).post('/book/watched', { verifierKey: keys[0]!.verifierKey })
    ours.passMs(60_000)
    expect(await ask()).toBe(1)
    expect((await read(ours)).witnesses).toMatchObject([{ failure: null, seenSize: 3 }])
    expect((await read(other)).watched).toMatchObject([
      { origin: 'ours.example/book', size: 3, refusal: null },
    ])
    expect(await ask()).toBe(0)
    const { faults, witnessed } = await verify()
    expect({ faults, witnessed }).toMatchObject({
      faults: [],
      witnessed: [{ name: 'other.example/witness' }],
    })
  })

  it('signs on as the Book grows, and a receipt brings its signature', async () => {
    await write(ours, 't-3')
    expect((await verify()).faults).toMatchObject([{ code: 'not_witnessed' }])
    const proof = await ours.test.app.inject('/book/proof/1.tlog-proof')
    const verdict = await checkProof(
      new Uint8Array(proof.rawPayload),
      parseKey((await read(ours)).keys[0]!.verifierKey),
      [parseKey(witnessKey)],
    )
    expect(verdict).toMatchObject({ isTrue: true, witnessed: [{ name: 'other.example/witness' }] })
    expect(verdict.isTrue && isOfQuestion(verdict.entry) && verdict.entry.question).toBe(1)
    expect(await ask()).toBe(1)
    expect((await verify()).faults).toEqual([])
  })

  it('is not taken for another one', async () => {
    const own = (await read(ours)).self.verifierKey
    const [first] = (await read(ours)).witnesses
    const removed = await administratorOf(ours).delete(`/book/witnesses/${first!.id}`)
    expect(removed.json()).toEqual({ ok: true })
    await administratorOf(ours).post('/book/witnesses', { verifierKey: own, url: `${otherUrl}/witness` })
    expect(await ask()).toBe(0)
    const [false_] = (await read(ours)).witnesses
    expect(false_).toMatchObject({ failure: 'not_its_key' })
    await administratorOf(ours).delete(`/book/witnesses/${false_!.id}`)
    await administratorOf(ours).post('/book/witnesses', {
      verifierKey: witnessKey,
      url: `${otherUrl}/witness`,
    })
    expect(await ask()).toBe(1)
  })

  it('is asked on after the key was changed once it knows the new one', async () => {
    const [before] = (await read(ours)).keys
    const changed = await administratorOf(ours).post('/book/key', { verifierKey: before!.verifierKey })
    const [first, second] = (changed.json() as BookResponse).keys
    expect(first).toMatchObject({ verifierKey: before!.verifierKey, retiredAt: expect.any(String) })
    const again = await administratorOf(ours).post('/book/key', { verifierKey: before!.verifierKey })
    expect([again.statusCode, again.json().code]).toEqual([409, 'book.key_changed'])
    expect(await ask()).toBe(0)
    expect((await read(ours)).witnesses).toMatchObject([{ failure: 'other_key' }])
    await administratorOf(other).post('/book/watched', { verifierKey: second!.verifierKey })
    ours.passMs(60_000)
    expect(await ask()).toBe(1)
    expect((await verify()).faults).toEqual([])
  })

  it.each([
    ['a longer Book than there is', sql`update book_watched set size = size + 1`, 'longer_seen'],
    ['another history', sql`update book_watched set size = size - 2, root = sha256(root)`, 'other_history'],
  ])('that has seen %s is an alarm', async (_, change, failure) => {
    const { rows } = await other.test.pool.query('select size, root from book_watched')
    await change.execute(other.test.db)
    await write(ours, `t-${failure}`)
    await sql`update book_watched set size = size + 1 where ${failure} = 'longer_seen'`.execute(other.test.db)
    ours.passMs(60_000)
    expect(await ask()).toBe(0)
    expect((await read(ours)).witnesses).toMatchObject([{ failure, failingSince: expect.any(String) }])
    await other.test.pool.query('update book_watched set size = $1, root = $2', [rows[0].size, rows[0].root])
    ours.passMs(10 * 60_000)
    expect(await ask()).toBe(1)
  })

  it('inside the network is asked only where the settings name it', async () => {
    await write(ours, 't-inside')
    expect(await askWitnesses({ ...contextOf(ours), trustedOrigins: [] })).toBe(0)
    expect((await read(ours)).witnesses).toMatchObject([{ failure: 'blocked' }])
  })

  it.each([
    ['nothing', '', 400],
    ['no request', 'old 3', 400],
    [
      'a Book that nobody watches',
      'old 0\n\nstranger.example/book\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— x AAAAAAAA\n',
      404,
    ],
  ])('answers %s as the standard says', async (_, body, status) => {
    const answer = await fetch(`${otherUrl}/witness/add-checkpoint`, { method: 'POST', body })
    expect(answer.status).toBe(status)
  })
})

describe('what an administrator types', () => {
  it.each([
    ['/book/witnesses', { verifierKey: 'x', url: 'https://a.example' }, 'book.key_unreadable'],
    ['/book/watched', { verifierKey: 'other.example+00000000+AAAA' }, 'book.key_unreadable'],
  ])('%s %o is refused in words', async (path, body, code) => {
    const refused = await administratorOf(ours).post(path, body)
    expect([refused.statusCode, refused.json().code]).toEqual([400, code])
  })

  it('is refused where a witness is named as a Book', async () => {
    const refused = await administratorOf(ours).post('/book/watched', { verifierKey: witnessKey })
    expect(refused.json().code).toBe('book.key_of_a_witness')
  })

  it('is for administrators', async () => {
    const dispatcher = ours.test.as(ours.people.dispatcher)
    expect((await dispatcher.get('/book')).statusCode).toBe(403)
    expect((await dispatcher.post('/book/key', { verifierKey: witnessKey })).statusCode).toBe(403)
  })
})

describe('the nightly comparison', () => {
  it('finds the Book and the ledger of one mind', async () => {
    expect(await compareBook(contextOf(ours))).toMatchObject({ questions: 6, differences: 0 })
  })

  it('names what was changed behind the ledger, and what has no entry', async () => {
    await sql`alter table counted_question disable trigger all;
      update counted_question set topic_code = 'roads.potholes' where id = 2;
      insert into counted_question (source, source_id, taken_at, state, changed_at)
        values ('incident', gen_random_uuid(), now(), 'open', now());
      alter table counted_question enable trigger all`.execute(ours.test.owner)
    await checkBook(contextOf(ours))
    const { check } = await read(ours)
    expect(check).toMatchObject({ questions: 7, differences: 2 })
    expect(check?.examples).toMatchObject([{ question: 2, members: ['topic'] }, { members: ['entry'] }])
  })
})
