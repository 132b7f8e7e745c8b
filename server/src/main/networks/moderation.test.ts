/**
 * What each network lets us do with words of others and with their authors: connectors against emulators, which judge
 * every call by the vendor's schema. What the product makes of it is in `portal/moderation/moderation.api.test.ts`.
 */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import type {
  ChannelAccount,
  Connector,
  ModerationKind,
  ModerationTarget,
} from '../../connectors/connector.ts'
import { createMaxConnector } from '../../connectors/max/max-connector.ts'
import { createOkConnector } from '../../connectors/ok/ok-connector.ts'
import { createTelegramConnector } from '../../connectors/telegram/telegram-connector.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'

const START = new Date('2026-11-02T09:00:00Z')
const RUDE = 580_000_001
const CHIEF = 580_000_002
const PEOPLE = [
  { id: RUDE, firstName: 'Анна', lastName: 'Петрова' },
  { id: CHIEF, firstName: 'Олег', lastName: 'Мостов' },
]
const GROUP = 456
const BOT = 7_100_000_001
const BOT_TOKEN = '7100000001:a-token-of-the-bot-of-these-tests'
const limiter = createInstantLimiter

type Stand = {
  emulator: Emulator
  connector: Connector
  account: ChannelAccount
  /** Writes as the rude one: where that stands. Throws when the network lets them write no more. */
  write: () => Promise<ModerationTarget>
  /** What of it people still see. */
  isThere: (target: ModerationTarget) => Promise<boolean>
}

const account = (network: ChannelAccount['network'], externalId: number, tokens: object): ChannelAccount => ({
  ...{ id: 'channel-1', network, externalId: String(externalId), webhookSecret: null },
  tokens: { ...tokens },
})

/** The clock of an emulator stands, and VK counts calls in a second. */
const pass = ({ emulator }: Stand) => emulator.act('advance', { ms: 1000 })
async function act(stand: Stand, kind: ModerationKind, on: ModerationTarget, until: Date | null = null) {
  await pass(stand)
  const order = { kind, target: on, until, reason: 'spam' }
  await stand.connector.moderation!.carryOut(stand.account, order)
}
async function holds(stand: Stand, kind: ModerationKind, on: ModerationTarget) {
  await pass(stand)
  const order = { kind, target: on, until: null, reason: 'spam' }
  return stand.connector.moderation!.holds(stand.account, order)
}
const kindsFor = ({ connector, account: own }: Stand, target: ModerationTarget, now = START) =>
  connector.moderation!.offers(own, target, now).map(({ kind }) => kind)
const target = (surface: ModerationTarget['surface'], container: string, externalId: unknown) => ({
  ...{ surface, container, externalId: String(externalId) },
  ...{ authorExternalId: String(RUDE), writtenAt: START },
})

const dumpOf = async ({ url }: Emulator): Promise<unknown> => (await fetch(`${url}/_ctl/dump`)).json()

async function writeWall(emulator: Emulator, postId: unknown) {
  const said = { groupId: GROUP, surface: 'wall', objectId: postId, residentId: RUDE, text: 'Купите' }
  const comment = await emulator.act('addComment', said)
  return target('comment', `vk:wall:-${GROUP}_${postId}`, comment.id)
}

async function standInVk(): Promise<Stand & { writeInChat: () => Promise<ModerationTarget> }> {
  const emulator = await startEmulator('vk', START)
  await emulator.act('createCommunity', { id: GROUP, name: 'Город' })
  for (const person of PEOPLE) await emulator.act('createResident', person)
  const user = { kind: 'user', groupId: GROUP, userId: CHIEF, value: 'user-key-of-admin' }
  await emulator.act('issueToken', user)
  await emulator.act('issueToken', { kind: 'group', groupId: GROUP, value: 'community-key' })
  const { id: postId } = await emulator.act('publishPost', { groupId: GROUP, text: 'Спрашивайте' })
  const chat = await emulator.act('createChat', { groupId: GROUP, title: 'Двор', residentIds: [RUDE] })
  return {
    ...{ emulator, connector: createVkConnector({ apiUrl: emulator.url, limiter: limiter() }) },
    account: account('vk', GROUP, { community: 'community-key', user: 'user-key-of-admin' }),
    write: () => writeWall(emulator, postId),
    async isThere({ externalId }) {
      const { comments } = (await dumpOf(emulator)) as {
        comments: { id: number; deleterId: number | null }[]
      }
      return comments.some(({ id, deleterId }) => String(id) === externalId && deleterId === null)
    },
    async writeInChat() {
      const said = { groupId: GROUP, peerId: chat.peerId, residentId: RUDE, text: 'Купите' }
      const message = await emulator.act('writeInChat', said)
      return target('chat', `vk:peer:${chat.peerId}`, message.conversationId)
    },
  }
}

async function standInTelegram(): Promise<Stand & { demote: () => Promise<unknown> }> {
  const emulator = await startEmulator('telegram', START)
  await emulator.act('createBot', { id: BOT, name: 'Город', username: 'gorod_bot', token: BOT_TOKEN })
  for (const person of PEOPLE) await emulator.act('createResident', person)
  const { id: chatId } = await emulator.act('createChat', { title: 'Двор' })
  await emulator.act('setMember', { chatId, botId: BOT, status: 'administrator' })
  return {
    ...{ emulator, account: account('telegram', BOT, { bot: BOT_TOKEN }) },
    connector: createTelegramConnector({ apiUrl: emulator.url, limiter: limiter() }),
    async write() {
      const message = await emulator.act('writeInChat', { chatId, residentId: RUDE, text: 'Купите' })
      return target('chat', `telegram:chat:${chatId}`, message.id)
    },
    async isThere({ externalId }) {
      const { messages } = (await dumpOf(emulator)) as { messages: { id: number }[] }
      return messages.some(({ id }) => String(id) === externalId)
    },
    demote: () => emulator.act('setMember', { chatId, botId: BOT, status: 'member' }),
  }
}

async function standInMax(): Promise<Stand> {
  const emulator = await startEmulator('max', START)
  await emulator.act('createBot', { id: BOT, name: 'Город', token: 'token-of-the-bot' })
  for (const person of PEOPLE) await emulator.act('createResident', person)
  const permissions = ['read_all_messages', 'write', 'delete_message', 'add_remove_members']
  const { id: chatId } = await emulator.act('createChat', {
    ...{ type: 'chat', title: 'Двор', botIds: [BOT], permissions },
  })
  return {
    ...{ emulator, account: account('max', BOT, { bot: 'token-of-the-bot' }) },
    connector: createMaxConnector({ apiUrl: emulator.url, limiter: limiter() }),
    async write() {
      const { mid } = await emulator.act('writeInChat', { chatId, residentId: RUDE, text: 'Купите' })
      return target('chat', `max:chat:${chatId}`, mid)
    },
    async isThere({ externalId }) {
      const { messages } = (await dumpOf(emulator)) as { messages: { mid: string; isDeleted: boolean }[] }
      return messages.some(({ mid, isDeleted }) => mid === externalId && !isDeleted)
    },
  }
}

describe('VK', () => {
  let stand: Awaited<ReturnType<typeof standInVk>>
  beforeAll(async () => {
    stand = await standInVk()
  })
  afterAll(() => stand.emulator.close())

  it('deletes a comment and brings it back, however often it is asked', async () => {
    const said = await stand.write()
    expect(kindsFor(stand, said)).toEqual(['delete', 'ban'])
    await act(stand, 'delete', said)
    await act(stand, 'delete', said)
    expect(await stand.isThere(said)).toBe(false)
    await act(stand, 'restore', said)
    await act(stand, 'restore', said)
    expect(await stand.isThere(said)).toBe(true)
  })

  it('keeps somebody out for a time, says whether it holds, and lets them in', async () => {
    const said = await stand.write()
    expect(await holds(stand, 'ban', said)).toBe(false)
    await act(stand, 'ban', said, new Date(START.getTime() + DAY_MS))
    expect([await holds(stand, 'ban', said), await holds(stand, 'unban', said)]).toEqual([true, false])
    await expect(stand.write()).rejects.toThrow()
    await act(stand, 'unban', said)
    await act(stand, 'unban', said)
    expect(await holds(stand, 'unban', said)).toBe(true)
    await stand.write()

    await act(stand, 'ban', said, new Date(START.getTime() + HOUR_MS))
    await stand.emulator.act('advance', { ms: HOUR_MS })
    expect(await holds(stand, 'ban', said)).toBe(false)
    await stand.write()
  })

  it('deletes in a chat for all, and offers no ban there', async () => {
    const said = await stand.writeInChat()
    expect(kindsFor(stand, said)).toEqual(['delete'])
    await act(stand, 'delete', said)
    const refused = act(stand, 'delete', { ...said, externalId: '999' })
    await expect(refused).rejects.toMatchObject({ reason: 'refused', code: 'vk.924' })
  })

  it('offers nothing of comments without the key of a person', async () => {
    const own = { ...stand, account: account('vk', GROUP, { community: 'community-key' }) }
    expect(kindsFor(own, await stand.write())).toEqual([])
  })

  it('says when it may have happened', async () => {
    const said = await stand.write()
    await stand.emulator.setFaults([{ kind: 'drop', when: 'after', method: 'wall.deleteComment', next: 1 }])
    await expect(act(stand, 'delete', said)).rejects.toMatchObject({ reason: 'uncertain' })
    await stand.emulator.setFaults([])
    expect(await stand.isThere(said)).toBe(false)
    await act(stand, 'delete', said)
  })
})

describe('Telegram', () => {
  let stand: Awaited<ReturnType<typeof standInTelegram>>
  beforeAll(async () => {
    stand = await standInTelegram()
  })
  afterAll(() => stand.emulator.close())

  it('deletes within two days, for good', async () => {
    const said = await stand.write()
    expect(kindsFor(stand, said)).toEqual(['delete', 'mute', 'ban'])
    expect(kindsFor(stand, said, new Date(START.getTime() + 2 * DAY_MS))).toEqual(['mute', 'ban'])
    await act(stand, 'delete', said)
    await act(stand, 'delete', said)
    expect(await stand.isThere(said)).toBe(false)
    await expect(act(stand, 'restore', said)).rejects.toMatchObject({ reason: 'refused' })
  })

  it.each(['mute', 'ban'] as const)(
    'lets nobody write under a %s, and says whether it holds',
    async (kind) => {
      const said = await stand.write()
      const back = kind === 'mute' ? 'unmute' : 'unban'
      await act(stand, kind, said, new Date(START.getTime() + DAY_MS))
      expect([await holds(stand, kind, said), await holds(stand, back, said)]).toEqual([true, false])
      await expect(stand.write()).rejects.toThrow()
      await act(stand, back, said)
      await act(stand, back, said)
      expect([await holds(stand, kind, said), await holds(stand, back, said)]).toEqual([false, true])
      await stand.write()
    },
  )

  it('is refused where the bot does not administer', async () => {
    const said = await stand.write()
    await stand.demote()
    await expect(act(stand, 'ban', said)).rejects.toMatchObject({ code: 'telegram.no_rights' })
    await expect(act(stand, 'delete', said)).rejects.toMatchObject({ code: 'telegram.cannot_delete' })
  })
})

describe('MAX', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await standInMax()
  })
  afterAll(() => stand.emulator.close())

  it('deletes in a chat and blocks for ever, and gives neither back', async () => {
    const said = await stand.write()
    const offers = stand.connector.moderation!.offers(stand.account, said, START)
    expect(offers).toEqual([
      { kind: 'delete', isUndoable: false, terms: null },
      { kind: 'ban', isUndoable: false, terms: 'forever' },
    ])
    await act(stand, 'delete', said)
    await act(stand, 'delete', said)
    expect(await stand.isThere(said)).toBe(false)
    await act(stand, 'ban', said)
    await expect(stand.write()).rejects.toThrow()
    await expect(act(stand, 'unban', said)).rejects.toMatchObject({ code: 'max.not_offered' })
  })
})

it('Odnoklassniki lets no program moderate', () => {
  expect(createOkConnector({ apiUrl: 'http://127.0.0.1:1' }).moderation).toBeNull()
})
