/**
 * Private messages of bots with the whole of the product: emulator, webhook, desk, outbox. What holds in every network
 * is in `answers/parts/private-part.api.test.ts`.
 */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type AnswerWork,
  PRIVATE_PART,
  PUBLIC_PART,
  workOnAnswers,
} from '../../../test/answers/private-part.ts'
import { saveChat } from '../../../test/chats/chat-factory.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../test/desk.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import type { Connector } from '../../connectors/connector.ts'
import { createMaxConnector } from '../../connectors/max/max-connector.ts'
import { createTelegramConnector } from '../../connectors/telegram/telegram-connector.ts'
import { checkChannel, createChannel } from '../../modules/channels/index.ts'

const TOKEN = '7100000001:a-token-of-the-bot-of-these-tests'
const BOT = 7_100_000_001

type Emulated = {
  network: 'telegram' | 'max'
  create: (apiUrl: string, now: () => Date) => Connector
  /** A group that the bot hears, and a post under which residents ask; ids of both. */
  open: (
    emulator: Emulator,
  ) => Promise<{ chatId: unknown; ask: (text: string, id: number) => Promise<unknown> }>
  stop: 'blockBot' | 'stopBot'
  site: string
  closed: string
}

const NETWORKS: Emulated[] = [
  {
    network: 'telegram',
    create: (apiUrl, now) =>
      createTelegramConnector({ apiUrl, now: () => now().getTime(), limiter: createInstantLimiter() }),
    async open(emulator) {
      const { id: chatId } = await emulator.act('createChat', { title: 'Город. Обсуждение' })
      const { id: channelId } = await emulator.act('createChat', { type: 'channel', title: 'Город' })
      await emulator.act('linkDiscussion', { channelId, groupId: chatId })
      await emulator.act('setMember', { chatId, botId: BOT })
      const { id: postId } = await emulator.act('publishPost', { channelId, text: 'Спрашивайте' })
      const ask = (text: string, residentId: number) =>
        emulator.act('addComment', { channelId, postId, residentId, text })
      return { chatId, ask }
    },
    stop: 'blockBot',
    site: 'https://t.me/gorod_bot',
    closed: 'telegram.never_wrote',
  },
  {
    network: 'max',
    create: (apiUrl, now) => createMaxConnector({ apiUrl, now, limiter: createInstantLimiter() }),
    async open(emulator) {
      const place = { title: 'Город', botIds: [BOT] }
      const { id: chatId } = await emulator.act('createChat', { ...place, type: 'chat' })
      const channel = await emulator.act('createChat', { ...place, type: 'channel' })
      const { mid: postId } = await emulator.act('publishPost', { chatId: channel.id, text: 'Спрашивайте' })
      const ask = (text: string, residentId: number) =>
        emulator.act('addComment', { postId, residentId, text })
      return { chatId, ask }
    },
    stop: 'stopBot',
    site: 'https://max.ru/gorod_bot',
    closed: 'max.chat.denied',
  },
]

describe.each(NETWORKS)('$network', ({ network, create, open, stop, site, closed }) => {
  let emulator: Emulator
  let desk: Desk
  let work: AnswerWork
  let channelId: string
  let place: Awaited<ReturnType<Emulated['open']>>
  let resident = 580_000_000

  beforeAll(async () => {
    emulator = await startEmulator(network, DESK_NOON)
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    const connector = create(emulator.url, () => desk.test.clock.now)
    desk = await openDesk({ others: [{ connector }], publicUrl })
    work = workOnAnswers(desk)
    await desk.test.app.listen({ port, host: '127.0.0.1' })
    await emulator.act('createBot', { id: BOT, name: 'Город', username: 'gorod_bot', token: TOKEN })
    const channel = await createChannel(desk.test.context, channelDeps(publicUrl), {
      actor: null,
      request: {
        ...{ network, externalId: null, credentials: { bot: TOKEN }, secret: null, transport: 'webhook' },
        municipalityCode: 'borovichi',
      },
    })
    channelId = channel.id
    place = await open(emulator)
    await settle()
  })
  afterAll(async () => {
    await desk.close()
    await emulator.close()
  })
  beforeEach(async () => {
    resident += 1
    await emulator.act('createResident', { id: resident, firstName: 'Анна', lastName: 'Петрова' })
  })

  function channelDeps(publicUrl: string) {
    const { connectors, channels: book } = desk.test.product
    return { connectors, publicUrl, book }
  }
  async function settle(): Promise<void> {
    await emulator.act('idle')
    await desk.work()
  }
  async function send(): Promise<void> {
    while ((await desk.send()) > 0);
  }
  const incidents = () =>
    desk.test.db
      .selectFrom('incident')
      .innerJoin('author', 'author.id', 'incident.authorId')
      .select(['incident.id', 'incident.number', 'incident.surface'])
      .where('incident.channelId', '=', channelId)
      .where('author.externalId', '=', String(resident))
      .execute()

  async function ask() {
    await place.ask(`Неверно начислили за воду, помогите. ${resident}`, resident)
    await settle()
    const [asked] = await incidents()
    return asked!
  }

  /** What the bot wrote, in order: to whom and what. */
  async function written() {
    const requests = await emulator.ledger('request')
    return requests.flatMap(({ effect, params, query, body }) => {
      if (effect !== 'created') return []
      const said = { ...Object(params), ...Object(query), ...Object(body) }
      return [{ isPrivate: Number(said.chat_id) > 0, text: String(said.text) }]
    })
  }
  const pressStart = async (payload?: string) => {
    desk.passMs(SECOND_MS)
    await emulator.act('advance', { ms: SECOND_MS })
    await emulator.act('startBot', { botId: BOT, residentId: resident, ...(payload && { payload }) })
    await settle()
  }
  const ways = async (id: string) =>
    (await work.as('executor').get(`/incidents/${id}/answer/private-ways`)).json()

  it('gets the private part into the dialog and then the public one under the question', async () => {
    await pressStart()
    expect(await incidents()).toEqual([])
    const asked = await ask()
    await work.take(asked.id)
    expect((await ways(asked.id)).recipients).toMatchObject([{ mayWrite: true }])
    const before = (await written()).length
    await work.approved(asked)
    await send()

    expect((await written()).slice(before)).toEqual([
      { isPrivate: true, text: PRIVATE_PART },
      { isPrivate: false, text: PUBLIC_PART },
    ])
    expect(await work.states(asked.id)).toEqual(['private sent', 'public sent'])
    expect((await work.card(asked.id)).step).toBe('awaiting_author')
    await emulator.act('writeMessage', { botId: BOT, residentId: resident, text: 'Деньги пришли' })
    await settle()
    expect(await incidents()).toHaveLength(1)
    const reply = desk.test.db.selectFrom('message').select('incidentId').where('text', '=', 'Деньги пришли')
    expect(await reply.execute()).toEqual([{ incidentId: asked.id }])
  })

  it('asks in the thread to begin, and the link that is pressed there lets the answer go', async () => {
    const asked = await ask()
    await work.take(asked.id)
    const { recipients, invitationUrl } = await ways(asked.id)
    expect(recipients).toMatchObject([{ mayWrite: false }])
    expect(invitationUrl).toBe(`${site}?start=case${asked.number}`)
    await work.approved(asked)
    await send()
    expect(await work.states(asked.id)).toEqual(['private failed', 'public queued'])
    const refused = await work.rowOf(asked.id, 'private')
    expect(refused.errorCode).toBe(closed)

    expect((await work.resolve(refused.id, { decision: 'invite' })).statusCode).toBe(200)
    await send()
    const invitation = (await written()).at(-1)!
    expect(invitation).toEqual({ isPrivate: false, text: expect.stringContaining(invitationUrl) })
    expect(invitation.text).not.toContain('840 рублей')
    await pressStart(`case${asked.number}`)
    await send()

    expect((await written()).at(-1)).toEqual({ isPrivate: true, text: PRIVATE_PART })
    expect(await work.states(asked.id)).toEqual(['private sent', 'public sent'])
    expect((await work.card(asked.id)).step).toBe('awaiting_author')
    expect(await incidents()).toHaveLength(1)
  })

  it('waits for who has stopped the bot until they begin it again', async () => {
    await pressStart()
    const asked = await ask()
    await emulator.act(stop, { botId: BOT, residentId: resident })
    await settle()
    await work.approved(asked)
    await send()
    expect(await work.states(asked.id)).toEqual(['private failed', 'public queued'])
    expect((await ways(asked.id)).recipients).toMatchObject([{ mayWrite: false }])
    await pressStart()
    await send()
    expect(await work.states(asked.id)).toEqual(['private sent', 'public sent'])
  })

  it('keeps the name for its links while the network is away', async () => {
    await emulator.setFaults([{ kind: 'http', status: 502, when: 'before' }])
    await checkChannel(desk.test.context, channelDeps(desk.test.product.config.inboundUrl), channelId)
    await emulator.setFaults([])
    const row = desk.test.db.selectFrom('channel').select(['username', 'health']).where('id', '=', channelId)
    expect(await row.executeTakeFirst()).toEqual({ username: 'gorod_bot', health: 'red' })
  })

  it('tells the author of personal data in a chat of it, if they have begun the bot', async () => {
    const container = `${network}:chat:${place.chatId}`
    const { id: chat } = await saveChat(desk, { container, channelId })
    const text = `Позвоните мне, 8 911 123-45-67, улица Мира, 5, квартира 12. ${resident}`
    await emulator.act('writeInChat', { chatId: place.chatId, residentId: resident, text })
    await settle()
    const { messages } = (await work.as('moderator').get(`/chats/${chat}/messages`)).json()
    const { id } = messages.find((message: { text: string }) => message.text === text)
    const hint = () => work.as('moderator').post(`/chats/${chat}/messages/${id}/hint`, {})
    expect((await hint()).json()).toMatchObject({ code: 'chat.cannot_hint' })
    await pressStart()
    expect((await hint()).statusCode).toBe(200)
    await send()
    const told = (await written()).at(-1)!
    expect(told.isPrivate).toBe(true)
    expect(told.text).toContain('личные данные')
    expect(told.text).not.toContain('911 123')
  })
})
