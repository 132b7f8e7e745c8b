/** The connector against the emulator, which judges every call by the vendor's schema and answers in its words. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/networks/webhook-receiver.ts'
import { wordsOf } from '../../../test/networks/words-of.ts'
import type { ChannelAccount, Connector, InboundEvent, KnownPlace, OutgoingMessage } from '../connector.ts'
import { createMaxConnector } from './max-connector.ts'
import { normaliseMax } from './max-normalise.ts'

const TOKEN = 'token-of-the-bot'
const BOT = 229
const never = new AbortController().signal

let emulator: Emulator
let connector: Connector
let account: ChannelAccount
let receiver: WebhookReceiver
/** The clock of the emulator goes on from test to test. */
let now = new Date('2026-11-02T09:00:00Z')
let start = now

beforeAll(async () => {
  emulator = await startEmulator('max', now)
})
afterAll(() => emulator.close())

beforeEach(async () => {
  start = now
  await emulator.act('reset', { seed: 7 })
  connector = createMaxConnector({ apiUrl: emulator.url, now: () => now, limiter: createInstantLimiter() })
  account = {
    id: 'channel-1',
    network: 'max',
    externalId: String(BOT),
    tokens: { bot: TOKEN },
    webhookSecret: 's3cr3t_s3cr3t',
  }
  receiver = await startWebhookReceiver(connector, () => account)
  await emulator.act('createBot', { id: BOT, name: 'Вопросы округа', token: TOKEN })
  await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
  await emulator.act('createResident', { id: 6, firstName: 'Олег', lastName: 'Мостов' })
})
afterEach(() => receiver.close())

const idle = () => emulator.act('idle')
async function advance(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms)
  await emulator.act('advance', { ms })
}

async function beginDialog(text = 'Не горит фонарь'): Promise<InboundEvent> {
  await emulator.act('startBot', { botId: BOT, residentId: 5 })
  await emulator.act('writeMessage', { botId: BOT, residentId: 5, text })
  await idle()
  return receiver.events().findLast(({ op }) => op === 'created')!
}

function answerTo(event: InboundEvent, extra: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    surface: event.surface,
    container: event.container,
    replyToExternalId: event.externalId,
    threadExternalId: event.threadExternalId,
    text: 'Здравствуйте! Починим до пятницы.',
    attachmentRefs: [],
    buttons: [],
    ...extra,
  }
}

const placesOf = (events: readonly InboundEvent[]): KnownPlace[] =>
  events.map(({ container, surface }) => ({ container, surface, isLeft: false }))

async function readBack(from: Date | null, places: KnownPlace[]): Promise<InboundEvent[]> {
  const events: InboundEvent[] = []
  for await (const items of connector.readBack!.read(account, { kind: 'time', from, to: now, places }, never))
    events.push(...items.flatMap(({ body }) => normaliseMax(body, account)))
  return events
}

it.each([
  ['voice', 'audio'],
  ['sticker', 'sticker'],
])('hears a %s that came instead of words', async (media, kind) => {
  await connector.subscribe(account, receiver.url)
  await emulator.act('startBot', { botId: BOT, residentId: 5 })
  await emulator.act('writeMessage', { botId: BOT, residentId: 5, media })
  await idle()
  const heard = receiver.events().findLast(({ op }) => op === 'created')
  expect(heard).toMatchObject({ text: '', attachments: [{ kind, url: expect.any(String) }] })
})

describe('subscription', () => {
  it('registers with the secret, hears of everything, and repeats harmlessly', async () => {
    await connector.subscribe(account, receiver.url)
    await connector.subscribe(account, receiver.url)
    const asked = await beginDialog()
    expect(asked).toMatchObject({ text: 'Не горит фонарь', surface: 'private', author: { externalId: '5' } })
    expect(receiver.items.length).toBe(2)
    expect(receiver.statuses).toEqual([200, 200])
  })

  it('refuses whoever does not know the secret', async () => {
    await connector.subscribe(account, receiver.url)
    account = { ...account, webhookSecret: 'another_secret' }
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    await idle()
    expect(receiver.statuses).toEqual([403])
    expect(receiver.items).toEqual([])
  })

  it('takes away an old address of ours and leaves those of others', async () => {
    const old = receiver.url.replace('secret-path', 'old-path')
    for (const url of [old, 'https://other.example.org/hook'])
      await connector.subscribe({ ...account, webhookSecret: 'xxxxx' }, url)
    await connector.subscribe(account, old)
    await connector.subscribe(account, receiver.url)
    const probe = await connector.probe(account, receiver.url)
    expect(probe.checks).toContainEqual({ code: 'max.subscription_alive', state: 'ok', details: {} })
    expect(probe.checks).toContainEqual({
      code: 'max.subscription_single',
      state: 'ok',
      details: { count: 1 },
    })
  })

  it('is seen to be gone after eight hours of silence, and all that was missed is read back', async () => {
    await connector.subscribe(account, receiver.url)
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    const channel = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const post = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте здесь' })
    await beginDialog()
    const places = placesOf(receiver.events())
    receiver.failWith.status = 503
    await advance(HOUR_MS)
    const missedAt = now
    await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: 'Всё ещё темно' })
    await emulator.act('writeInChat', { chatId: chat.id, residentId: 6, text: 'И у нас темно' })
    await emulator.act('addComment', { postId: post.mid, residentId: 6, text: 'Когда починят?' })
    await advance(9 * HOUR_MS)
    expect(await emulator.ledger('unsubscribed')).toHaveLength(1)
    const { checks } = await connector.probe(account, receiver.url)
    expect(checks).toContainEqual(
      expect.objectContaining({ code: 'max.subscription_alive', state: 'failed' }),
    )

    receiver.failWith.status = null
    await connector.subscribe(account, receiver.url)
    const seen = await readBack(missedAt, places)
    expect(
      seen.map(wordsOf).map(({ op, text, surface, occurredAt }) => ({ op, text, surface, occurredAt })),
    ).toEqual(
      expect.arrayContaining([
        { op: 'seen', text: 'Всё ещё темно', surface: 'private', occurredAt: missedAt },
        { op: 'seen', text: 'И у нас темно', surface: 'chat', occurredAt: missedAt },
        { op: 'seen', text: 'Когда починят?', surface: 'comment', occurredAt: missedAt },
      ]),
    )
    expect(seen).toHaveLength(3)
  })
})

describe('reading back', () => {
  it('gives the same natural keys and versions of content as live events', async () => {
    await connector.subscribe(account, receiver.url)
    const channel = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const post = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте здесь' })
    await emulator.act('addComment', { postId: post.mid, residentId: 6, text: 'Когда починят?', photos: 1 })
    await beginDialog()
    await emulator.act('forward', { botId: BOT, residentId: 5, text: 'Объявление во дворе' })
    await idle()
    const live = receiver.events().filter(({ op }) => op === 'created')
    const seen = await readBack(start, placesOf(live))
    const keyOf = ({ container, externalId }: InboundEvent) => `${container} ${externalId}`
    expect(seen.map(keyOf).sort()).toEqual(live.map(keyOf).sort())
    for (const event of seen) {
      const twin = live.find((other) => keyOf(other) === keyOf(event))!
      expect(twin.version.split('.').at(1)).toBe(event.version)
      expect(event).toMatchObject({ surface: twin.surface, threadExternalId: twin.threadExternalId })
    }
  })

  it('reads on past a page, and past a chat that is closed to us', async () => {
    await connector.subscribe(account, receiver.url)
    const first = await beginDialog()
    for (let count = 0; count < 120; count += 1) {
      await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: `Сообщение ${count}` })
      if (count % 7 === 0) await advance(1)
    }
    const closed = { container: 'max:chat:-1', surface: 'chat' as const, isLeft: false }
    const seen = await readBack(start, [closed, ...placesOf([first])])
    expect(new Set(seen.map(({ externalId }) => externalId)).size).toBe(121)
  })
})

describe('answers', () => {
  beforeEach(() => connector.subscribe(account, receiver.url))

  it('stand in the dialog in answer to the words, and are read back as an echo', async () => {
    const asked = await beginDialog()
    const sent = await connector.publishing.send(account, answerTo(asked, { buttons: ['Да', 'Нет'] }), 'key')
    const seen = await readBack(start, placesOf([asked]))
    expect(seen.find(({ externalId }) => externalId === sent.externalId)).toMatchObject({
      op: 'echo',
      parentExternalId: asked.externalId,
      text: 'Здравствуйте! Починим до пятницы.',
      attachments: [],
    })
    await emulator.act('pressButton', { mid: sent.externalId, residentId: 5, label: 'Да' })
    await idle()
    expect(receiver.events().at(-1)).toMatchObject({ op: 'created', text: 'Да', threadExternalId: 'dialog' })
  })

  it('stand under the post where the comment was, and carry no files there', async () => {
    const channel = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const post = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте' })
    const comment = await emulator.act('addComment', { postId: post.mid, residentId: 6, text: 'Когда?' })
    await idle()
    const asked = receiver.events().find(({ externalId }) => externalId === comment.mid)!
    await connector.publishing.send(account, answerTo(asked), 'key')
    const request = (await emulator.ledger('request')).at(-1)
    expect(request).toMatchObject({ effect: 'created', body: { link: { type: 'reply', mid: comment.mid } } })
    await expect(
      connector.publishing.send(account, answerTo(asked, { attachmentRefs: ['image:t'] }), 'key'),
    ).rejects.toMatchObject({ reason: 'refused', code: 'max.cannot_attach' })
  })

  it('bring a picture and a document along', async () => {
    const asked = await beginDialog()
    const picture = { contentType: 'image/png', name: 'до.png', bytes: new Uint8Array([1, 2, 3]) }
    const paper = { contentType: 'application/pdf', name: 'акт.pdf', bytes: new Uint8Array([4, 5]) }
    const refs = [
      await connector.publishing.upload!(account, asked, picture),
      await connector.publishing.upload!(account, asked, paper),
    ]
    expect(refs.map((ref) => ref.split(':')[0])).toEqual(['image', 'file'])
    const sent = await connector.publishing.send(account, answerTo(asked, { attachmentRefs: refs }), 'key')
    const seen = await readBack(start, placesOf([asked]))
    const echo = wordsOf(seen.find(({ externalId }) => externalId === sent.externalId))
    expect(echo.attachments.map(({ kind, title }) => [kind, title])).toEqual([
      ['photo', null],
      ['doc', 'акт.pdf'],
    ])
    const source = await connector.locateAttachment(account, echo.attachments[1]!, null)
    expect(source).toMatchObject({ kind: 'url' })
  })

  it('are refused where nobody may be written to any more', async () => {
    const asked = await beginDialog()
    await emulator.act('stopBot', { botId: BOT, residentId: 5 })
    await expect(connector.publishing.send(account, answerTo(asked), 'key')).rejects.toMatchObject({
      reason: 'refused',
    })
    await idle()
    expect(receiver.events().at(-1)).toMatchObject({ op: 'permission', change: 'denied' })
  })
})

describe('failures', () => {
  const error = (status: number, code: string) => ({ kind: 'error', status, code })

  it.each([
    [error(400, 'attachment.not.ready'), 'try_later', 'max.attachment.not.ready'],
    [error(400, 'proto.payload'), 'refused', 'max.proto.payload'],
    [error(401, 'verify.token'), 'token_revoked', 'max.verify.token'],
    [error(403, 'chat.denied'), 'refused', 'max.chat.denied'],
    [error(404, 'message.not.found'), 'refused', 'max.message.not.found'],
    [error(405, 'method.not.allowed'), 'refused', 'max.method.not.allowed'],
    [error(422, 'comments.timeout_exceeded'), 'refused', 'max.comments.timeout_exceeded'],
    [error(429, 'too.many.requests'), 'try_later', 'max.too.many.requests'],
    [error(503, 'service.unavailable'), 'uncertain', 'max.http_503'],
    [{ kind: 'http', status: 502, when: 'before' }, 'uncertain', 'max.http_502'],
    [{ kind: 'http', status: 500, when: 'after' }, 'uncertain', 'max.http_500'],
    [{ kind: 'drop', when: 'before' }, 'uncertain', 'max.connection_lost'],
    [{ kind: 'drop', when: 'after' }, 'uncertain', 'max.connection_lost'],
    [{ kind: 'malformed', when: 'after' }, 'uncertain', 'max.bad_answer'],
  ])('of a send by %o is %s', async (fault, reason, code) => {
    await connector.subscribe(account, receiver.url)
    const asked = await beginDialog()
    await emulator.setFaults([{ ...fault, method: 'POST /messages' }])
    await expect(connector.publishing.send(account, answerTo(asked), 'key')).rejects.toMatchObject({
      reason,
      code,
    })
  })

  it.each([
    [error(429, 'too.many.requests'), 'try_later'],
    [error(503, 'service.unavailable'), 'try_later'],
    [{ kind: 'drop', when: 'after' }, 'try_later'],
    [{ kind: 'malformed', when: 'after' }, 'unreadable'],
    [error(401, 'verify.token'), 'token_revoked'],
  ])('of a reading by %o is %s: nothing has happened', async (fault, reason) => {
    await connector.subscribe(account, receiver.url)
    const asked = await beginDialog()
    await emulator.setFaults([{ ...fault, method: 'GET /messages' }])
    await expect(readBack(start, placesOf([asked]))).rejects.toMatchObject({ reason })
  })

  it('tells a server that is not there from one that may have heard', async () => {
    const gone = await startWebhookReceiver(connector, () => account)
    await gone.close()
    const nobody = createMaxConnector({ apiUrl: new URL(gone.url).origin })
    await connector.subscribe(account, receiver.url)
    const asked = answerTo(await beginDialog())
    await expect(nobody.publishing.send(account, asked, 'key')).rejects.toMatchObject({
      reason: 'try_later',
      code: 'max.connection_failed',
    })
    const silent = createMaxConnector({
      apiUrl: emulator.url,
      fetch: () => Promise.reject(new DOMException('late', 'TimeoutError')),
    })
    await expect(silent.publishing.send(account, asked, 'key')).rejects.toMatchObject({
      reason: 'uncertain',
      code: 'max.timeout',
    })
  })

  it('says of an untrusted certificate what it is', async () => {
    const cause = Object.assign(new Error('unable to get local issuer certificate'), {
      code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    })
    const strict = createMaxConnector({
      apiUrl: emulator.url,
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    })
    const { checks } = await strict.probe(account, receiver.url)
    expect(checks).toContainEqual({
      code: 'max.certificate',
      state: 'failed',
      details: { reason: 'max.bad_certificate' },
    })
  })
})

describe('after an uncertain send', () => {
  beforeEach(() => connector.subscribe(account, receiver.url))

  it('finds what went through', async () => {
    const asked = await beginDialog()
    await emulator.setFaults([{ kind: 'drop', when: 'after', method: 'POST /messages' }])
    await connector.publishing.send(account, answerTo(asked), 'key').catch(() => undefined)
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toMatchObject({
      state: 'sent',
    })
  })

  it('knows what begins in a dialog without an answer to anything', async () => {
    await beginDialog()
    const { container, threadExternalId } = connector.privateMessages!.dialogOf(account, '5')
    const place = { surface: 'private' as const, container, threadExternalId, replyToExternalId: '' }
    const ours = { ...place, text: 'Вернули 840 рублей', attachmentRefs: [], buttons: [] }
    expect(await connector.publishing.reconcile(account, ours, 'key')).toEqual({ state: 'not_sent' })
    await emulator.setFaults([{ kind: 'drop', when: 'after', method: 'POST /messages' }])
    await connector.publishing.send(account, ours, 'key').catch(() => undefined)
    expect(await connector.publishing.reconcile(account, ours, 'key')).toMatchObject({ state: 'sent' })
  })

  it('says that what did not go through did not', async () => {
    const asked = await beginDialog()
    await emulator.setFaults([{ kind: 'drop', when: 'before', method: 'POST /messages' }])
    await connector.publishing.send(account, answerTo(asked), 'key').catch(() => undefined)
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toEqual({
      state: 'not_sent',
    })
  })

  it('does not take the same words in answer to another for these', async () => {
    const first = await beginDialog('Первый вопрос')
    await advance(1000)
    await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: 'Второй вопрос' })
    await idle()
    const second = receiver.events().at(-1)!
    await connector.publishing.send(account, answerTo(second), 'key')
    expect(await connector.publishing.reconcile(account, answerTo(first), 'key')).toEqual({
      state: 'not_sent',
    })
    expect(await connector.publishing.reconcile(account, answerTo(second), 'key')).toMatchObject({
      state: 'sent',
    })
  })

  it('looks under the post for a comment', async () => {
    const channel = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const post = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте' })
    const comment = await emulator.act('addComment', { postId: post.mid, residentId: 6, text: 'Когда?' })
    await idle()
    const asked = receiver.events().find(({ externalId }) => externalId === comment.mid)!
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toEqual({
      state: 'not_sent',
    })
    await connector.publishing.send(account, answerTo(asked), 'key')
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toMatchObject({
      state: 'sent',
    })
  })

  it('does not know where it may not look', async () => {
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    const said = await emulator.act('writeInChat', { chatId: chat.id, residentId: 6, text: 'Темно' })
    await idle()
    const asked = receiver.events().find(({ externalId }) => externalId === said.mid)!
    await emulator.act('setRights', { chatId: chat.id, botId: BOT, permissions: [] })
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toEqual({
      state: 'unknown',
    })
  })
})

describe('checks', () => {
  it('say the name and the number, and which rights are missing where', async () => {
    const chat = await emulator.act('createChat', {
      type: 'chat',
      title: 'Двор',
      botIds: [BOT],
      permissions: [],
    })
    const places = [{ container: `max:chat:${chat.id}`, surface: 'chat' as const, isLeft: false }]
    const report = await connector.probe(account, null, places)
    expect(report).toMatchObject({ name: 'Вопросы округа', externalId: String(BOT) })
    expect(report.checks).toContainEqual({
      code: 'max.right_read_all',
      state: 'warning',
      details: { chats: String(chat.id) },
    })
    await emulator.act('setRights', { chatId: chat.id, botId: BOT, permissions: ['read_all_messages'] })
    const after = await connector.probe(account, null, places)
    expect(after.checks).toContainEqual({ code: 'max.right_read_all', state: 'ok', details: { chats: '' } })
  })

  it('say that the token is dead', async () => {
    await emulator.act('revokeToken', { botId: BOT })
    const { checks } = await connector.probe(account, receiver.url)
    expect(checks).toContainEqual({
      code: 'max.token',
      state: 'failed',
      details: { reason: 'max.verify.token' },
    })
  })

  it('want an encrypted address that MAX can reach', async () => {
    const { checks } = await connector.probe(account, 'http://veche.example.org/in/max/x')
    expect(checks).toContainEqual(expect.objectContaining({ code: 'max.webhook_https', state: 'failed' }))
  })
})

describe('long polling', () => {
  it('goes on from its marker, tells what the webhook would, and gives way to a webhook', async () => {
    await connector.subscribe(account, null)
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    const first = await connector.longPoll!.poll(account, null, never)
    await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: 'Темно' })
    const second = await connector.longPoll!.poll(account, first.cursor, never)
    const texts = second.items.flatMap(({ body }) => normaliseMax(body, account))
    expect(texts).toMatchObject([{ op: 'created', text: 'Темно' }])
    await connector.subscribe(account, receiver.url)
    await expect(connector.longPoll!.poll(account, second.cursor, never)).rejects.toMatchObject({
      reason: 'refused',
    })
    await connector.subscribe(account, null)
    const report = await connector.probe(account, null)
    expect(report.checks).toContainEqual({ code: 'max.long_poll_free', state: 'ok', details: { count: 0 } })
  })
})

describe('an unruly network', () => {
  it('tells the same whether it repeats, shuffles or delays', async () => {
    await connector.subscribe(account, receiver.url)
    await emulator.setFaults([
      { kind: 'event_duplicate', times: 2 },
      { kind: 'event_reorder', window: 3 },
      { kind: 'event_delay', ms: 500 },
    ])
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    for (const text of ['Раз', 'Два', 'Три'])
      await emulator.act('writeMessage', { botId: BOT, residentId: 5, text })
    await advance(2000)
    const keys = receiver.items.map(({ dedupeKey }) => dedupeKey)
    expect(keys.length).toBe(12)
    expect(new Set(keys).size).toBe(4)
  })

  it('repeats by the vendor’s schedule what was not taken', async () => {
    await connector.subscribe(account, receiver.url)
    receiver.failWith.status = 500
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    await idle()
    await advance(60_000)
    await advance(149_000)
    expect(receiver.statuses).toHaveLength(2)
    receiver.failWith.status = null
    await advance(1000)
    expect(receiver.statuses).toEqual([500, 500, 200])
  })
})

describe('a link', () => {
  const read = async (address: string) => {
    const message = connector.links?.parse(new URL(address))
    if (!message || message === 'hidden') throw new Error(`${address} names no message`)
    const found = await connector.links!.read(account, message, never)
    if (!found) return null
    const events = await Promise.all(
      [found.item, ...found.around].map(({ body }) => normaliseMax(body, account)),
    )
    const [own, ...around] = events.flat().flatMap((event) => ('text' in event ? [event] : []))
    return { own, around: around.map(({ text }) => text) }
  }

  it('to a post is read under the key of its live event, to a message with what was said before', async () => {
    const channel = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const post = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте здесь' })
    expect(await read(`https://max.ru/c/${channel.id}/${post.mid}`)).toMatchObject({
      own: { text: 'Спрашивайте здесь', surface: 'post', container: `max:post:${channel.id}:${post.mid}` },
      around: [],
    })
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    const say = (text: string) => emulator.act('writeInChat', { chatId: chat.id, residentId: 6, text })
    await say('У нас темно')
    await advance(60_000)
    const asked = await say('Когда починят?')
    await advance(60_000)
    await say('Потом')
    expect(await read(`https://max.ru/c/${chat.id}/${asked.mid}`)).toMatchObject({
      own: { text: 'Когда починят?', surface: 'chat', externalId: asked.mid },
      around: ['У нас темно'],
    })
    expect(await read(`https://max.ru/c/${channel.id}/${asked.mid}`)).toBeNull()
  })

  it('to where the bot is not, or where nothing is any more, shows nothing', async () => {
    const chat = await emulator.act('createChat', { type: 'channel', title: 'Чужой', botIds: [] })
    const post = await emulator.act('publishPost', { chatId: chat.id, text: 'Не для нас' })
    expect(await read(`https://max.ru/c/${chat.id}/${post.mid}`)).toBeNull()
    expect(await read('https://max.ru/c/-1/mid.00')).toBeNull()
  })
})
