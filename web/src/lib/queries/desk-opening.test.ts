import { QueryClient } from '@tanstack/react-query'
import type { DeskResponse } from '@veche/contract/desk.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deskQuery, fromDesk } from './desk-opening.ts'

const BELL = ['notifications', 'unread']
const DESK: DeskResponse = {
  counters: { queues: {}, asOf: '2026-11-28T08:00:00.000Z' },
  views: { views: [], mayShare: { region: false, agencies: [] } },
  counts: { counts: {} },
  writers: { writers: [] },
  unread: { count: 3, hasUrgent: true },
}
const OWN = { count: 4, hasUrgent: false }

let client: QueryClient
let asked: number
beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  asked = 0
})
afterEach(() => {
  client.clear()
  vi.useRealTimers()
})

const readBell = () =>
  client.fetchQuery({
    queryKey: BELL,
    queryFn: fromDesk('unread', async () => {
      asked += 1
      return OWN
    }),
    staleTime: 0,
  })
const open = (answer: Promise<DeskResponse>) => client.prefetchQuery({ ...deskQuery, queryFn: () => answer })

it('takes the first answer from the desk that is being opened, and asks by itself from then on', async () => {
  const { promise, resolve } = Promise.withResolvers<DeskResponse>()
  void open(promise)
  const first = readBell()
  resolve(DESK)
  expect([await first, asked]).toEqual([DESK.unread, 0])
  await vi.advanceTimersByTimeAsync(1)
  expect([await readBell(), asked]).toEqual([OWN, 1])
})

it('asks by itself where no desk was opened, or its answer is old', async () => {
  expect([await readBell(), asked]).toEqual([OWN, 1])
  client.removeQueries({ queryKey: BELL })
  await open(Promise.resolve(DESK))
  await vi.advanceTimersByTimeAsync(6_000)
  expect([await readBell(), asked]).toEqual([OWN, 2])
})

it('asks by itself after the opening has failed', async () => {
  await open(Promise.reject(new Error('no line')))
  expect([await readBell(), asked]).toEqual([OWN, 1])
})
