/** Comments of a live video with the whole of the intake: emulator, webhook, long poll, list of comments, questions of the stream. */
import type { LivestreamQuestionResponse, LivestreamResponse } from '@veche/contract/livestreams.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { startTestApp, type TestApp, type TestClient } from '../../../test/test-app.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'
import { createChannel } from '../../modules/channels/index.ts'
import { type FollowDeps, followOnce, processBatch, startFollowing } from '../../modules/inbox/index.ts'
import { listLivePlaces } from '../../modules/livestreams/index.ts'
import { createPipelineDeps } from '../workers.ts'

const START = new Date('2026-11-24T09:00:00Z')
const RESIDENTS = [11, 12, 13]
const [BRIDGE, ROAD, WATER] = [
  'Когда починят мост на Мира, 5?',
  'Почему не чистят дорогу на Гагарина, 12?',
  'Когда включат воду на улице Садовой, 3?',
]
const never = new AbortController().signal

let emulator: Emulator
let test: TestApp
let client: TestClient
let group: number
let channelId: string
let groups = 456
/** Of the connector: the emulator counts the rate of calls by the true clock. */
let nowMs = Date.now()

beforeAll(async () => {
  emulator = await startEmulator('vk', null)
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const connector = createVkConnector({ apiUrl: emulator.url, now: () => nowMs })
  test = await startTestApp({ now: START, publicUrl, connectors: new Map([['vk', connector]]) })
  await test.app.listen({ port, host: '127.0.0.1' })
  const moderator = buildActor({ role: 'moderator', name: 'Модератор Борис' })
  await saveUser(test.db, moderator)
  client = test.as(moderator)
  for (const id of RESIDENTS) await emulator.act('createResident', { id, firstName: `Житель${id}` })
})
afterAll(async () => {
  await test.close()
  await emulator.close()
})

/** A community of its own for each test, so that keys and limits are its own too. */
beforeEach(async () => {
  await emulator.setFaults([])
  groups += 1
  group = groups
  await emulator.act('createCommunity', { id: group, name: `Город ${group}` })
  await emulator.act('issueToken', { groupId: group, value: `community-key-${group}` })
  await emulator.act('issueToken', { kind: 'user', groupId: group, userId: 11, value: `user-key-${group}` })
})

async function connect({ hasUserKey = true } = {}): Promise<void> {
  const { connectors, channels: book } = test.product
  const user = hasUserKey ? { user: `user-key-${group}` } : {}
  const channel = await createChannel(
    test.context,
    { connectors, publicUrl: test.product.config.inboundUrl, book },
    {
      actor: null,
      request: {
        ...{ network: 'vk', externalId: String(group), secret: null, transport: 'webhook' },
        ...{ credentials: { community: `community-key-${group}`, ...user }, municipalityCode: 'borovichi' },
      },
    },
  )
  channelId = channel.id
  book.forget()
  await emulator.act('idle')
}

async function goLive(input: object = {}) {
  const video = { groupId: group, title: 'Эфир главы', isLive: true, waitsLeft: 0, ...input }
  const videoId = Number((await emulator.act('createVideo', video)).id)
  const created: LivestreamResponse = (
    await client.post('/livestreams', {
      ...{ title: 'Прямая линия главы', municipalityCode: 'borovichi' },
      speakers: [{ name: 'Глава района', position: 'Глава' }],
      plannedAt: START.toISOString(),
    })
  ).json()
  const url = `/livestreams/${created.id}`
  const permalink = `https://vk.com/video-${group}_${videoId}`
  const added = await client.post(`${url}/sources`, { kind: 'broadcast', channelId, permalink })
  expect(added.statusCode).toBe(200)
  const read = async (): Promise<LivestreamResponse> => (await client.get(url)).json()
  for (const move of ['announce', 'begin']) {
    const { version } = await read()
    expect((await client.post(`${url}/move`, { move, expectedVersion: version })).statusCode).toBe(200)
  }
  return {
    read,
    /** A second after START: what was written before the stream was planned is not its own. */
    ask: (text: string, residentId = 11) =>
      emulator.act('addComment', {
        ...{ groupId: group, surface: 'video', objectId: videoId, residentId, text },
        date: Math.floor(START.getTime() / 1000) + 1,
      }),
    questions: async (): Promise<LivestreamQuestionResponse[]> =>
      (await client.get(`${url}/questions?limit=200`)).json().questions,
  }
}

const deps = (): FollowDeps => ({
  ...test.context,
  connectors: test.product.connectors,
  findAccount: (id) => test.product.channels.find(id),
  listPlaces: async () =>
    (await listLivePlaces(test.db, test.clock.now)).filter((place) => place.channelId === channelId),
})
async function follow(turns: number): Promise<void> {
  const [place] = await deps().listPlaces()
  for (let turn = 0; place && turn < turns; turn += 1) await followOnce(deps(), place, never)
}
async function work(): Promise<void> {
  await emulator.act('idle')
  while ((await processBatch(createPipelineDeps(test.product))) > 0);
}
const texts = (questions: LivestreamQuestionResponse[]) =>
  questions.toSorted((a, b) => a.number - b.number).map(({ text }) => text)
const countOf = async (table: 'rawInbox' | 'message') =>
  (await test.db.selectFrom(table).select('id').where('channelId', '=', channelId).execute()).length

it('brings a question to the stream of which the Callback API tells nothing', async () => {
  await connect()
  const stream = await goLive({ tellsComments: false, waitsLeft: 1 })
  await stream.ask(BRIDGE)
  // VK wants one to wait: the list is read.
  await follow(2)
  nowMs += 5000
  await follow(2)
  await stream.ask(ROAD, 12)
  await follow(1)
  await work()
  expect(texts(await stream.questions())).toEqual([BRIDGE, ROAD])
  expect((await stream.questions()).find(({ text }) => text === ROAD)).toMatchObject({
    ...{ channel: 'comment_live', askers: [{ name: expect.stringContaining('Житель12') }] },
  })

  const loop = startFollowing(deps())
  await stream.ask(WATER, 13)
  const heard = async () => {
    await work()
    return texts(await stream.questions())
  }
  await expect.poll(heard, { timeout: 20_000 }).toEqual([BRIDGE, ROAD, WATER])
  await loop.stop()
})

it('makes one message and one question of what comes by all three ways', async () => {
  await connect()
  const stream = await goLive()
  await follow(2)
  await stream.ask(BRIDGE)
  await stream.ask(ROAD, 12)
  await work()
  expect(await countOf('rawInbox')).toBe(2)
  // Now the poll tells of them, and half a minute later they stand in the list.
  await follow(1)
  nowMs += 30_000
  await follow(1)
  expect(await countOf('rawInbox')).toBe(6)
  await work()

  expect(await countOf('message')).toBe(2)
  expect(texts(await stream.questions())).toEqual([BRIDGE, ROAD])
  const edited = await test.db
    .selectFrom('message')
    .select('sourceState')
    .where('channelId', '=', channelId)
    .execute()
  expect(edited).toEqual([{ sourceState: 'alive' }, { sourceState: 'alive' }])
})

it('loses nothing when the poll goes silent', async () => {
  await connect()
  const stream = await goLive({ tellsComments: false })
  await follow(2)
  await emulator.setFaults([{ kind: 'live_poll_silent' }])
  await stream.ask(WATER, 13)
  nowMs += 30_000
  await follow(1)
  await work()
  expect(texts(await stream.questions())).toEqual([WATER])
})

it('says on the stream which key is missing, and what the Callback API tells goes on', async () => {
  await connect({ hasUserKey: false })
  const stream = await goLive()
  expect((await stream.read()).sources).toMatchObject([{ problemCode: null }])
  await follow(2)
  await stream.ask(BRIDGE)
  await work()
  expect((await stream.read()).sources).toMatchObject([{ problemCode: 'vk.needs_user_token' }])
  expect(texts(await stream.questions())).toEqual([BRIDGE])
})
