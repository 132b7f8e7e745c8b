/** The connector against the emulated post, on real sockets: a server of mailboxes and one that takes letters. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { wordsOf } from '../../../test/networks/words-of.ts'
import type { ChannelAccount, Connector, InboundEvent, OutgoingMessage, RawItem } from '../connector.ts'
import { createEmailConnector } from './email-connector.ts'

const OURS = 'priem@valdai.example'
const PASSWORD = 'slovo-i-delo'
const KEY = '0199b0f2-1111-7222-8333-444455556666'
const ANNA = { id: 5, firstName: 'Анна', lastName: 'Петрова', address: 'anna@pochta.example' }
/** Of a turn that finds nothing. */
const SOON_MS = 200

let emulator: Emulator
let connector: Connector
let account: ChannelAccount
let ports: Record<string, unknown>
let stop: AbortController

beforeAll(async () => {
  emulator = await startEmulator('email', null)
  ports = await emulator.act('ports')
})
afterAll(() => emulator.close())

beforeEach(async () => {
  stop = new AbortController()
  await emulator.act('reset', { seed: 7 })
  await emulator.act('createMailbox', { address: OURS, name: 'Администрация', password: PASSWORD })
  await emulator.act('createResident', ANNA)
  connector = createEmailConnector({ waitMs: SOON_MS, maxLetterBytes: 200_000, timeouts: { answerMs: 1500 } })
  account = {
    id: 'channel-1',
    network: 'email',
    externalId: OURS,
    tokens: {
      ...{ address: OURS, password: PASSWORD, senderName: 'Администрация округа' },
      ...{ imapHost: '127.0.0.1', smtpHost: '127.0.0.1', plusAddress: 'да' },
      ...{ imapPort: String(ports.imap), smtpPort: String(ports.smtp) },
    },
    webhookSecret: null,
  }
})
afterEach(() => stop.abort())

const poll = (cursor: unknown) => connector.longPoll!.poll(account, cursor, stop.signal)
const write = (text: string, more: object = {}) =>
  emulator.act('writeLetter', { residentId: ANNA.id, to: OURS, subject: 'Яма', text, ...more })
const begin = async () => (await poll(null)).cursor
const countIdles = async () =>
  (await emulator.ledger('imap')).filter(({ command }) => command === 'IDLE').length

async function readAll(items: readonly RawItem[]): Promise<InboundEvent[]> {
  const events: InboundEvent[] = []
  for (const { body } of items) events.push(...(await connector.normalise(body, account, new Date())))
  return events
}

const read = async (items: readonly RawItem[]) => (await readAll(items)).map(wordsOf)

async function ask(text = 'Починят ли?'): Promise<{ question: ReturnType<typeof wordsOf>; cursor: unknown }> {
  const first = await begin()
  await write(text)
  const { items, cursor } = await poll(first)
  const [question] = await read(items)
  return { question: question!, cursor }
}

function answerTo(
  question: ReturnType<typeof wordsOf>,
  extra: Partial<OutgoingMessage> = {},
): OutgoingMessage {
  return {
    surface: question.surface,
    container: question.container,
    replyToExternalId: question.externalId,
    threadExternalId: question.threadExternalId,
    text: 'Здравствуйте, Анна! Засыплем до пятницы.',
    attachmentRefs: [],
    buttons: [],
    letter: { subject: question.subject ?? '', incidentNumber: 42 },
    ...extra,
  }
}

async function lettersOf(owner: string, folder = 'INBOX'): Promise<Record<string, unknown>[]> {
  const state = (await (await fetch(`${emulator.url}/_ctl/dump`)).json()) as {
    letters: Record<string, unknown>[]
  }
  return state.letters.filter((letter) => letter.owner === owner && letter.folder === folder)
}

describe('reading', () => {
  it('begins with now, then brings what comes, in the order of its coming, and once', async () => {
    await write('Написано до подключения')
    const first = await poll(null)
    expect(first).toMatchObject({ items: [], gap: null })
    await write('Первое')
    await write('Второе', { form: 'koi8-r' })
    const second = await poll(first.cursor)
    expect((await read(second.items)).map(({ text }) => text)).toEqual(['Яма\n\nПервое', 'Яма\n\nВторое'])
    const again = await poll(first.cursor)
    expect(again.items.map(({ dedupeKey }) => dedupeKey)).toEqual(
      second.items.map(({ dedupeKey }) => dedupeKey),
    )
    const before = await countIdles()
    // Of `n:*` the last letter is always a part: it is not taken twice.
    expect((await poll(second.cursor)).items).toEqual([])
    expect(await countIdles()).toBe(before + 1)
  })

  it('wakes when the server tells of a letter', async () => {
    const cursor = await begin()
    connector = createEmailConnector({ waitMs: 60_000 })
    const turn = poll(cursor)
    await expect.poll(async () => (await emulator.ledger('imap')).at(-1)?.command).toBe('IDLE')
    await write('Разбудит')
    expect((await read((await turn).items)).map(({ text }) => text)).toEqual(['Яма\n\nРазбудит'])
  })

  it('finds a letter though the IDLE died without a word', async () => {
    const cursor = await begin()
    // Long enough for the letter to come into the silence.
    connector = createEmailConnector({ waitMs: 1000 })
    await emulator.setFaults([{ kind: 'imap_silent', command: 'IDLE', next: 1 }])
    const turn = poll(cursor)
    await expect.poll(async () => (await emulator.ledger('imap')).at(-1)?.command).toBe('IDLE')
    await write('В тишине')
    const quiet = await turn
    expect(quiet.items).toEqual([])
    expect(await read((await poll(quiet.cursor)).items)).toMatchObject([{ text: 'Яма\n\nВ тишине' }])
  })

  it('leaves every letter unread and where it lies', async () => {
    await ask()
    expect(await lettersOf(OURS)).toMatchObject([{ flags: [], folder: 'INBOX' }])
  })

  it('ends at once when it is no longer wanted', async () => {
    const cursor = await begin()
    connector = createEmailConnector({ waitMs: 60_000 })
    const turn = poll(cursor)
    await expect.poll(async () => (await emulator.ledger('imap')).at(-1)?.command).toBe('IDLE')
    stop.abort()
    expect(await turn).toMatchObject({ items: [], gap: null })
  })

  it('reads a mailbox that was numbered anew from before it was last seen, and says so', async () => {
    const { cursor } = await ask('Старое')
    await write('Пришло перед переездом')
    await emulator.act('numberAnew', { address: OURS })
    const moved = await poll(cursor)
    expect(moved.gap).toBe('email.numbered_anew')
    const texts = (await read(moved.items)).map(({ text }) => text)
    expect(texts).toEqual(['Яма\n\nСтарое', 'Яма\n\nПришло перед переездом'])
    expect((await poll(moved.cursor)).items).toEqual([])
  })

  it('asks once more for a letter that the server refused for a moment', async () => {
    const cursor = await begin()
    await write('Занято')
    await emulator.setFaults([{ kind: 'imap_refuse', command: 'UID FETCH', next: 1 }])
    await expect(poll(cursor)).rejects.toMatchObject({ reason: 'try_later' })
    const { items } = await poll(cursor)
    expect(await read(items)).toMatchObject([{ text: 'Яма\n\nЗанято' }])
  })

  it.each([
    { kind: 'imap_refuse', command: 'UID FETCH', next: 3 },
    { kind: 'imap_drop', command: 'UID FETCH', next: 3 },
  ])('sets a letter aside that the server will not give, and brings those after it: %o', async (fault) => {
    const cursor = await begin()
    await write('Отравлено')
    await write('Здорово')
    await emulator.setFaults([fault])
    for (let time = 0; time < 2; time += 1)
      await expect(poll(cursor)).rejects.toMatchObject({ reason: 'try_later' })
    const aside = await poll(cursor)
    expect(aside).toMatchObject({ items: [], gap: 'email.not_fetched' })
    const next = await poll(aside.cursor)
    expect(next.gap).toBeNull()
    expect(await read(next.items)).toMatchObject([{ text: 'Яма\n\nЗдорово' }])
  })

  it('takes the beginning of a letter that is too long, with its words', async () => {
    const cursor = await begin()
    await write('Много фото', { text: `Много слов. ${'длинно '.repeat(2500)}`, photos: 5, form: 'html' })
    connector = createEmailConnector({ waitMs: SOON_MS, maxLetterBytes: 20_000 })
    const { items } = await poll(cursor)
    const [event] = await read(items)
    expect(event?.text).toContain('Много слов.')
    expect(event?.attachments.at(-1)).toMatchObject({ kind: 'cut_letter' })
  })

  it('rests after a wrong password, and says that the key is dead', async () => {
    await emulator.act('lockMailbox', { address: OURS, isLocked: true })
    connector = createEmailConnector({ waitMs: 300 })
    const started = performance.now()
    await expect(poll(null)).rejects.toMatchObject({ reason: 'token_revoked', code: 'email.login' })
    expect(performance.now() - started).toBeGreaterThan(250)
  })

  it('reads back by dates with the keys of live letters', async () => {
    const cursor = await begin()
    const from = new Date()
    for (const text of ['Раз', 'Два']) await write(text)
    const live = await poll(cursor)
    const pages: RawItem[] = []
    const scope = { kind: 'time', from, to: new Date() } as const
    for await (const page of connector.readBack!.read(account, scope, stop.signal)) pages.push(...page)
    expect(pages.map(({ dedupeKey }) => dedupeKey)).toEqual(live.items.map(({ dedupeKey }) => dedupeKey))
    const old = { kind: 'time', from: new Date(0), to: new Date(86_400_000) } as const
    for await (const page of connector.readBack!.read(account, old, stop.signal)) expect(page).toEqual([])
  })

  it('gives the bytes of a file', async () => {
    const cursor = await begin()
    await write('С фото', { photos: 1 })
    const { items } = await poll(cursor)
    const [event] = await read(items)
    const [photo] = event!.attachments
    expect(photo).toMatchObject({ kind: 'photo', title: 'photo-1.png' })
    const found = await connector.locateAttachment(account, photo!, items[0]!.body)
    expect(found?.kind === 'bytes' && Buffer.from(found.bytes).subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('answering', () => {
  it('goes out in the thread of the question, with its number, and stays among the sent', async () => {
    const { question } = await ask()
    const file = { contentType: 'application/pdf', name: 'акт.pdf', bytes: Buffer.from('%PDF') }
    const sent = await connector.publishing.send(account, answerTo(question, { files: [file] }), KEY)
    expect(sent).toMatchObject({ externalId: `${KEY}@valdai.example`, permalink: null })
    expect(await lettersOf(ANNA.address)).toMatchObject([
      {
        from: OURS,
        subject: 'Re: Яма [№ 42]',
        messageId: `${KEY}@valdai.example`,
        answersId: question.externalId,
        references: [question.externalId],
        text: expect.stringContaining('Засыплем до пятницы'),
        files: ['акт.pdf'],
      },
    ])
    await sent.afterwards?.()
    expect(await lettersOf(OURS, 'Sent')).toMatchObject([
      { messageId: `${KEY}@valdai.example`, flags: ['\\Seen'] },
    ])
    expect(await connector.publishing.reconcile(account, answerTo(question), KEY)).toEqual({
      state: 'sent',
      externalId: `${KEY}@valdai.example`,
    })
  })

  it('is sent when the server has taken it: a mailbox that is silent holds up nothing', async () => {
    const { question } = await ask()
    await emulator.setFaults([{ kind: 'imap_silent', command: 'LIST' }])
    const sent = await connector.publishing.send(account, answerTo(question), KEY)
    expect(await lettersOf(ANNA.address)).toHaveLength(1)
    expect(await lettersOf(OURS, 'Sent')).toEqual([])
    await emulator.setFaults([])
    await sent.afterwards?.()
    expect(await lettersOf(OURS, 'Sent')).toHaveLength(1)
  }, 10_000)

  it.each(['all', 'address', 'number'] as const)('joins the reply whose program keeps %s', async (keeps) => {
    const { question, cursor } = await ask()
    await connector.publishing.send(account, answerTo(question), KEY)
    const [letter] = await lettersOf(ANNA.address)
    await emulator.act('answerLetter', {
      ...{ residentId: ANNA.id, letterId: letter?.id, text: 'Спасибо, но не починили', keeps },
    })
    const [reply] = await read((await poll(cursor)).items)
    const own = `${KEY}@valdai.example`
    if (keeps === 'number') expect(reply).toMatchObject({ incidentNumber: 42, parentExternalId: null })
    else expect(reply).toMatchObject({ parentExternalId: own, isThreadOfParent: true })
    expect(reply?.container).toBe(question.container)
  })

  it.each([
    [
      { stage: 'rcpt', code: 451 },
      { reason: 'try_later', code: 'email.later' },
    ],
    [{ stage: 'mail', code: 421 }, { reason: 'try_later' }],
    [
      { stage: 'rcpt', code: 550 },
      { reason: 'refused', code: 'email.no_such_reader' },
    ],
    [
      { stage: 'mail', code: 553 },
      { reason: 'refused', code: 'email.sender_refused' },
    ],
    [
      { stage: 'data', code: 554 },
      { reason: 'refused', code: 'email.letter_refused' },
    ],
    [
      { stage: 'data', code: 552 },
      { reason: 'refused', code: 'email.too_big' },
    ],
    [
      { stage: 'data', code: 451 },
      { reason: 'try_later', code: 'email.later' },
    ],
    [
      { stage: 'auth', code: 535 },
      { reason: 'token_revoked', code: 'email.login' },
    ],
    [
      { stage: 'auth', code: 454 },
      { reason: 'try_later', code: 'email.busy' },
    ],
  ])('tells a refusal from a delay: %o', async (fault, failure) => {
    const { question } = await ask()
    await emulator.setFaults([{ kind: 'smtp_refuse', ...fault }])
    await expect(connector.publishing.send(account, answerTo(question), KEY)).rejects.toMatchObject(failure)
    expect(await lettersOf(ANNA.address)).toEqual([])
  })

  it.each([
    ['smtp_hang', 'after'],
    ['smtp_drop', 'after'],
    ['smtp_hang', 'before'],
  ] as const)(
    'is uncertain after %s %s the letter was taken, and the repeat is the same letter',
    async (kind, when) => {
      const { question } = await ask()
      await emulator.setFaults([{ kind, when, next: 1 }])
      await expect(connector.publishing.send(account, answerTo(question), KEY)).rejects.toMatchObject({
        reason: 'uncertain',
      })
      expect(await connector.publishing.reconcile(account, answerTo(question), KEY)).toEqual({
        state: 'unknown',
      })
      await connector.publishing.send(account, answerTo(question), KEY)
      const ids = (await lettersOf(ANNA.address)).map(({ messageId }) => messageId)
      expect(ids).toHaveLength(when === 'after' ? 2 : 1)
      expect(new Set(ids)).toEqual(new Set([`${KEY}@valdai.example`]))
    },
  )

  it('knows that nothing left where nobody listens, and shows no address in its words', async () => {
    const { question } = await ask()
    const away = { ...account, tokens: { ...account.tokens, smtpPort: '1' } }
    const error = await connector.publishing
      .send(away, answerTo(question), KEY)
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ reason: 'try_later', code: 'email.connection_failed' })
    await emulator.act('setManner', { residentId: ANNA.id, manner: 'refuses' })
    const refused = await connector.publishing
      .send(account, answerTo(question), KEY)
      .catch((reason: unknown) => reason)
    expect(refused).toMatchObject({ reason: 'refused', code: 'email.no_such_reader' })
    expect(JSON.stringify([error, refused, String((refused as Error).stack)])).not.toMatch(/anna@|slovo/)
  })

  it('hears of a letter that came back, and of one that is late', async () => {
    const { question, cursor } = await ask()
    await emulator.act('setManner', { residentId: ANNA.id, manner: 'bounces' })
    await connector.publishing.send(account, answerTo(question), KEY)
    const back = await poll(cursor)
    expect(await readAll(back.items)).toMatchObject([
      { op: 'delivery', idempotencyKey: KEY, delivery: { state: 'failed', code: 'email.bounced_no_reader' } },
    ])
    await emulator.act('setManner', { residentId: ANNA.id, manner: 'delays' })
    await connector.publishing.send(account, answerTo(question), KEY)
    expect(await readAll((await poll(back.cursor)).items)).toMatchObject([
      { op: 'delivery', delivery: { state: 'delayed' } },
    ])
  })

  it('knows the answer of a program', async () => {
    const { question, cursor } = await ask()
    await emulator.act('setManner', { residentId: ANNA.id, manner: 'away' })
    await connector.publishing.send(account, answerTo(question), KEY)
    expect(await read((await poll(cursor)).items)).toMatchObject([
      { automatic: 'reply', parentExternalId: `${KEY}@valdai.example` },
    ])
  })
})

it('asks for answers to its plain address where the server takes no other', async () => {
  const { question } = await ask()
  const plain = { ...account, tokens: { ...account.tokens, plusAddress: 'нет' } }
  await connector.publishing.send(plain, answerTo(question), KEY)
  const [letter] = await lettersOf(ANNA.address)
  expect(Buffer.from(String(letter?.raw), 'base64').toString()).not.toMatch(/^Reply-To:/im)
})

describe('checks', () => {
  const statesOf = async (tokens: Record<string, string> = {}, externalId = OURS) => {
    const probe = await connector.probe(
      { ...account, externalId, tokens: { ...account.tokens, ...tokens } },
      null,
    )
    return {
      ...probe,
      failed: probe.checks.filter(({ state }) => state === 'failed').map(({ code }) => code),
    }
  }

  it('tells the address of the mailbox, and that all is well', async () => {
    await write('Лежит давно')
    const probe = await statesOf({}, '')
    expect(probe).toMatchObject({ name: 'Администрация округа', externalId: OURS, failed: [] })
    expect(probe.checks).toContainEqual({ code: 'email.mailbox', state: 'ok', details: { letters: 1 } })
  })

  it.each([
    [{ address: 'not an address' }, ['email.settings']],
    [{ imapHost: 'https://mail.example' }, ['email.settings']],
    [{ password: 'wrong' }, ['email.token', 'email.smtp_login']],
    [{ mailbox: 'Нет такого' }, ['email.mailbox']],
    [{ imapPort: '1' }, ['email.reachable']],
    [{ smtpPort: '1' }, ['email.smtp_reachable']],
  ])('names what is wrong with %o', async (tokens, failed) => {
    expect((await statesOf(tokens)).failed).toEqual(failed)
  })

  it('refuses another address under the same channel', async () => {
    expect((await statesOf({}, 'other@valdai.example')).failed).toEqual(['email.address'])
  })

  it('asks for encryption before the password, but on this computer', async () => {
    const outside = {
      ...account.tokens,
      imapHost: 'localhost.localdomain',
      smtpHost: 'localhost.localdomain',
    }
    const before = (await emulator.ledger('imap')).length
    const { checks } = await connector.probe({ ...account, tokens: outside }, null)
    expect(checks.filter(({ state }) => state === 'failed').map(({ code }) => code)).toEqual([
      'email.reachable',
      'email.smtp_reachable',
    ])
    const said = (await emulator.ledger('imap')).slice(before).map(({ command }) => command)
    expect(said).not.toContain('LOGIN')
  })
})
