/** The connector against the emulator, which judges every call by our schema of the vendor's prose. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/networks/webhook-receiver.ts'
import type { ChannelAccount, Connector, InboundEvent, OutgoingMessage } from '../connector.ts'
import { createOkConnector } from './ok-connector.ts'
import { normaliseOk } from './ok-normalise.ts'

const GROUP = 53001
const KEY = 'key-of-the-group'
const never = new AbortController().signal

let emulator: Emulator
let connector: Connector
let account: ChannelAccount
let receiver: WebhookReceiver
/** The clock of the emulator goes on from test to test. */
let now = new Date('2026-11-02T09:00:00Z')
let start = now

beforeAll(async () => {
  emulator = await startEmulator('ok', now)
})
afterAll(() => emulator.close())

beforeEach(async () => {
  start = now
  await emulator.act('reset', { seed: 7 })
  connector = createOkConnector({ apiUrl: emulator.url, now: () => now, limiter: createInstantLimiter() })
  account = {
    ...{ id: 'channel-1', network: 'ok', externalId: String(GROUP) },
    ...{ tokens: { group: KEY }, webhookSecret: null },
  }
  receiver = await startWebhookReceiver(connector, () => account)
  await emulator.act('createGroup', { id: GROUP, name: 'Округ: вопросы', key: KEY })
  await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
  await connector.subscribe(account, receiver.url)
})
afterEach(() => receiver.close())

async function advance(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms)
  await emulator.act('advance', { ms })
}

async function ask(text: string, extra: object = {}): Promise<InboundEvent> {
  await emulator.act('writeMessage', { groupId: GROUP, residentId: 5, text, ...extra })
  await emulator.act('idle')
  return receiver.events().at(-1)!
}

function answerTo(event: InboundEvent, extra: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    ...{ surface: event.surface, container: event.container, replyToExternalId: event.externalId },
    ...{ threadExternalId: event.threadExternalId, text: 'Здравствуйте! Починим до пятницы.' },
    ...{ attachmentRefs: [], buttons: [], ...extra },
  }
}

async function readBack(from: Date | null): Promise<InboundEvent[]> {
  const events: InboundEvent[] = []
  for await (const items of connector.readBack!.read(account, { kind: 'time', from, to: now }, never))
    events.push(...items.flatMap(({ body }) => normaliseOk(body, account)))
  return events
}

it.each([
  ['voice', 'audio'],
  ['sticker', 'sticker'],
])('hears a %s that came instead of words', async (media, kind) => {
  expect(await ask('', { media })).toMatchObject({
    text: '',
    attachments: [{ kind, url: expect.any(String) }],
  })
})

it('hears what a resident writes, with the picture and the place', async () => {
  const place = { latitude: 57.99, longitude: 31.36 }
  expect(await ask('Темно во дворе', { photos: 1, place })).toMatchObject({
    op: 'created',
    surface: 'private',
    author: { externalId: 'user:5', card: { name: 'Анна Петрова' } },
    attachments: [{ kind: 'photo' }],
    geo: place,
  })
  expect(receiver.statuses).toEqual([200])
})

it('renews the missing registration and takes away an old address of ours', async () => {
  const next = receiver.url.replace('secret-path', 'new-path')
  await connector.subscribe(account, next)
  const { checks } = await connector.probe(account, next)
  expect(checks).toContainEqual({ code: 'ok.subscription_single', state: 'ok', details: { count: 0 } })
  await emulator.act('dropSubscriptions', { groupId: GROUP })
  const after = await connector.probe(account, next)
  expect(after.checks).toContainEqual(
    expect.objectContaining({ code: 'ok.subscription_alive', state: 'failed' }),
  )
})

it('answers in the conversation and finds the answer when it reads back', async () => {
  const asked = await ask('Темно во дворе')
  const sent = await connector.publishing.send(account, answerTo(asked), 'key')
  expect(await readBack(start)).toMatchObject([
    { op: 'echo', externalId: sent.externalId, parentExternalId: asked.externalId, author: { kind: 'self' } },
    { op: 'seen', externalId: asked.externalId, version: asked.version, container: asked.container },
  ])
})

it('learns by reading back what an employee typed in the network', async () => {
  await ask('Темно во дворе')
  await emulator.act('answerByHand', { groupId: GROUP, residentId: 5, text: 'Уже едем' })
  expect(receiver.events()).toHaveLength(1)
  expect(await readBack(start)).toContainEqual(expect.objectContaining({ op: 'echo', text: 'Уже едем' }))
})

it('loses its registration after eight hours of silence, and reads back all that was missed', async () => {
  await ask('До обрыва')
  receiver.failWith.status = 500
  await advance(HOUR_MS)
  const missedAt = now
  await emulator.act('writeMessage', { groupId: GROUP, residentId: 5, text: 'Пропущено' })
  await advance(9 * HOUR_MS)
  expect(await emulator.ledger('unsubscribed')).toHaveLength(1)
  receiver.failWith.status = null
  await connector.subscribe(account, receiver.url)
  expect(await readBack(missedAt)).toMatchObject([{ op: 'seen', text: 'Пропущено', occurredAt: missedAt }])
  expect(await ask('Снова слышно')).toMatchObject({ op: 'created', text: 'Снова слышно' })
})

it('reads on past a page', async () => {
  for (let count = 0; count < 120; count += 1) {
    await emulator.act('writeMessage', { groupId: GROUP, residentId: 5, text: `Сообщение ${count}` })
    if (count % 9 === 0) await advance(1)
  }
  expect(new Set((await readBack(start)).map(({ externalId }) => externalId)).size).toBe(120)
})

describe('failures', () => {
  it.each([
    [{ kind: 'error', code: 1 }, 'uncertain', 'ok.1'],
    [{ kind: 'error', code: 2 }, 'uncertain', 'ok.2'],
    [{ kind: 'error', code: 8 }, 'try_later', 'ok.8'],
    [{ kind: 'error', code: 11 }, 'try_later', 'ok.11'],
    [{ kind: 'error', code: 7 }, 'needs_person', 'ok.7'],
    [{ kind: 'error', code: 10 }, 'refused', 'ok.10'],
    [{ kind: 'error', code: 100 }, 'refused', 'ok.100'],
    [{ kind: 'error', code: 103 }, 'token_revoked', 'ok.103'],
    [{ kind: 'error', code: 9999 }, 'uncertain', 'ok.9999'],
    [{ kind: 'http', status: 502, when: 'after' }, 'uncertain', 'ok.http_502'],
    [{ kind: 'http', status: 429, when: 'before' }, 'try_later', 'ok.http_429'],
    [{ kind: 'drop', when: 'before' }, 'uncertain', 'ok.connection_lost'],
    [{ kind: 'drop', when: 'after' }, 'uncertain', 'ok.connection_lost'],
    [{ kind: 'malformed', when: 'after' }, 'uncertain', 'ok.bad_answer'],
  ])('of a send by %o is %s', async (fault, reason, code) => {
    const asked = await ask('Темно во дворе')
    await emulator.setFaults([{ ...fault, method: 'POST me/messages/:chatId' }])
    await expect(connector.publishing.send(account, answerTo(asked), 'key')).rejects.toMatchObject({
      reason,
      code,
    })
  })

  it.each([
    [{ kind: 'error', code: 2 }, 'try_later'],
    [{ kind: 'drop', when: 'after' }, 'try_later'],
    [{ kind: 'malformed', when: 'after' }, 'unreadable'],
    [{ kind: 'error', code: 103 }, 'token_revoked'],
  ])('of a reading by %o is %s: nothing has happened', async (fault, reason) => {
    await ask('Темно во дворе')
    await emulator.setFaults([{ ...fault, method: 'GET me/messages' }])
    await expect(readBack(start)).rejects.toMatchObject({ reason })
  })

  it('of a text too long or with files is refused before it leaves', async () => {
    const asked = await ask('Темно во дворе')
    const before = (await emulator.ledger('request')).length
    for (const extra of [{ text: 'а'.repeat(3001) }, { text: ' ' }, { attachmentRefs: ['x'] }])
      await expect(connector.publishing.send(account, answerTo(asked, extra), 'key')).rejects.toMatchObject({
        reason: 'refused',
      })
    expect((await emulator.ledger('request')).length).toBe(before)
  })
})

describe('after an uncertain send', () => {
  it.each([
    ['after', 'sent'],
    ['before', 'not_sent'],
  ] as const)('dropped %s its effect says %s', async (when, state) => {
    const asked = await ask('Темно во дворе')
    await emulator.setFaults([{ kind: 'drop', when, method: 'POST me/messages/:chatId' }])
    await connector.publishing.send(account, answerTo(asked), 'key').catch(() => undefined)
    expect(await connector.publishing.reconcile(account, answerTo(asked), 'key')).toMatchObject({ state })
  })

  it('does not know where the conversation is closed to it', async () => {
    const asked = await ask('Темно во дворе')
    const elsewhere = { ...answerTo(asked), container: 'ok:chat:Cunknown' }
    expect(await connector.publishing.reconcile(account, elsewhere, 'key')).toEqual({ state: 'unknown' })
  })
})

describe('checks', () => {
  it('say the name and the number', async () => {
    expect(await connector.probe(account, receiver.url)).toMatchObject({
      name: 'Округ: вопросы',
      externalId: String(GROUP),
      checks: [
        { code: 'ok.reachable', state: 'ok' },
        { code: 'ok.token', state: 'ok' },
        { code: 'ok.right_messages', state: 'ok' },
        { code: 'ok.webhook_https', state: 'ok' },
        { code: 'ok.subscription_alive', state: 'ok' },
        { code: 'ok.subscription_single', state: 'ok' },
      ],
    })
  })

  it('say that a newer key has taken the place of this one', async () => {
    await emulator.act('revokeKey', { groupId: GROUP })
    const { checks } = await connector.probe(account, receiver.url)
    expect(checks).toContainEqual({ code: 'ok.token', state: 'failed', details: { reason: 'ok.103' } })
  })
})
