/** Letters with the whole of the product: mailbox, polling, PostgreSQL, approval, answer, what comes back. */

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, GOOD_ANSWER } from '../../../test/desk.ts'
import { buildActor, saveSettings, saveUser } from '../../../test/factories.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { createEmailConnector } from '../../connectors/email/email-connector.ts'
import type { Actor } from '../../modules/access/index.ts'
import { sendDue } from '../../modules/answers/index.ts'
import { createChannel, openGapSinceCovered, readCursor, saveCursor } from '../../modules/channels/index.ts'
import { processBatch, readGapsBack, startLongPolls } from '../../modules/inbox/index.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { createPipelineDeps } from '../workers.ts'

const OURS = 'priem@borovichi.example'
const ANNA = { id: 5, firstName: 'Анна', lastName: 'Петрова', address: 'anna@pochta.example' }
const never = new AbortController().signal

let emulator: Emulator
let test: TestApp
let people: { executor: Actor; moderator: Actor }
let channelId: string

beforeAll(async () => {
  emulator = await startEmulator('email', null)
})
afterAll(() => emulator.close())

beforeEach(async () => {
  await emulator.act('reset', { seed: 7 })
  await emulator.act('createMailbox', { address: OURS, name: 'Администрация' })
  await emulator.act('createResident', ANNA)
  const connectors = new Map([
    ['email' as const, createEmailConnector({ waitMs: 30, timeouts: { answerMs: 2000 } })],
  ])
  test = await startTestApp({ now: new Date(), connectors })
  await saveSettings(test.db, { asksAuthor: false })
  const agency = { kind: 'agency', code: DESK_AGENCY } as const
  people = {
    executor: await saveUser(test.db, buildActor({ role: 'executor', scope: agency })),
    moderator: await saveUser(test.db, buildActor({ role: 'moderator' })),
  }
  channelId = await connect()
  await poll()
})
afterEach(() => test.close())

async function connect(): Promise<string> {
  const { imap, smtp } = await emulator.act('ports')
  const credentials = {
    ...{ address: OURS, password: 'password', imapHost: '127.0.0.1', smtpHost: '127.0.0.1' },
    ...{ imapPort: String(imap), smtpPort: String(smtp), plusAddress: 'да' },
  }
  const { connectors, channels: book } = test.product
  const created = await createChannel(
    test.context,
    { connectors, publicUrl: 'http://localhost:8080', book },
    {
      actor: null,
      request: {
        ...{ network: 'email', externalId: null, credentials, secret: null },
        ...{ municipalityCode: 'borovichi', transport: 'long_poll' },
      },
    },
  )
  return created.id
}

/** Until the mailbox was looked at to its end after this moment, then all that came is worked on. */
async function poll(): Promise<void> {
  const { db, vault, clock, log } = test.context
  const { connectors, channels } = test.product
  let turns = 0
  const loop = startLongPolls({
    ...{ db, vault, log, clock, connectors, listAccounts: () => channels.list('long_poll') },
    readCursor: (id) => readCursor(db, id),
    async saveCursor(tx, id, cursor) {
      await saveCursor(tx, id, cursor)
      turns += 1
    },
    openGap: (tx, id, reason) => openGapSinceCovered(tx, { channelId: id, reason, now: clock() }),
  })
  await expect.poll(() => turns, { timeout: 10_000, interval: 10 }).toBeGreaterThan(1)
  await loop.stop()
  await work()
}

async function work(): Promise<void> {
  while ((await processBatch(createPipelineDeps(test.product))) > 0);
}

async function readBack(): Promise<void> {
  const { connectors, channels } = test.product
  await readGapsBack({ ...test.context, connectors, listAccounts: () => channels.listAll() }, never)
  await work()
}

const write = (text: string, more: object = {}) =>
  emulator.act('writeLetter', { residentId: ANNA.id, to: OURS, subject: 'Яма на Мира', text, ...more })
const incidents = () => test.db.selectFrom('incident').selectAll().orderBy('foundAt').execute()
const messages = () =>
  test.db
    .selectFrom('message')
    .selectAll()
    .orderBy('receivedAt')
    .orderBy('occurredAt')
    .orderBy('id')
    .execute()
const publication = () => test.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
const lettersOfAnna = async () => {
  const state = (await (await fetch(`${emulator.url}/_ctl/dump`)).json()) as {
    letters: { id: number; owner: string; folder: string; subject: string; text: string }[]
  }
  return state.letters.filter(({ owner, folder }) => owner === ANNA.address && folder === 'INBOX')
}

async function answer(id: string): Promise<void> {
  const ready = { step: 'in_progress', agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' } as const
  await test.db.updateTable('incident').set(ready).where('id', '=', id).execute()
  const { version } = await test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const submit = {
    kind: 'final',
    text: GOOD_ANSWER,
    promise: null,
    expectedVersion: version,
    overrideReason: 'верно',
  }
  const said = await test.as(people.executor).post(`/incidents/${id}/answer/submit`, submit)
  expect(said.statusCode).toBe(200)
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  const approved = await test.as(people.moderator).post(`/incidents/${id}/answer/approve`, decision)
  expect(approved.statusCode).toBe(200)
  await send()
}

async function send(): Promise<void> {
  await sendDue(answersContextOf(test.product))
}

async function askAndAnswer(): Promise<string> {
  await write('Третий месяц у дома пять')
  await poll()
  const [incident] = await incidents()
  await answer(incident!.id)
  return incident!.id
}

it('connects by its keys alone, and a letter becomes a question with its subject', async () => {
  const channel = await test.db.selectFrom('channel').selectAll().executeTakeFirstOrThrow()
  expect(channel).toMatchObject({ externalId: OURS, health: 'green' })
  await write('Третий месяц у дома пять')
  await poll()
  await poll()
  expect(await incidents()).toMatchObject([{ surface: 'email', network: 'email', step: 'new' }])
  expect(await messages()).toMatchObject([
    { text: 'Яма на Мира\n\nТретий месяц у дома пять', subject: 'Яма на Мира', automatic: null },
  ])
})

it('answers in the thread with the number of the question, and the reply joins it', async () => {
  const id = await askAndAnswer()
  expect(await publication()).toMatchObject({ state: 'sent', confirmedBy: 'response' })
  const [letter] = await lettersOfAnna()
  const [question] = await incidents()
  expect(letter).toMatchObject({ subject: `Re: Яма на Мира [№ ${question?.number}]` })
  expect(letter?.text.trim()).toBe(GOOD_ANSWER)

  const reply = { residentId: ANNA.id, letterId: letter?.id, text: 'Спасибо, но не починили' }
  await emulator.act('answerLetter', reply)
  await poll()
  expect(await incidents()).toMatchObject([{ id, step: 'in_progress', hasUnreadFollowUp: true }])
})

it.each(['address', 'number'])('joins a reply that keeps only the %s', async (keeps) => {
  const id = await askAndAnswer()
  const [letter] = await lettersOfAnna()
  await emulator.act('answerLetter', {
    residentId: ANNA.id,
    letterId: letter?.id,
    text: 'Не починили',
    keeps,
  })
  await poll()
  expect(await incidents()).toMatchObject([{ id, hasUnreadFollowUp: true }])
})

it('does not let a stranger into a question by its number', async () => {
  await askAndAnswer()
  const [question] = await incidents()
  await emulator.act('createResident', { id: 6, address: 'oleg@pochta.example' })
  await write('И у меня', { residentId: 6, subject: `Re: Яма [№ ${question?.number}]` })
  await poll()
  expect(await incidents()).toHaveLength(2)
})

it('shows the answer of a program in the talk, and begins and changes nothing by it', async () => {
  await emulator.act('setManner', { residentId: ANNA.id, manner: 'away' })
  const id = await askAndAnswer()
  await poll()
  expect(await incidents()).toMatchObject([{ id, step: 'awaiting_author', hasUnreadFollowUp: false }])
  expect((await messages()).at(-1)).toMatchObject({ automatic: 'reply', incidentId: id, isRead: true })

  await write('Рассылка', { headers: { 'Auto-Submitted': 'auto-replied' }, subject: 'Я в отпуске' })
  await poll()
  expect(await incidents()).toHaveLength(1)
})

it('asks for a fact by letter: a program answers nothing, a reply ends the wait, a lost letter is told of', async () => {
  await emulator.act('setManner', { residentId: ANNA.id, manner: 'away' })
  await write('Третий месяц у дома')
  await poll()
  const [asked] = await incidents()
  const ready = { step: 'in_progress', agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' } as const
  await test.db.updateTable('incident').set(ready).where('id', '=', asked!.id).execute()
  const url = `/incidents/${asked!.id}/clarifications`
  const text = 'Здравствуйте! Уточните, пожалуйста, номер дома.'
  const client = test.as(people.executor)
  const body = { text, isConfirmed: true, expectedVersion: asked!.version }
  expect((await client.post(url, body)).statusCode).toBe(200)
  await send()
  const latest = async () => (await client.get(url)).json().clarifications[0]
  const [letter] = await lettersOfAnna()
  expect(letter).toMatchObject({ subject: `Re: Яма на Мира [№ ${asked!.number}]` })
  expect(letter?.text.trim()).toBe(text)

  await poll()
  expect((await messages()).at(-1)).toMatchObject({ automatic: 'reply', incidentId: asked!.id })
  expect(await latest()).toMatchObject({ state: 'waiting', delivery: 'sent' })

  await emulator.act('answerLetter', { residentId: ANNA.id, letterId: letter?.id, text: 'Дом пять' })
  await poll()
  expect(await latest()).toMatchObject({ state: 'ended', endedAs: 'answered' })
  expect(await incidents()).toMatchObject([
    { step: 'in_progress', hasUnreadFollowUp: true, clarifyUntil: null },
  ])

  // The letter comes back: nobody was asked, so nobody is waited for.
  await emulator.act('setManner', { residentId: ANNA.id, manner: 'bounces' })
  const { version } = (await incidents())[0]!
  expect((await client.post(url, { ...body, expectedVersion: version })).statusCode).toBe(200)
  await send()
  await poll()
  expect(await latest()).toMatchObject({ state: 'ended', endedAs: 'undelivered' })
})

it('takes what a site sends for a question: it may be a resident’s', async () => {
  await write('С сайта', { headers: { 'Auto-Submitted': 'auto-generated' } })
  await poll()
  expect(await incidents()).toHaveLength(1)
  expect(await messages()).toMatchObject([{ automatic: 'bulk' }])
})

it('takes the answer back when the letter comes back, and a person may send it again', async () => {
  await emulator.act('setManner', { residentId: ANNA.id, manner: 'bounces' })
  const id = await askAndAnswer()
  await poll()
  expect(await publication()).toMatchObject({ state: 'failed', errorCode: 'email.bounced_no_reader' })
  expect(await incidents()).toMatchObject([{ id, step: 'awaiting_author', isAuthorUnreachable: true }])
  const card = await test.as(people.moderator).get(`/incidents/${id}`)
  expect(card.json().abilities.resolve_delivery).toBe(true)

  await emulator.act('setManner', { residentId: ANNA.id, manner: 'reads' })
  const { id: publicationId } = await publication()
  const again = await test
    .as(people.moderator)
    .post(`/publications/${publicationId}/resolve`, { decision: 'retry' })
  expect(again.statusCode).toBeLessThan(300)
  await send()
  expect(await publication()).toMatchObject({ state: 'sent' })
  expect(await lettersOfAnna()).toHaveLength(1)
})

it('says that a letter is late, and leaves the answer published', async () => {
  await emulator.act('setManner', { residentId: ANNA.id, manner: 'delays' })
  await askAndAnswer()
  await poll()
  expect(await publication()).toMatchObject({ state: 'sent', errorCode: 'email.delayed' })
  expect(await incidents()).toMatchObject([{ isAuthorUnreachable: false }])
})

it('sends the same letter again after a lost answer', async () => {
  await emulator.setFaults([{ kind: 'smtp_drop', when: 'after', next: 1 }])
  await askAndAnswer()
  expect(await publication()).toMatchObject({ state: 'queued', isUncertain: true })
  test.clock.now = new Date(test.clock.now.getTime() + 120_000)
  await send()
  expect(await publication()).toMatchObject({ state: 'sent' })
  const { id } = await publication()
  const handedOver = (await emulator.ledger('smtp')).filter(
    ({ messageId }) => messageId === `${id}@borovichi.example`,
  )
  expect(handedOver).toHaveLength(2)
})

it('loses nothing and doubles nothing when the mailbox is numbered anew', async () => {
  await write('Раз')
  await poll()
  await write('Два', { subject: 'Фонарь на Мира' })
  await emulator.act('numberAnew', { address: OURS })
  await poll()
  expect(await messages()).toHaveLength(2)
  expect(await incidents()).toHaveLength(2)
  const gaps = await test.db.selectFrom('channelGap').select(['reason', 'state']).execute()
  expect(gaps).toEqual([{ reason: 'email.numbered_anew', state: 'open' }])
  test.clock.now = new Date(test.clock.now.getTime() + 600_000)
  await readBack()
  expect(await messages()).toHaveLength(2)
  const closed = await test.db.selectFrom('channelGap').select('state').execute()
  expect(closed).toEqual([{ state: 'closed' }])
})

it('asks once more for a letter that was refused for a moment, and loses neither it nor the next', async () => {
  await write('Занято')
  await write('Здорово', { subject: 'Фонарь' })
  await emulator.setFaults([{ kind: 'imap_refuse', command: 'UID FETCH', next: 1 }])
  await poll()
  const raw = await test.db.selectFrom('rawInbox').select('state').execute()
  expect(raw).toEqual([{ state: 'done' }, { state: 'done' }])
  expect((await messages()).map(({ text }) => text)).toEqual(['Яма на Мира\n\nЗанято', 'Фонарь\n\nЗдорово'])
})

it('asks again for a letter that was set aside, while the others go on, until it has it', async () => {
  await write('Отравлено')
  await emulator.setFaults([{ kind: 'imap_drop', command: 'UID FETCH', next: 3 }])
  await poll()
  await write('Здорово', { subject: 'Фонарь' })
  await poll()
  expect((await messages()).map(({ text }) => text)).toEqual(['Фонарь\n\nЗдорово'])
  // Reading back begins with a list of what there is.
  await emulator.setFaults([{ kind: 'imap_drop', command: 'UID FETCH', skip: 1, next: 1 }])
  await readBack()
  // Once more in vain: the others were read, and the gap stays open.
  const gap = () => test.db.selectFrom('channelGap').select(['state', 'errorCode']).execute()
  expect(await gap()).toEqual([{ state: 'open', errorCode: 'email.not_fetched' }])
  expect(await messages()).toHaveLength(1)
  test.clock.now = new Date(test.clock.now.getTime() + 5 * 60_000)
  await readBack()
  expect((await messages()).map(({ text }) => text).sort()).toEqual([
    'Фонарь\n\nЗдорово',
    'Яма на Мира\n\nОтравлено',
  ])
  expect(await gap()).toEqual([{ state: 'closed', errorCode: null }])
  // Nothing is left of the trouble for a person to look at.
  const raw = await test.db.selectFrom('rawInbox').select('state').execute()
  expect(raw).toEqual([{ state: 'done' }, { state: 'done' }])
})

it('reads on from where it was when the process died before it could say so', async () => {
  await write('Раз')
  await poll()
  const before = await readCursor(test.db, channelId)
  await write('Два', { subject: 'Фонарь' })
  await poll()
  // As if the letter had been stored and the cursor not: the same one comes again.
  await saveCursor(test.db, channelId, before)
  await poll()
  expect(await messages()).toHaveLength(2)
  expect(await test.db.selectFrom('rawInbox').select('id').execute()).toHaveLength(2)
})

it('tells who asked a stream by a letter under the subject of that letter', async () => {
  const editor = test.as(people.moderator)
  const post = async (path: string, body: object) => {
    const answer = await editor.post(path, body)
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }
  const { id } = await post('/livestreams', {
    ...{ title: 'Прямая линия главы', tag: 'эфирборовичи', municipalityCode: 'borovichi' },
    speakers: [{ name: 'Глава района', position: 'Глава' }],
    plannedAt: test.clock.now.toISOString(),
  })
  const url = `/livestreams/${id}`
  const version = async () => (await editor.get(url)).json().version
  const move = async (to: string) => post(`${url}/move`, { move: to, expectedVersion: await version() })
  await move('announce')
  await write('#эфирборовичи Когда засыпят яму?')
  await poll()
  await move('begin')
  const { questions } = (await editor.get(`${url}/questions?since=0&limit=10`)).json()
  const [key, at] = [crypto.randomUUID(), test.clock.now.toISOString()]
  const answer = { key, at, type: 'answer' }
  const words = { key: crypto.randomUUID(), at, type: 'word_answer', line: 'Засыпят к пятнице' }
  const questionId = questions[0].id
  await post(`${url}/commands`, { commands: [answer, words].map((command) => ({ questionId, command })) })
  await move('end')
  const recording = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 0 }
  expect((await editor.patch(url, { ...recording, expectedVersion: await version() })).statusCode).toBe(200)
  const { tellings } = (await editor.get(`${url}/replies`)).json()
  const shown = tellings.map(({ questionId, shown }: { questionId: string; shown: string }) => ({
    ...{ questionId, shown, isConfirmed: false },
  }))
  const text = 'Ответили в эфире: {ответ} {ссылка}'
  await post(`${url}/replies`, { kind: 'on_air', text, tellings: shown })
  await send()
  const [letter] = await lettersOfAnna()
  expect(letter?.subject).toBe('Re: Яма на Мира')
  expect(letter?.text.trim()).toMatch(/^Ответили в эфире: Засыпят к пятнице\. https:\/\/vk\.com\/video-1_2/)
})
