/** Posts that we begin, in the emulator of each network, which judges every call by its vendor's schema. */
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import type { ChannelAccount, Connector, KnownPlace, OutgoingMessage } from '../../connectors/connector.ts'
import { createMaxConnector } from '../../connectors/max/max-connector.ts'
import { createOkConnector } from '../../connectors/ok/ok-connector.ts'
import { createTelegramConnector } from '../../connectors/telegram/telegram-connector.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'

const NOW = new Date('2026-11-24T21:10:00Z')
const TEXT = `Конец дня 2026-11-24: в Книге вопросов записей 12, корень ${createHash('sha256').update('день').digest('base64')}. Проверить: https://veche.region.example/book`
const KEY = '0190a5c2-7d1e-7000-8000-000000000001'
const CHANNEL = -1_002_000_000_001
const BOT = '77:abcdefghijklmnopqrstuvwxyz123456789'

type Case = {
  network: 'vk' | 'telegram' | 'max' | 'ok'
  account: ChannelAccount
  known?: KnownPlace[]
  prepare: (emulator: Emulator) => Promise<unknown>
  create: (options: { apiUrl: string; limiter: ReturnType<typeof createInstantLimiter> }) => Connector
  /** What a fault strikes. */
  method: string
  /** Is it in the network's power to tell after a lost answer? */
  looksBack: boolean
  keyDropsRepeats: boolean
  /** What would let us post nowhere. */
  without: Record<string, string>
  nowhere: 'none' | string
}

const account = (network: Case['network'], externalId: string, tokens: Record<string, string>) => ({
  ...{ id: 'channel-1', network, externalId, tokens, webhookSecret: 'secret' },
})

const CASES: Case[] = [
  {
    network: 'vk',
    account: account('vk', '456', { community: 'community-key', user: 'user-key-of-admin' }),
    async prepare(emulator) {
      await emulator.act('createCommunity', { id: 456, name: 'Город Заречный' })
      await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
      await emulator.act('issueToken', { kind: 'user', groupId: 456, userId: 5, value: 'user-key-of-admin' })
    },
    create: (options) => createVkConnector({ ...options, now: () => NOW.getTime() }),
    ...{ method: 'wall.post', looksBack: true, keyDropsRepeats: true },
    ...{ without: { community: 'community-key' }, nowhere: 'vk.needs_user_token' },
  },
  {
    network: 'telegram',
    account: account('telegram', '77', { bot: BOT, chats: `${CHANNEL}` }),
    async prepare(emulator) {
      await emulator.act('createBot', { id: 77, token: BOT, name: 'Вече' })
      await emulator.act('createChat', { id: CHANNEL, type: 'channel', title: 'Новости района' })
      await emulator.act('setMember', { chatId: CHANNEL, botId: 77, status: 'administrator' })
    },
    create: (options) => createTelegramConnector({ ...options, now: () => NOW.getTime() }),
    ...{ method: 'sendMessage', looksBack: false, keyDropsRepeats: false },
    ...{ without: { bot: BOT }, nowhere: 'none' },
  },
  {
    network: 'max',
    account: account('max', '220001', { bot: 'token-of-max' }),
    known: [{ container: 'max:chat:-7001', surface: 'post', isLeft: false }],
    async prepare(emulator) {
      await emulator.act('createBot', { id: 220_001, name: 'Вече', token: 'token-of-max' })
      await emulator.act('createChat', {
        ...{ id: -7001, type: 'channel', title: 'Новости района', botIds: [220_001] },
        permissions: ['read_all_messages', 'write', 'post_edit_delete_message'],
      })
    },
    create: (options) => createMaxConnector({ ...options, now: () => NOW }),
    ...{ method: 'POST /messages', looksBack: true, keyDropsRepeats: false },
    ...{ without: { bot: 'token-of-max' }, nowhere: 'known' },
  },
  {
    network: 'ok',
    account: account('ok', '53001', {
      ...{
        group: 'key-of-the-group',
        application: 'APPKEY',
        access: 'access-token',
        secret: 'session-secret',
      },
    }),
    prepare: (emulator) =>
      emulator.act('createGroup', {
        ...{ id: 53_001, name: 'Округ', key: 'key-of-the-group' },
        application: { key: 'APPKEY', access: 'access-token', secret: 'session-secret' },
      }),
    create: (options) => createOkConnector({ ...options, now: () => NOW }),
    ...{ method: 'mediatopic.post', looksBack: false, keyDropsRepeats: false },
    ...{ without: { group: 'key-of-the-group' }, nowhere: 'ok.needs_application' },
  },
]

describe.each(CASES)('a post of ours in $network', (one) => {
  let emulator: Emulator
  let connector: Connector
  beforeAll(async () => {
    emulator = await startEmulator(one.network, NOW)
  })
  afterAll(() => emulator.close())
  beforeEach(async () => {
    await emulator.act('reset', { seed: 7 })
    await one.prepare(emulator)
    connector = one.create({ apiUrl: emulator.url, limiter: createInstantLimiter() })
  })
  afterEach(() => emulator.setFaults([]))

  async function message(): Promise<OutgoingMessage> {
    const [place] = await connector.ownPosts!.listPlaces(one.account, one.known ?? [])
    const { container, threadExternalId } = place!
    return {
      ...{ surface: 'post', container, threadExternalId, replyToExternalId: '' },
      ...{ text: TEXT, attachmentRefs: [], buttons: [] },
    }
  }
  const made = async () =>
    (await emulator.ledger('request')).filter(
      ({ method, effect }) => method === one.method && effect === 'created',
    )

  it('stands where it was said, and goes when it is taken down, once or twice', async () => {
    const sent = await connector.publishing.send(one.account, await message(), KEY)
    expect(await made()).toHaveLength(1)
    const post = { container: sent.container ?? (await message()).container, externalId: sent.externalId }
    if (one.looksBack)
      expect(await connector.publishing.reconcile(one.account, await message(), KEY)).toMatchObject({
        ...{ state: 'sent', externalId: sent.externalId, container: post.container },
      })
    for (const _ of ['once', 'twice']) {
      // VK takes three calls a second of a person's key, by the clock of the emulator.
      await emulator.act('advance', { ms: 1000 })
      await connector.ownPosts!.takeDown(one.account, post)
    }
    await emulator.act('advance', { ms: 1000 })
    if (one.looksBack)
      expect(await connector.publishing.reconcile(one.account, await message(), KEY)).toEqual({
        state: 'not_sent',
      })
  })

  it.each(['before', 'after'] as const)('whose answer was lost %s its effect is uncertain', async (when) => {
    const outgoing = await message()
    await emulator.setFaults([{ kind: 'drop', when, method: one.method }])
    await expect(connector.publishing.send(one.account, outgoing, KEY)).rejects.toMatchObject({
      reason: 'uncertain',
    })
    await emulator.setFaults([])
    const found = await connector.publishing.reconcile(one.account, outgoing, KEY)
    if (!one.looksBack) expect(found).toEqual({ state: 'unknown' })
    else expect(found.state).toBe(when === 'after' ? 'sent' : 'not_sent')
    if (!one.keyDropsRepeats) return
    await connector.publishing.send(one.account, outgoing, KEY)
    expect(await made()).toHaveLength(1)
  })

  it('is offered nowhere where the keys let us post nowhere', async () => {
    const bare = { ...one.account, tokens: one.without }
    const places = connector.ownPosts!.listPlaces(bare, [])
    if (one.nowhere === 'none' || one.nowhere === 'known') expect(await places).toEqual([])
    else await expect(places).rejects.toMatchObject({ reason: 'token_revoked', code: one.nowhere })
  })
})

const Dump = z.object({
  messages: z.array(z.object({ text: z.string(), isDeleted: z.boolean().optional() })),
})

/** Where a bot may delete its own words among those of residents. */
const CHATS = {
  telegram: { id: -1_002_222_222_222, container: 'telegram:chat:-1002222222222', type: 'supergroup' },
  max: { id: -7002, container: 'max:chat:-7002', type: 'chat' },
} as const

describe.each(['telegram', 'max'] as const)('what we said in a chat of %s', (network) => {
  it('goes when it is taken down, once or twice, and what else we said stays', async () => {
    const one = CASES.find((known) => known.network === network)!
    const { id, container, type } = CHATS[network]
    const emulator = await startEmulator(network, NOW)
    try {
      await one.prepare(emulator)
      const bots = network === 'max' ? { botIds: [220_001] } : {}
      await emulator.act('createChat', { id, type, title: 'Соседи', ...bots })
      if (network === 'telegram') await emulator.act('setMember', { chatId: id, botId: 77 })
      const connector = one.create({ apiUrl: emulator.url, limiter: createInstantLimiter() })
      expect(connector.ownPosts!.takesDownIn).toContain('chat')
      const place = { surface: 'chat', container, threadExternalId: '', replyToExternalId: '' } as const
      const say = (text: string) =>
        connector.publishing.send(one.account, { ...place, text, attachmentRefs: [], buttons: [] }, KEY)
      const { externalId } = await say(TEXT)
      await say('Другое')
      for (const _ of ['once', 'twice'])
        await connector.ownPosts!.takeDown(one.account, { container, externalId })
      const { messages } = Dump.parse(await (await fetch(`${emulator.url}/_ctl/dump`)).json())
      expect(messages.filter(({ isDeleted }) => isDeleted !== true).map(({ text }) => text)).toEqual([
        'Другое',
      ])
    } finally {
      await emulator.close()
    }
  })
})
