import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLiveQueries, type LiveQueries } from './live-queries.ts'

const CARD = ['incident', 'one', 'card']
const changed = { type: 'incident', incidentId: 'one', step: 'new', activity: 'accept' } as const

let client: QueryClient
let live: LiveQueries
let asked: { signal: AbortSignal; answer: (value: string) => void }[]
let observers: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
  live = createLiveQueries(client)
  asked = []
  observers = []
})
afterEach(() => {
  for (const leave of observers) leave()
  live.stop()
  client.clear()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function show(queryKey: readonly string[]): void {
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: ({ signal }) =>
      new Promise<string>((answer) => {
        asked.push({ signal, answer })
      }),
  })
  observers.push(observer.subscribe(() => undefined))
}

it('never cancels an answer under way; one more is asked for after it', async () => {
  show(CARD)
  live.hear(changed, '1-1')
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveLength(1)

  asked[0]!.answer('before the change')
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(2)
  for (let index = 0; index < 20; index += 1) live.hear(changed, `2-${index}`)
  asked[1]!.answer('after the change')
  await vi.advanceTimersByTimeAsync(2000)

  expect(asked).toHaveLength(3)
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false, false])
})

it('asks for nothing that nobody looks at, and marks it as old', async () => {
  client.setQueryData(CARD, 'kept')
  live.hear(changed, '1-1')
  await vi.advanceTimersByTimeAsync(20_000)

  expect(asked).toEqual([])
  expect(client.getQueryState(CARD)?.isInvalidated).toBe(true)
})

it('answers a storm by one request a second for each query', async () => {
  show(CARD)
  asked[0]!.answer('first')
  await vi.advanceTimersByTimeAsync(1)
  for (let index = 0; index < 100; index += 1) {
    live.hear(changed, `1-${index}`)
    await vi.advanceTimersByTimeAsync(50)
    asked.at(-1)!.answer(`answer ${index}`)
  }

  expect(asked.length).toBeLessThanOrEqual(7)
})

it('asks once more after a cut, at leisure where an answer stands and soon where it failed', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
  show(CARD)
  asked[0]!.answer('as it was')
  await vi.advanceTimersByTimeAsync(1)
  show(['incident', 'two', 'card'])
  await client.cancelQueries({ queryKey: ['incident', 'two', 'card'] }, { revert: false })
  client
    .getQueryCache()
    .find({ queryKey: ['incident', 'two', 'card'] })
    ?.setState({ status: 'error', fetchStatus: 'idle' })
  expect(asked).toHaveLength(2)

  live.comeBack()
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked).toHaveLength(3)
  asked[2]!.answer('came at last')
  await vi.advanceTimersByTimeAsync(6000)
  expect(asked).toHaveLength(5)
})

it('asks again, when it begins, for what was asked without a line, and for nothing else', async () => {
  show(CARD)
  asked[0]!.answer('as it was')
  await vi.advanceTimersByTimeAsync(1)
  const failed = ['incident', 'two', 'card']
  show(failed)
  await client.cancelQueries({ queryKey: failed }, { revert: false })
  client.getQueryCache().find({ queryKey: failed })?.setState({ status: 'error', fetchStatus: 'idle' })

  live.begin()
  await vi.advanceTimersByTimeAsync(6000)
  expect(asked).toHaveLength(3)
})

it('asks for everything soon where nobody told what was missed', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
  show(CARD)
  asked[0]!.answer('as it was')
  await vi.advanceTimersByTimeAsync(1)

  live.comeBack()
  live.reset()
  await vi.advanceTimersByTimeAsync(2000)

  expect(asked).toHaveLength(2)
})
