/** MAX and Odnoklassniki with the whole of the intake: emulator, webhook, PostgreSQL, gaps. */

import { readFileSync } from 'node:fs'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { Connector, Network } from '../../connectors/connector.ts'
import { createMaxConnector } from '../../connectors/max/max-connector.ts'
import { createOkConnector } from '../../connectors/ok/ok-connector.ts'
import { parseJson } from '../../connectors/parse-json.ts'
import { checkChannel, createChannel, listGaps, listPlaces } from '../../modules/channels/index.ts'
import { processBatch, type ReadBackDeps, readGapsBack, reconcileDue } from '../../modules/inbox/index.ts'
import { createPipelineDeps } from '../workers.ts'

/** The clock of the emulators goes on from test to test. */
let now = new Date('2026-11-24T09:00:00Z')
const never = new AbortController().signal

let emulator: Emulator
let test: TestApp
let publicUrl: string
let channel: { id: string; webhookPath: string }

async function open(network: 'max' | 'ok', connectorOf: (url: string) => Connector): Promise<void> {
  await emulator.act('reset', { seed: 7 })
  const port = await freePort()
  publicUrl = `http://127.0.0.1:${port}`
  const connectors = new Map<Network, Connector>([[network, connectorOf(emulator.url)]])
  test = await startTestApp({ now, publicUrl, connectors })
  await test.app.listen({ port, host: '127.0.0.1' })
}

async function connect(network: 'max' | 'ok', credentials: Record<string, string>): Promise<void> {
  const municipality = await test.db.selectFrom('municipality').select('code').executeTakeFirstOrThrow()
  channel = await createChannel(test.context, channelDeps(), {
    actor: null,
    request: {
      ...{ network, externalId: null, credentials, secret: null, transport: 'webhook' },
      municipalityCode: municipality.code,
    },
  })
}

function channelDeps() {
  const { connectors, channels: book } = test.product
  return { connectors, publicUrl, book }
}

function readBackDeps(): ReadBackDeps {
  const { connectors, channels } = test.product
  return { ...test.context, connectors, listAccounts: () => channels.listAll() }
}

async function work(): Promise<void> {
  await emulator.act('idle')
  while ((await processBatch(createPipelineDeps(test.product))) > 0);
}

async function advance(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms)
  test.clock.now = now
  await emulator.act('advance', { ms })
}

const messages = () =>
  test.db
    .selectFrom('message')
    .select(['text', 'surface', 'container', 'occurredAt', 'isLate', 'sourceState', 'direction'])
    .orderBy('occurredAt')
    .orderBy('text')
    .execute()
const countOf = async (table: 'rawInbox' | 'message' | 'incident') => {
  const { count } = await test.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
const channelUrl = (network: string) => `/in/${network}/${channel.webhookPath}`

afterEach(() => test.close())

describe('MAX', () => {
  const BOT = 229
  beforeAll(async () => {
    emulator = await startEmulator('max', now)
  })
  afterAll(() => emulator.close())
  beforeEach(async () => {
    await open('max', (apiUrl) =>
      createMaxConnector({ apiUrl, now: () => test.clock.now, limiter: createInstantLimiter() }),
    )
    await emulator.act('createBot', { id: BOT, name: 'Вопросы округа', token: 'token-of-the-bot' })
    await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
    await connect('max', { bot: 'token-of-the-bot' })
  })

  it('is connected by its token alone, and a question comes to the desk with its author', async () => {
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: 'На Мира, 5 третий день темно' })
    await work()
    expect(await messages()).toMatchObject([{ text: 'На Мира, 5 третий день темно', surface: 'private' }])
    expect(await countOf('incident')).toBe(1)
    const { externalId, health } = await test.db.selectFrom('channel').selectAll().executeTakeFirstOrThrow()
    expect({ externalId, health }).toEqual({ externalId: String(BOT), health: 'green' })
  })

  const updates = z
    .array(z.looseObject({ update_type: z.string(), message_id: z.string().optional() }))
    .parse(
      parseJson(readFileSync(new URL('../../connectors/max/fixtures/updates.json', import.meta.url), 'utf8')),
    )

  async function post(update: unknown): Promise<number> {
    const { token } = await secretOf()
    const { statusCode } = await test.app.inject({
      method: 'POST',
      url: channelUrl('max'),
      payload: JSON.stringify(update),
      headers: { 'content-type': 'application/json', 'x-max-bot-api-secret': token },
    })
    return statusCode
  }

  async function secretOf(): Promise<{ token: string }> {
    const [account] = await test.product.channels.listAll()
    return { token: account?.webhookSecret ?? '' }
  }

  it.each([
    ['in order', updates],
    ['backwards', updates.toReversed()],
    ['each twice', updates.flatMap((update) => [update, update])],
    ['all again, as after a crash before the answer', [...updates, ...updates]],
  ])('ends the same when its updates come %s', async (_how, list) => {
    for (const update of list) expect(await post(update)).toBe(200)
    await work()
    expect(await messages()).toEqual([
      expect.objectContaining({
        container: 'max:chat:-70999000111',
        text: '',
        sourceState: 'deleted',
      }),
      expect.objectContaining({ text: '', surface: 'comment', sourceState: 'deleted' }),
    ])
    expect(await countOf('rawInbox')).toBe(updates.length)
  })

  it('keeps what it was told in other kinds, and refuses strangers and nonsense', async () => {
    expect(await post({ update_type: 'something_new', timestamp: 1 })).toBe(200)
    expect(await post({ hello: 'world' })).toBe(403)
    const stranger = await test.app.inject({ method: 'POST', url: channelUrl('max'), payload: '{}' })
    expect(stranger.statusCode).toBe(403)
    await work()
    expect(await countOf('rawInbox')).toBe(1)
  })

  it('remembers its chats for good, and after a day away reads all of them back with their true times', async () => {
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    const area = await emulator.act('createChat', { type: 'channel', title: 'Округ', botIds: [BOT] })
    const left = await emulator.act('createChat', { type: 'chat', title: 'Чужой двор', botIds: [BOT] })
    await emulator.act('removeBot', { chatId: left.id, botId: BOT })
    const news = await emulator.act('publishPost', { chatId: area.id, text: 'Спрашивайте здесь' })
    await work()
    expect(await listPlaces(test.db, channel.id)).toEqual(
      expect.arrayContaining([
        { container: `max:chat:${chat.id}`, surface: 'chat', isLeft: false },
        { container: `max:chat:${area.id}`, surface: 'post', isLeft: false },
        { container: `max:chat:${left.id}`, surface: 'chat', isLeft: true },
        { container: `max:post:${area.id}:${news.mid}`, surface: 'post', isLeft: false },
      ]),
    )

    await test.app.close()
    await advance(HOUR_MS)
    const saidAt = test.clock.now
    await emulator.act('writeInChat', { chatId: chat.id, residentId: 5, text: 'Во дворе нет воды с утра' })
    await emulator.act('addComment', { postId: news.mid, residentId: 5, text: 'Когда уберут снег на Мира?' })
    await advance(10 * HOUR_MS)
    expect(await emulator.ledger('unsubscribed')).toHaveLength(1)
    await checkChannel(test.context, channelDeps(), channel.id)
    await advance(60_000)
    await readGapsBack(readBackDeps(), never)
    await readGapsBack(readBackDeps(), never)
    await work()

    expect(await listGaps(test.db, channel.id)).toMatchObject([{ state: 'closed', found: 2 }])
    const late = (await messages()).filter(({ isLate }) => isLate)
    expect(late.map(({ text, occurredAt }) => ({ text, occurredAt }))).toEqual([
      { text: 'Во дворе нет воды с утра', occurredAt: saidAt },
      { text: 'Когда уберут снег на Мира?', occurredAt: saidAt },
    ])
    const { health } = await test.db.selectFrom('channel').select('health').executeTakeFirstOrThrow()
    expect(health).not.toBe('red')
  })

  it('reads back what was said to nobody while its subscription was gone', async () => {
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    await work()
    await advance(4 * 60_000)
    await checkChannel(test.context, channelDeps(), channel.id)
    expect(await listGaps(test.db, channel.id)).toEqual([])

    await emulator.act('dropSubscriptions', { botId: BOT })
    await emulator.act('writeInChat', { chatId: chat.id, residentId: 5, text: 'Во дворе нет воды с утра' })
    await advance(4 * 60_000)
    await checkChannel(test.context, channelDeps(), channel.id)
    await advance(60_000)
    await readGapsBack(readBackDeps(), never)
    await work()

    expect(await listGaps(test.db, channel.id)).toMatchObject([
      { reason: 'subscription_lost', state: 'closed', found: 1 },
    ])
    expect(await messages()).toMatchObject([{ text: 'Во дворе нет воды с утра', isLate: true }])
  })

  it('does not forget what was missed when it dies with the new subscription made', async () => {
    const chat = await emulator.act('createChat', { type: 'chat', title: 'Двор', botIds: [BOT] })
    await work()
    await emulator.act('dropSubscriptions', { botId: BOT })
    await emulator.act('writeInChat', { chatId: chat.id, residentId: 5, text: 'Во дворе нет воды с утра' })
    await advance(4 * 60_000)
    await expect(checkChannel(test.context, dyingDeps(), channel.id)).rejects.toThrow('killed')
    await checkChannel(test.context, channelDeps(), channel.id)
    await advance(60_000)
    await readGapsBack(readBackDeps(), never)
    await work()

    expect(await messages()).toMatchObject([{ text: 'Во дворе нет воды с утра', isLate: true }])
  })

  /** The process ends as soon as the network has taken the subscription. */
  function dyingDeps() {
    const deps = channelDeps()
    const max = deps.connectors.get('max')
    if (!max) throw new Error('no connector')
    const subscribe: Connector['subscribe'] = async (account, url) => {
      await max.subscribe(account, url)
      throw new Error('killed')
    }
    return { ...deps, connectors: new Map<Network, Connector>([['max', { ...max, subscribe }]]) }
  }

  it('notices in a rereading an edit that no event told', async () => {
    await emulator.act('startBot', { botId: BOT, residentId: 5 })
    const said = await emulator.act('writeMessage', { botId: BOT, residentId: 5, text: 'Темно на Мира' })
    await work()
    await reconcileDue(readBackDeps(), never)
    await emulator.setFaults([{ kind: 'event_drop' }])
    await emulator.act('editMessage', { mid: said.mid, text: 'Темно на Мира, 7' })
    await advance(20 * 60_000)
    await reconcileDue(readBackDeps(), never)
    await work()
    expect(await messages()).toMatchObject([{ text: 'Темно на Мира, 7', sourceState: 'edited' }])
  })
})

describe('Odnoklassniki', () => {
  const GROUP = 53001
  beforeAll(async () => {
    emulator = await startEmulator('ok', now)
  })
  afterAll(() => emulator.close())
  beforeEach(async () => {
    await open('ok', (apiUrl) =>
      createOkConnector({ apiUrl, now: () => test.clock.now, limiter: createInstantLimiter() }),
    )
    await emulator.act('createGroup', { id: GROUP, name: 'Округ: вопросы', key: 'key-of-the-group' })
    await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
    await connect('ok', { group: 'key-of-the-group' })
  })
  const say = (text: string) => emulator.act('writeMessage', { groupId: GROUP, residentId: 5, text })

  it('brings a question once, however often it is delivered', async () => {
    await emulator.setFaults([{ kind: 'event_duplicate', times: 3 }])
    await say('На Мира, 5 третий день темно')
    await work()
    await work()
    expect(await messages()).toMatchObject([{ text: 'На Мира, 5 третий день темно', surface: 'private' }])
    expect([await countOf('rawInbox'), await countOf('incident')]).toEqual([1, 1])
  })

  it('reads back what was missed while nobody listened, and joins it to the talk', async () => {
    await say('На Мира, 5 третий день темно')
    await work()
    await test.app.close()
    await advance(HOUR_MS)
    const saidAt = test.clock.now
    await say('И подъезд не освещён')
    await advance(10 * HOUR_MS)
    await checkChannel(test.context, channelDeps(), channel.id)
    await advance(60_000)
    await readGapsBack(readBackDeps(), never)
    await work()
    expect(await messages()).toMatchObject([
      { text: 'На Мира, 5 третий день темно', isLate: false },
      { text: 'И подъезд не освещён', isLate: true, occurredAt: saidAt },
    ])
    expect(await countOf('incident')).toBe(1)
    expect(await listGaps(test.db, channel.id)).toMatchObject([{ state: 'closed', lostSurfaces: [] }])
  })
})
