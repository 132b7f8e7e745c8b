/** Following a place by touching the network's own buttons: VK, Telegram and MAX have them, Odnoklassniki is answered in words. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { Connector } from '../../connectors/connector.ts'
import { createMaxConnector } from '../../connectors/max/max-connector.ts'
import { createOkConnector } from '../../connectors/ok/ok-connector.ts'
import { createTelegramConnector } from '../../connectors/telegram/telegram-connector.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'
import { sendDue } from '../../modules/answers/index.ts'
import { createChannel } from '../../modules/channels/index.ts'
import { processBatch } from '../../modules/inbox/index.ts'
import { dialogJobs } from '../../modules/public-page/index.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { createPipelineDeps } from '../workers.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const BOT = '77:abcdefghijklmnopqrstuvwxyz123456789'
type Options = { apiUrl: string; limiter: ReturnType<typeof createInstantLimiter> }
type Case = {
  network: 'vk' | 'telegram' | 'max' | 'ok'
  externalId: string
  credentials: Record<string, string>
  create: (options: Options, now: () => Date) => Connector
  prepare: (emulator: Emulator) => Promise<unknown>
  say: (emulator: Emulator, text: string) => Promise<unknown>
  /** What our last words offer to a touch; null: the network has no buttons. */
  touch: ((emulator: Emulator, label: string, sent: Record<string, unknown>) => Promise<unknown>) | null
}

const CASES: Case[] = [
  {
    network: 'vk',
    externalId: '456',
    credentials: { community: 'community-key' },
    create: (options, now) => createVkConnector({ ...options, now: () => now().getTime() }),
    async prepare(emulator) {
      await emulator.act('createCommunity', { id: 456, name: 'Город Заречный' })
      await emulator.act('createResident', { id: 5, firstName: 'Анна' })
      await emulator.act('issueToken', { groupId: 456, value: 'community-key' })
    },
    say: (emulator, text) => emulator.act('writeMessage', { groupId: 456, residentId: 5, text }),
    touch: (emulator, label, { createdId }) =>
      emulator.act('pressButton', {
        ...{ groupId: 456, peerId: 5, residentId: 5, label },
        conversationId: Number(String(createdId).split(':').at(-1)),
      }),
  },
  {
    network: 'telegram',
    externalId: '77',
    credentials: { bot: BOT },
    create: (options, now) => createTelegramConnector({ ...options, now: () => now().getTime() }),
    async prepare(emulator) {
      await emulator.act('createBot', { id: 77, token: BOT, name: 'Вече' })
      await emulator.act('createResident', { id: 5, firstName: 'Анна' })
    },
    say: (emulator, text) => emulator.act('writeMessage', { botId: 77, residentId: 5, text }),
    touch: (emulator, label, { createdId }) =>
      emulator.act('pressButton', {
        ...{ botId: 77, residentId: 5, label },
        id: Number(String(createdId).split(':').at(-1)),
      }),
  },
  {
    network: 'max',
    externalId: '220001',
    credentials: { bot: 'token-of-max' },
    create: (options, now) => createMaxConnector({ ...options, now }),
    async prepare(emulator) {
      await emulator.act('createBot', { id: 220_001, name: 'Вече', token: 'token-of-max' })
      await emulator.act('createResident', { id: 5, firstName: 'Анна' })
    },
    async say(emulator, text) {
      await emulator.act('startBot', { botId: 220_001, residentId: 5 })
      await emulator.act('writeMessage', { botId: 220_001, residentId: 5, text })
    },
    touch: (emulator, label, { createdId }) =>
      emulator.act('pressButton', { residentId: 5, mid: createdId, label }),
  },
  {
    network: 'ok',
    externalId: '53001',
    credentials: { group: 'key-of-the-group' },
    create: (options, now) => createOkConnector({ ...options, now }),
    async prepare(emulator) {
      await emulator.act('createGroup', { id: 53_001, name: 'Округ', key: 'key-of-the-group' })
      await emulator.act('createResident', { id: 5, firstName: 'Анна' })
    },
    say: (emulator, text) => emulator.act('writeMessage', { groupId: 53_001, residentId: 5, text }),
    touch: null,
  },
]

describe.each(CASES)('a dialog in $network', (one) => {
  let emulator: Emulator
  let test: TestApp
  let channelId: string
  beforeAll(async () => {
    emulator = await startEmulator(one.network, NOW)
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    const options = { apiUrl: emulator.url, limiter: createInstantLimiter() }
    const connector = one.create(options, () => test.clock.now)
    test = await startTestApp({ now: NOW, publicUrl, connectors: new Map([[one.network, connector]]) })
    await test.app.listen({ port, host: '127.0.0.1' })
    await saveUser(test.db, buildActor({ role: 'administrator' }))
    await one.prepare(emulator)
    const { connectors, channels: book } = test.product
    const channel = await createChannel(
      test.context,
      { connectors, publicUrl, book },
      {
        actor: null,
        request: {
          ...{ network: one.network, externalId: one.externalId, secret: null, transport: 'webhook' },
          ...{ credentials: one.credentials, municipalityCode: 'borovichi' },
        },
      },
    )
    channelId = channel.id
    book.forget()
    await emulator.act('idle')
  })
  afterAll(async () => {
    await test.close()
    await emulator.close()
  })

  async function passMs(ms: number): Promise<void> {
    test.clock.now = new Date(test.clock.now.getTime() + ms)
    await emulator.act('advance', { ms })
  }
  /** Hears what was said, answers, and gives how our last words went to the network. */
  async function answer(): Promise<Record<string, unknown>> {
    await passMs(2000)
    await emulator.act('idle')
    const pipeline = createPipelineDeps(test.product)
    while ((await processBatch(pipeline)) > 0);
    await dialogJobs({ ...answersContextOf(test.product), publicUrl: 'https://veche.example' })[0]?.handle([])
    while ((await sendDue(answersContextOf(test.product))) > 0);
    const sent = (await emulator.ledger('request')).filter(({ effect }) => effect === 'created')
    await emulator.act('idle')
    while ((await processBatch(pipeline)) > 0);
    return sent.at(-1) ?? {}
  }
  const touch = async (label: string, sent: Record<string, unknown>) => {
    expect(JSON.stringify(sent.params ?? sent.body ?? sent)).toContain(label)
    await (one.touch ? one.touch(emulator, label, sent) : one.say(emulator, label))
  }
  const countIncidents = async () => (await test.db.selectFrom('incident').select('id').execute()).length

  it('is subscribed, told once, and ended by touches alone, and opens no work', async () => {
    await one.say(emulator, 'Подписка')
    const asked = await answer()
    await touch('Боровичи', asked)
    const shown = await answer()
    await touch('Подписаться', shown)
    await answer()
    const rows = await test.db.selectFrom('registerSubscription').select('confirmedAt').execute()
    expect(rows).toEqual([{ confirmedAt: expect.any(Date) }])
    expect(await countIncidents()).toBe(0)

    await passMs(HOUR_MS)
    await saveIncident(test.db, {
      ...{ channelId, step: 'in_progress', agencyCode: 'administration-borovichi', text: 'Яма' },
      ...{ municipalityCode: 'borovichi', topicCode: 'roads.potholes', groupCode: 'roads' },
      ...{ foundAt: test.clock.now, registeredAt: test.clock.now },
    })
    await passMs(HOUR_MS)
    const news = await answer()
    expect(JSON.stringify(news)).toContain('Новое: Боровичский округ')
    expect(await answer()).toEqual(news)
    await touch('Стоп', news)
    await answer()
    expect(await test.db.selectFrom('registerSubscription').select('id').execute()).toEqual([])
    await passMs(2 * DAY_MS)
    expect(await countIncidents()).toBe(1)
  })
})
