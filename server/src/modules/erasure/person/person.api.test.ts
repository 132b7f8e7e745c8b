/** One person everywhere: found, shown, given to them as a file, erased by two people; another person stays as they are. */

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { FoundPerson, PersonErasure, PersonRows } from '@veche/contract/admin/persons.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { openBrowser } from '../../../../test/browser.ts'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { placesOf } from '../../../../test/places-of.ts'
import { openAdministrator } from '../../../../test/sign-in/open-administrator.ts'
import { erasureContextOf } from '../../../main/wiring/erasure-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import { openZip } from '../../../platform/sheets/zip-archive.ts'
import { verifyJournal } from '../../access/index.ts'
import { appendChanges, compareBook } from '../../book/index.ts'
import { findBrokenChain } from '../../incidents/index.ts'
import { erasureJobs } from '../index.ts'

const CANARY = 'zqkenar'
const PAPER = 'вх. 15 от 20.11.2026'
const NONE: PersonRows = { authorIds: [], requestIds: [], subscriptionIds: [], askerIds: [] }

let desk: Desk
let asker: ReturnType<typeof openBrowser>
let decider: ReturnType<typeof openBrowser>
let rows: PersonRows
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
  asker = await openAdministrator(desk.test, 'first')
  decider = await openAdministrator(desk.test, 'second')
  await speak()
})
afterAll(() => desk.close())

const VERA = 'zqkenar-vera'
const WORDS = {
  ended: 'Яма на zqkenarStreet, когда заделают?',
  open: 'Нет света на zqkenarLane, когда включат?',
  under: 'У нас на zqkenarSide тоже, поддерживаю',
  talk: 'Всем привет от zqkenarHello',
}

/** Vera asks twice, writes under a neighbour's question, in a chat and to us; the neighbour names her telephone. */
async function speak(): Promise<void> {
  chat = await saveChat(desk, {})
  await desk.deliver({ id: 'ended', thread: 'post-1', author: VERA, text: WORDS.ended })
  await desk.deliver({ id: 'open', thread: 'post-2', author: VERA, text: WORDS.open })
  await desk.deliver({
    id: 'other',
    thread: 'post-3',
    author: 'oleg',
    text: 'Вывезите мусор с Мира, 5, звоните соседке 8 (911) 000-00-12',
  })
  await chat.say({ id: 'talk', text: WORDS.talk, author: VERA })
  await desk.work()
  const card = desk.test.context.vault.seal({ externalId: VERA, name: 'Кузина Вера zqkenar', url: null })
  await desk.test.db.updateTable('author').set({ card }).where('externalId', '=', VERA).execute()
  const { id: neighbour } = await desk.incidentOf('other')
  const under = desk.test.db
    .insertInto('message')
    .columns([
      ...(['id', 'channelId', 'network', 'surface', 'container', 'threadExternalId', 'externalId'] as const),
      ...(['direction', 'authorId', 'authorKind', 'text', 'version', 'occurredAt', 'receivedAt'] as const),
      ...(['capturedAt', 'isCreationSeen', 'incidentId'] as const),
    ])
    .expression((eb) =>
      eb
        .selectFrom('message')
        .select((of) => [
          of.val(newId()).as('id'),
          ...(['channelId', 'network', 'surface', 'container', 'threadExternalId'] as const),
          of.val('under').as('externalId'),
          ...(['direction'] as const),
          of.selectFrom('author').select('author.id').where('author.externalId', '=', VERA).as('authorId'),
          ...(['authorKind'] as const),
          of.val(WORDS.under).as('text'),
          ...(['version', 'occurredAt', 'receivedAt', 'capturedAt', 'isCreationSeen'] as const),
          of.val(neighbour).as('incidentId'),
        ])
        .where('externalId', '=', 'other'),
    )
  await under.execute()
  await dismiss('ended')
}

async function dismiss(externalId: string): Promise<void> {
  const { id, version } = await desk.incidentOf(externalId)
  const reply = await desk.test
    .as(desk.people.dispatcher)
    .post(`/incidents/${id}/commands`, { type: 'dismiss', reason: 'no_question', expectedVersion: version })
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
}

async function find(body: object): Promise<FoundPerson> {
  const reply = await asker.post('/api/persons/find', body)
  expect([reply.statusCode, reply.body.slice(0, 300)]).toEqual([200, expect.anything()])
  return reply.json()
}
const places = () => placesOf(desk.test.owner, desk.test.context.vault, CANARY)
const demands = async (): Promise<PersonErasure[]> =>
  (await decider.get('/api/persons/erasures')).json().erasures
const decide = (who: typeof asker, id: string, decision: string) =>
  who.post(`/api/persons/erasures/${id}/decision`, { decision })
const goOn = () =>
  erasureJobs(erasureContextOf(desk.test.product))
    .find(({ name }) => name === 'erasure.persons')!
    .handle([])

it('is found by account, by name in any order, and where others name the telephone', async () => {
  const byAccount = await find({ by: 'account', network: 'vk', account: VERA })
  expect(byAccount.accounts).toMatchObject([
    { externalId: VERA, name: 'Кузина Вера zqkenar', isOfficial: false },
  ])
  rows = { ...NONE, authorIds: byAccount.accounts.map(({ authorId }) => authorId) }
  const byName = await find({ by: 'name', name: 'вера zqkenar КУЗИНА' })
  expect(byName.accounts).toEqual(byAccount.accounts)
  expect((await find({ by: 'name', name: 'Вера' })).accounts).toEqual([])
  const { number } = await desk.incidentOf('other')
  const byContact = await find({ by: 'contact', contact: '+7 911 000 00 12' })
  expect(byContact).toMatchObject({ accounts: [], mentions: [number] })
  // Whoever was found has been seen: an inquiry into a leak knows it by the numbers of their questions.
  const readings = await desk.test.db
    .selectFrom('reading')
    .select('numbers')
    .where('how', '=', 'person')
    .orderBy('id')
    .execute()
  expect(readings.at(-1)).toEqual({ numbers: [number] })
  expect(readings[0]?.numbers).toEqual(readings[1]?.numbers)
  expect(readings[0]?.numbers.length).toBeGreaterThan(0)
  for (const contact of ['Кузина', 'абв']) {
    const wrong = await asker.post('/api/persons/find', { by: 'contact', contact })
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'person.not_a_contact'])
  }
  const short = await asker.post('/api/persons/find', { by: 'name', name: 'Ю' })
  expect(short.json().code).toBe('person.short_name')
  const journal = (await asker.get('/api/journal?action=person.sought')).json()
  expect(journal.entries.length).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify(journal)).not.toMatch(/911 000|Кузина/)
})

it('is shown in counts, with what cannot be erased yet and why', async () => {
  const held = (await asker.post('/api/persons/held', rows)).json()
  expect(held.counts).toMatchObject({ questions: 2, messages: 4, chatMessages: 1, talk: 2, names: 1 })
  const numbers = {
    ended: (await desk.incidentOf('ended')).number,
    open: (await desk.incidentOf('open')).number,
  }
  expect(
    held.questions.map(({ number, obstacle }: { number: number; obstacle: string }) => [number, obstacle]),
  ).toEqual(
    expect.arrayContaining([
      [numbers.ended, null],
      [numbers.open, 'open'],
    ]),
  )
  expect(JSON.stringify(held)).not.toContain(CANARY)
})

it('is given all of it as a file, and nothing of anybody else', async () => {
  const reply = await asker.post('/api/persons/export', { rows, paper: PAPER })
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/zip'])
  const file = path.join(desk.test.product.config.dataDir, 'person.zip')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, reply.rawPayload)
  await using zip = await openZip(file)
  const told = await text(await zip.read('person.json'))
  for (const words of Object.values(WORDS)) expect(told).toContain(words)
  expect(told).toContain('Кузина Вера')
  expect(told).not.toContain('Вывезите мусор')
  const journal = (await asker.get('/api/journal?action=person.exported')).json()
  expect(journal.entries).toMatchObject([{ details: { paper: PAPER } }])
  const nobody = await asker.post('/api/persons/export', { rows: NONE, paper: PAPER })
  expect([nobody.statusCode, nobody.json().code]).toEqual([400, 'person.nobody'])
})

it('is erased by two people: at once what has ended, the rest when its work ends', async () => {
  await appendChanges({ ...desk.test.context, origin: 'veche.example.org/book' })
  expect((await asker.post('/api/persons/erasures', { rows, paper: PAPER })).statusCode).toBe(200)
  const [waiting] = await demands()
  expect(waiting).toMatchObject({ state: 'waiting', mayConfirm: true, progress: { erased: 0, questions: 2 } })
  const alone = await decide(asker, waiting!.id, 'confirm')
  expect([alone.statusCode, alone.json().code]).toEqual([403, 'erasure.needs_another'])
  const { number } = await desk.incidentOf('open')
  const kept = { number, isOfPerson: true, reason: 'запрос суда' }
  expect((await asker.post('/api/retention/holds', kept)).statusCode).toBe(200)
  const held = await decide(decider, waiting!.id, 'confirm')
  expect([held.statusCode, held.json().code]).toEqual([409, 'erasure.held'])
  const [hold] = (await asker.get('/api/retention')).json().holds
  expect((await asker.post(`/api/retention/holds/${hold.id}/lift`)).statusCode).toBe(200)
  expect((await decide(decider, waiting!.id, 'confirm')).statusCode).toBe(200)
  const again = await decide(decider, waiting!.id, 'confirm')
  expect([again.statusCode, again.json().code]).toEqual([409, 'erasure.is_over'])
  expect(desk.test.jobs.filter(({ name }) => name === 'erasure.person')).toHaveLength(1)

  await goOn()
  const open = (await desk.incidentOf('open')).number
  expect(await demands()).toMatchObject([
    {
      ...{ state: 'running', progress: { erased: 1, questions: 2 }, protocol: null },
      waitsFor: [{ number: open, obstacle: 'open' }],
    },
  ])
  const left = await desk.test.db.selectFrom('message').select('text').where('erasedAt', 'is', null).execute()
  expect(left.map((one) => one.text)).toEqual(expect.arrayContaining([WORDS.open]))
  for (const words of [WORDS.ended, WORDS.under, WORDS.talk]) {
    expect(left.map((one) => one.text)).not.toContain(words)
  }

  await dismiss('open')
  await goOn()
  await goOn()
  expect(await demands()).toMatchObject([
    {
      ...{ state: 'done', waitsFor: [] },
      protocol: { erasedQuestions: expect.arrayContaining([open]), talk: 2 },
    },
  ])
  expect(await places()).toEqual([])
})

it('leaves the others, the chains and the Book as they were, and does not come back', async () => {
  const { text: kept } = await desk.test.db
    .selectFrom('message')
    .select('text')
    .where('externalId', '=', 'other')
    .executeTakeFirstOrThrow()
  expect(kept).toContain('Вывезите мусор')
  const book = { ...desk.test.context, origin: 'veche.example.org/book' }
  await appendChanges(book)
  expect(await compareBook(book)).toMatchObject({ differences: 0 })
  expect(await findBrokenChain(desk.test.db)).toBeNull()
  expect(await verifyJournal(desk.test.db)).toMatchObject({ isWhole: true })
  await chat.say({ op: 'edited', id: 'talk', author: VERA, text: 'zqkenarAgain', version: '8' })
  await desk.deliver({ id: 'open', thread: 'post-2', author: VERA, text: WORDS.open, version: '9' })
  await desk.work()
  expect(await places()).toEqual([])
})

it('is erased by nobody who is not an administrator of the region', async () => {
  const reply = await desk.test.as(desk.people.dispatcher).post('/persons/find', { by: 'name', name: 'Вера' })
  expect(reply.statusCode).toBe(403)
})
