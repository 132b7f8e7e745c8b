/** Private messages of bots against the emulators, which judge every call by the vendor's schema. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../test/networks/instant-limiter.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../test/networks/webhook-receiver.ts'
import type { ChannelAccount, Connector, OutgoingMessage, PrivateMessages } from './connector.ts'
import { createMaxConnector } from './max/max-connector.ts'
import { createTelegramConnector } from './telegram/telegram-connector.ts'

const TOKEN = '7100000001:a-token-of-the-bot-of-these-tests'
const BOT = 7_100_000_001
const ANNA = 580_000_005
const PLACE = { botId: BOT, residentId: ANNA }
const NOON = new Date('2026-11-02T09:00:00Z')

type Case = {
  network: 'telegram' | 'max'
  create: (apiUrl: string) => Connector
  /** The author asks where many read; the bot hears it. */
  askInChat: (emulator: Emulator) => Promise<unknown>
  stop: 'blockBot' | 'stopBot'
  link: string
  throttled: object
}

const CASES: Case[] = [
  {
    network: 'telegram',
    create: (apiUrl) => createTelegramConnector({ apiUrl, limiter: createInstantLimiter() }),
    async askInChat(emulator) {
      const { id: chatId } = await emulator.act('createChat', { title: 'Двор' })
      await emulator.act('setMember', { chatId, botId: BOT })
      await emulator.act('writeInChat', { chatId, residentId: ANNA, text: 'Нет воды' })
    },
    stop: 'blockBot',
    link: 'https://t.me/gorod_bot?start=case7',
    throttled: { kind: 'error', code: 429, retryAfter: 1, method: 'sendChatAction', next: 1 },
  },
  {
    network: 'max',
    create: (apiUrl) => createMaxConnector({ apiUrl, now: () => NOON, limiter: createInstantLimiter() }),
    async askInChat(emulator) {
      const { id: chatId } = await emulator.act('createChat', {
        ...{ type: 'chat', title: 'Двор', botIds: [BOT] },
      })
      await emulator.act('writeInChat', { chatId, residentId: ANNA, text: 'Нет воды' })
    },
    stop: 'stopBot',
    link: 'https://max.ru/gorod_bot?start=case7',
    throttled: { kind: 'error', status: 429, code: 'too.many.requests', method: 'GET /messages', next: 1 },
  },
]

describe.each(CASES)('a bot of $network', ({ network, create, askInChat, stop, link, throttled }) => {
  let emulator: Emulator
  let connector: Connector
  let messages: PrivateMessages
  let account: ChannelAccount
  let receiver: WebhookReceiver

  beforeAll(async () => {
    emulator = await startEmulator(network, NOON)
  })
  afterAll(() => emulator.close())
  beforeEach(async () => {
    await emulator.act('reset', { seed: 7 })
    await emulator.act('createBot', { id: BOT, name: 'Город', username: 'gorod_bot', token: TOKEN })
    await emulator.act('createResident', { id: ANNA, firstName: 'Анна', lastName: 'Петрова' })
    connector = create(emulator.url)
    messages = connector.privateMessages!
    account = {
      ...{ id: 'channel-1', network, externalId: String(BOT), username: 'gorod_bot' },
      ...{ tokens: { bot: TOKEN }, webhookSecret: 's3cr3t_s3cr3t' },
    }
    receiver = await startWebhookReceiver(connector, () => account)
    await connector.subscribe(account, receiver.url)
  })
  afterEach(() => receiver.close())

  const mayWrite = () => messages.mayWrite(account, String(ANNA))
  const start = (payload?: string) => emulator.act('startBot', { ...PLACE, ...(payload && { payload }) })
  const told = async () => {
    await emulator.act('idle')
    return receiver.events()
  }
  const dialog = (): OutgoingMessage => ({
    ...{ surface: 'private', replyToExternalId: '', ...messages.dialogOf(account, String(ANNA)) },
    ...{ text: 'Вернули 840 рублей', attachmentRefs: [], buttons: [] },
  })

  it('may write to who has begun it, until it is stopped, and writes nothing to learn that', async () => {
    expect(await mayWrite()).toBe(false)
    await askInChat(emulator)
    expect(await mayWrite()).toBe(false)
    await start()
    expect(await mayWrite()).toBe(true)
    await emulator.act(stop, PLACE)
    expect(await mayWrite()).toBe(false)
    await start()
    expect(await mayWrite()).toBe(true)
    const calls = await emulator.ledger('request')
    expect(calls.filter(({ effect }) => effect === 'created')).toEqual([])
  })

  it('is refused in the dialog of who did not begin it, or stopped it', async () => {
    await askInChat(emulator)
    await expect(connector.publishing.send(account, dialog(), 'k')).rejects.toMatchObject({
      reason: 'refused',
    })
    await start()
    await emulator.act(stop, PLACE)
    await expect(connector.publishing.send(account, dialog(), 'k')).rejects.toMatchObject({
      reason: 'refused',
    })
  })

  it('writes where the answer comes from', async () => {
    await start()
    expect(connector.capabilities(account).reply).toContain('private')
    await connector.publishing.send(account, dialog(), 'k')
    await emulator.act('writeMessage', { ...PLACE, text: 'Спасибо' })
    const { container, threadExternalId } = dialog()
    expect((await told()).at(-1)).toMatchObject({
      ...{ op: 'created', surface: 'private', text: 'Спасибо', container, threadExternalId },
      author: { externalId: String(ANNA) },
    })
  })

  it('invites by a link, and hears in the dialog that it was followed', async () => {
    expect(messages.invitation(account, 7)).toBe(link)
    await start(new URL(link).searchParams.get('start') ?? '')
    const { container, threadExternalId } = dialog()
    const events = await told()
    expect(events).toMatchObject([
      {
        ...{ op: 'permission', change: 'allowed', surface: 'private', container, threadExternalId },
        author: { externalId: String(ANNA), kind: 'person' },
      },
    ])
    // Pressed again, it is told of again: something may wait since.
    await emulator.act('advance', { ms: 1000 })
    await start('case8')
    expect((await told()).map(({ op }) => op)).toEqual(['permission', 'permission'])
    expect(new Set(receiver.items.map(({ dedupeKey }) => dedupeKey)).size).toBe(2)
  })

  it('has no link while its name is not known, and learns it from the network', async () => {
    expect(messages.invitation({ externalId: String(BOT) }, 7)).toBeNull()
    expect((await connector.probe(account, null)).username).toBe('gorod_bot')
  })

  it('does not guess when the network does not answer', async () => {
    await start()
    await emulator.setFaults([throttled])
    await expect(mayWrite()).rejects.toMatchObject({ reason: 'try_later' })
  })
})

it('takes a deleted account for one that cannot be written to', async () => {
  const emulator = await startEmulator('telegram', NOON)
  const connector = createTelegramConnector({ apiUrl: emulator.url })
  const account: ChannelAccount = {
    ...{ id: 'channel-1', network: 'telegram', externalId: String(BOT) },
    ...{ tokens: { bot: TOKEN }, webhookSecret: null },
  }
  try {
    await emulator.act('createBot', { id: BOT, name: 'Город', token: TOKEN })
    await emulator.act('createResident', { id: ANNA })
    await emulator.act('startBot', PLACE)
    await emulator.act('deleteResident', { residentId: ANNA })
    expect(await connector.privateMessages?.mayWrite(account, String(ANNA))).toBe(false)
  } finally {
    await emulator.close()
  }
})
