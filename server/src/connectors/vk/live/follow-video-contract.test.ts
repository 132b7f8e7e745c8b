/** Following a live video of the emulator, which judges every call by VK's schema and whose poll breaks on demand. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../../../test/networks/emulator.ts'
import { wordsOf } from '../../../../test/networks/words-of.ts'
import type { ChannelAccount, Connector, InboundEvent, LivePlace } from '../../connector.ts'
import { buildAccount } from '../api/vk-test-server.ts'
import { normaliseVk } from '../events/vk-normalise.ts'
import { createVkConnector } from '../vk-connector.ts'

const GROUP = 456
const RESIDENT = 5
const USER_KEY = 'user-key-of-admin'

let emulator: Emulator
let connector: Connector
let account: ChannelAccount
let place: LivePlace
let videoId: number
let cursor: unknown
/** Only the connector's: how long it listens is counted by it. */
let nowMs: number
let callsBefore: number

beforeAll(async () => {
  emulator = await startEmulator('vk', null)
})
afterAll(() => emulator.close())

beforeEach(async () => {
  await emulator.act('reset', { seed: 7 })
  await emulator.setFaults([])
  await emulator.act('createCommunity', { id: GROUP, name: 'Город Заречный' })
  await emulator.act('createResident', { id: RESIDENT, firstName: 'Анна', lastName: 'Петрова' })
  await emulator.act('issueToken', { kind: 'user', groupId: GROUP, userId: RESIDENT, value: USER_KEY })
  account = buildAccount({ tokens: { community: 'c', user: USER_KEY } })
  nowMs = Date.now()
  connector = createVkConnector({ apiUrl: emulator.url, now: () => nowMs })
  cursor = null
  callsBefore = (await emulator.ledger('request')).length
})

async function goLive(input: object = {}): Promise<void> {
  const video = { groupId: GROUP, title: 'Эфир главы', isLive: true, waitsLeft: 0, tellsComments: false }
  videoId = Number((await emulator.act('createVideo', { ...video, ...input })).id)
  place = { container: `vk:video:-${GROUP}_${videoId}`, since: new Date(0), pace: 'close' }
}
const where = () => ({ groupId: GROUP, surface: 'video', objectId: videoId })
const write = (text: string, residentId: number | null = RESIDENT) =>
  emulator.act('addComment', { ...where(), residentId, text })

/** Never longer than the test wants to wait. */
async function turn(): Promise<{ events: InboundEvent[]; pauseMs: number }> {
  const done = await connector.livePlaces!.follow(account, place, cursor, AbortSignal.timeout(3000))
  cursor = done.cursor
  return { events: done.items.flatMap(({ body }) => normaliseVk(body, account)), pauseMs: done.pauseMs }
}
async function turns(count: number): Promise<InboundEvent[]> {
  const events: InboundEvent[] = []
  for (let index = 0; index < count; index += 1) events.push(...(await turn()).events)
  return events
}
/** Of this test: the ledger goes on. */
const calls = async () => (await emulator.ledger('request')).slice(callsBefore).map(({ method }) => method)
const told = (events: InboundEvent[]) => events.map(wordsOf).map(({ op, text }) => `${op} ${text}`)

it('brings comments of which the Callback API tells nothing, with their names', async () => {
  await goLive()
  await write('Вопрос до нас')
  // The poll is opened, then what stands there is read.
  expect(told(await turns(2))).toEqual(['seen Вопрос до нас'])
  await write('Когда починят мост?')
  await write('А дорогу?')
  await write('Ответим сегодня', null)

  const { events } = await turn()

  expect(told(events)).toEqual(['created Когда починят мост?', 'created А дорогу?', 'echo Ответим сегодня'])
  expect(events[0]).toMatchObject({
    ...{ container: place.container, externalId: '2', surface: 'video_comment' },
    author: { externalId: '5', kind: 'person', card: { name: 'Анна Петрова' } },
  })
  await write('И тротуар')
  expect(told((await turn()).events)).toEqual(['created И тротуар'])
  expect((await emulator.ledger('emitted')).filter(({ type }) => type === 'video_comment_new')).toEqual([])
})

it('reads every five seconds while VK wants it to wait, and asks again', async () => {
  await goLive({ waitsLeft: 1 })
  await write('Первый')
  expect(told(await turns(2))).toEqual(['seen Первый'])
  const { pauseMs } = await turn()
  expect(pauseMs).toBeGreaterThan(0)
  expect(pauseMs).toBeLessThanOrEqual(5000)
  nowMs += 5000
  await write('Второй')
  expect(told(await turns(2))).toEqual(['seen Первый', 'seen Второй'])
  expect(await calls()).toEqual([
    ...['video.getLongPollServer', 'video.getComments'],
    ...['video.getLongPollServer', 'video.getComments'],
  ])
  await write('Третий')
  expect(told((await turn()).events)).toEqual(['created Третий'])
})

it('reads the list where the poll is closed to us', async () => {
  await emulator.setFaults([{ kind: 'error', code: 15, method: 'video.getLongPollServer' }])
  await goLive()
  await turns(2)
  await write('Всё равно дошло')
  nowMs += 5000
  expect(told((await turn()).events)).toEqual(['seen Всё равно дошло'])
  expect((await calls()).filter((method) => method === 'video.getLongPollServer')).toHaveLength(1)
})

it('finds by itself that a poll has gone silent, and loses nothing', async () => {
  await goLive()
  await turns(2)
  await emulator.setFaults([{ kind: 'live_poll_silent' }])
  await write('Слышно?')
  nowMs += 29_900
  expect((await turn()).events).toEqual([])
  nowMs += 100
  expect(told((await turn()).events)).toEqual(['seen Слышно?'])
  // Five seconds later the poll has still not told of it: it is given up for a while.
  nowMs += 5000
  await turn()
  await write('А теперь?')
  expect((await turn()).pauseMs).toBeLessThanOrEqual(5000)
  nowMs += 5000
  expect(told((await turn()).events)).toEqual(['seen Слышно?', 'seen А теперь?'])

  await emulator.setFaults([])
  nowMs += MINUTE_MS
  await turns(2)
  await write('Снова слышно')
  expect(told((await turn()).events)).toEqual(['created Снова слышно'])
})

it('reads what was missed at once when the poll breaks, also after a restart', async () => {
  await goLive()
  await turns(2)
  await emulator.setFaults([{ kind: 'live_poll_failed', failed: 2, next: 1 }])
  await write('Посреди обрыва')
  expect(told(await turns(2))).toEqual(['seen Посреди обрыва'])

  nowMs += 5000
  await turns(2)
  cursor = JSON.parse(JSON.stringify(cursor))
  await write('Пока нас не было')
  nowMs += 10 * MINUTE_MS
  expect(told(await turns(1))).toContain('seen Пока нас не было')
})

it('reads past a deleted comment, in threads, and further than one page', async () => {
  await goLive()
  const root = Number((await write('Корень')).id)
  await turns(2)
  for (let number = 1; number <= 120; number += 1) await write(`Вопрос ${number}`)
  await emulator.act('addComment', { ...where(), residentId: RESIDENT, text: 'В ветке', replyToId: root })
  await emulator.act('deleteComment', { ...where(), id: root + 120 })
  await emulator.setFaults([{ kind: 'live_poll_failed', failed: 2, next: 1 }])
  const texts = new Set((await turns(2)).map((event) => wordsOf(event).text))
  for (let number = 1; number < 120; number += 1) expect(texts).toContain(`Вопрос ${number}`)
  expect(texts).toContain('В ветке')
})

it('says which key it needs, and follows nothing but videos', async () => {
  await goLive()
  account = buildAccount({ tokens: { community: 'c' } })
  await turn()
  await expect(turn()).rejects.toMatchObject({ reason: 'token_revoked', code: 'vk.needs_user_token' })
  await emulator.act('revokeToken', { token: USER_KEY })
  account = buildAccount({ tokens: { community: 'c', user: USER_KEY } })
  await expect(turn()).rejects.toMatchObject({ reason: 'token_revoked', code: 'vk.5' })
  expect(connector.livePlaces!.includes(place.container)).toBe(true)
  expect(connector.livePlaces!.includes('vk:wall:-456_7')).toBe(false)
})
