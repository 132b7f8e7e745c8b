import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../connector.ts'
import { type Answer, buildAccount, startVkTestServer, type VkTestServer } from '../api/vk-test-server.ts'
import { createVkConnector } from '../vk-connector.ts'

const account = buildAccount()

let server: VkTestServer
let connector: Connector
let nowMs: number
beforeEach(async () => {
  nowMs = 0
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url, now: () => nowMs })
  server.answer(
    'groups.getLongPollServer',
    { response: session('key-1', '1') },
    { response: session('key-2', 90) },
  )
})
afterEach(() => server.close())

function session(key: string, ts: string | number) {
  return { key, server: `${server.url}/poll`, ts }
}

function poll(cursor: unknown, signal: AbortSignal = AbortSignal.timeout(5000)) {
  return connector.longPoll!.poll(account, cursor, signal)
}

async function started(): Promise<unknown> {
  return (await poll(null)).cursor
}

const cursor1 = () => ({ ...session('key-1', '1'), keyTakenAtMs: 0 })
const update = { type: 'group_join', event_id: 'e30', v: '5.199', group_id: 456, object: { user_id: 5 } }

it('starts with a session and no gap, and waits on it in the next turn', async () => {
  expect(await poll(null)).toEqual({ items: [], cursor: cursor1(), gap: null })
})

it('hands over updates as the envelopes a webhook would bring', async () => {
  server.answer('/poll', { ts: 2, updates: [update, { ...update, event_id: undefined }] })

  const { items, cursor, gap } = await poll(await started())

  expect(cursor).toEqual({ ...cursor1(), ts: '2' })
  expect(gap).toBeNull()
  expect(items.map(({ dedupeKey }) => dedupeKey)).toEqual(['e30', expect.stringMatching(/^sha256:/)])
  expect(JSON.parse(new TextDecoder().decode(items[0]?.body))).toEqual(update)
  expect(server.calls.at(-1)?.params).toEqual({ act: 'a_check', key: 'key-1', ts: '1', wait: '25' })
})

it('stores even an update that cannot be read: it must not stop those after it', async () => {
  server.answer('/poll', { ts: '3', updates: [null, { odd: true }, update] })

  const { items } = await poll(await started())

  expect(items).toHaveLength(3)
  expect(items[2]?.dedupeKey).toBe('e30')
})

it('goes on from the new place and reports a gap when history is lost', async () => {
  server.answer('/poll', { failed: 1, ts: 30 })
  expect(await poll(await started())).toEqual({
    items: [],
    cursor: { ...cursor1(), ts: '30' },
    gap: 'vk.history_lost',
  })
})

it('keeps its place when the key is old', async () => {
  server.answer('/poll', { failed: 2 })
  expect(await poll(await started())).toEqual({
    items: [],
    cursor: { ...cursor1(), key: 'key-2' },
    gap: null,
  })
})

it('begins anew and reports a gap when key and place are lost', async () => {
  server.answer('/poll', { failed: 3 })
  expect(await poll(await started())).toEqual({
    items: [],
    cursor: { ...cursor1(), key: 'key-2', ts: '90' },
    gap: 'vk.history_lost',
  })
})

it('reports a gap for a cursor it cannot read', async () => {
  expect(await poll({ ts: 5 })).toMatchObject({ gap: 'vk.history_lost' })
})

it('renews the key before it gets old and keeps its place', async () => {
  const cursor = await started()
  nowMs = 9 * HOUR_MS + 1
  expect(await poll(cursor)).toEqual({
    items: [],
    cursor: { ...cursor1(), key: 'key-2', keyTakenAtMs: nowMs },
    gap: null,
  })
})

it('gives back its place when it is stopped while waiting', async () => {
  server.answer('/poll', () => {})
  const cursor = await started()
  expect(await poll(cursor, AbortSignal.timeout(100))).toEqual({ items: [], cursor, gap: null })
})

describe('a bad answer moves nothing', () => {
  const answers: [string, string, Answer][] = [
    ['500', 'vk.poll_http_500', (response) => response.writeHead(500).end()],
    ['a page', 'vk.poll_bad_answer', (response) => response.end('<html></html>')],
    ['half an answer', 'vk.poll_bad_answer', (response) => response.end('{"ts":"2","upda')],
    ['a reset', 'vk.poll_connection_lost', (response) => response.socket?.resetAndDestroy()],
  ]
  it.each(answers)('%s', async (_name, code, answer) => {
    server.answer('/poll', answer)
    const failure = poll(await started())
    await expect(failure).rejects.toMatchObject({ reason: 'try_later', code })
    await expect(failure).rejects.not.toHaveProperty('cause')
  })

  it('no server', async () => {
    const cursor = await started()
    await server.close()
    await expect(poll(cursor)).rejects.toMatchObject({
      reason: 'try_later',
      code: 'vk.poll_connection_failed',
    })
  })
})
