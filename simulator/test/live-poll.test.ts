import { expect, it } from 'vitest'
import { z } from 'zod'
import { entriesOf, GROUP, KEY, type Stand, startStand, USER_KEY } from './support.ts'

const Server = z.object({ url: z.url() })
const Answer = z.object({
  ts: z.number().optional(),
  failed: z.number().optional(),
  events: z.array(z.string()).optional(),
})

function goLive(stand: Stand, input: { waitsLeft?: number; tellsComments?: boolean } = {}): number {
  const { control } = stand.emulator
  return control.createVideo({ groupId: GROUP, title: 'Эфир', isLive: true, waitsLeft: 0, ...input }).id
}
const ask = (stand: Stand, videoId: number, token = USER_KEY) =>
  stand.call('video.getLongPollServer', { owner_id: -GROUP, video_id: videoId }, token)
const open = async (stand: Stand, videoId: number) => Server.parse((await ask(stand, videoId)).response).url

async function check(address: string, changes: Record<string, string> = {}) {
  const url = new URL(address)
  for (const [name, value] of Object.entries({ wait: '0', ...changes })) url.searchParams.set(name, value)
  const response = await fetch(url)
  return { status: response.status, ...Answer.parse(await response.json()) }
}
const write = (stand: Stand, videoId: number, text: string) =>
  stand.emulator.control.addComment({
    ...{ groupId: GROUP, surface: 'video', objectId: videoId },
    ...{ residentId: stand.residentId, text },
  })

it('opens to a person, when the video is on air, after it was asked to wait', async () => {
  const stand = await startStand()
  const videoId = goLive(stand, { waitsLeft: 2 })
  expect((await ask(stand, videoId, KEY)).code).toBe(27)
  expect((await ask(stand, videoId)).code).toBe(32)
  expect((await ask(stand, videoId)).code).toBe(32)
  const url = await open(stand, videoId)
  expect((await check(url)).events).toEqual([])
  expect((await check(url, { mode: '2' })).status).toBe(400)

  stand.emulator.control.setVideo({ groupId: GROUP, id: videoId, isLive: false })
  expect(await check(url)).toMatchObject({ failed: 3 })
  await stand.emulator.control.advance({ ms: 2000 })
  expect((await ask(stand, videoId)).code).toBe(15)
})

it('gives texts of JSON since ts, some with junk behind them', async () => {
  const stand = await startStand()
  const videoId = goLive(stand)
  const url = await open(stand, videoId)
  for (let number = 1; number <= 12; number += 1) write(stand, videoId, `Вопрос ${number} {`)
  const { events = [], ts } = await check(url)
  expect(events).toHaveLength(12)
  const whole = events.filter((event) => event.endsWith('}'))
  expect(whole.length).toBeGreaterThan(0)
  expect(whole.length).toBeLessThan(12)
  expect(JSON.parse(whole[0] ?? '')).toMatchObject({
    type: 'video_comment_new',
    comment: { from_id: stand.residentId, text: expect.stringContaining('Вопрос') },
    user: { id: stand.residentId, first_name: expect.any(String) },
  })
  expect(await check(url, { ts: String(ts) })).toMatchObject({ events: [] })
  expect(await check(url, { ts: '999' })).toMatchObject({ failed: 1 })
  expect(await check(url, { key: 'old' })).toEqual({ status: 200, failed: 2 })
})

it('tells no comment by callback where it is set up so, and goes silent on demand', async () => {
  const stand = await startStand()
  const videoId = goLive(stand, { tellsComments: false })
  const url = await open(stand, videoId)
  const { control } = stand.emulator
  control.setFaults({ faults: [{ kind: 'live_poll_silent', next: 1 }] })
  write(stand, videoId, 'Когда починят мост?')
  const silent = await check(url)
  expect(silent.events).toEqual([])
  expect((await check(url, { ts: String(silent.ts) })).events).toEqual([])
  expect(entriesOf(stand, 'emitted').filter(({ type }) => type === 'video_comment_new')).toEqual([])

  control.setFaults({ faults: [{ kind: 'live_poll_failed', failed: 2, next: 1 }] })
  expect(await check(url)).toMatchObject({ failed: 2 })
  expect(await check(url)).toMatchObject({ failed: 2 })
})
