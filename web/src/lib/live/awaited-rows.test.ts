import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Awaiting, createAwaiting } from './awaited-rows.ts'

const asked: unknown[] = []
let awaiting: Awaiting
beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  awaiting = createAwaiting((change) => asked.push(change))
})
afterEach(() => {
  vi.useRealTimers()
})

it('asks for nothing that the stream brings', () => {
  awaiting.note({ ids: ['one'], after: '1-1' })
  awaiting.note({ ids: ['other'], after: '1-2' })
  awaiting.take(['one', 'other'])
  vi.advanceTimersByTime(60_000)

  expect(asked).toEqual([])
})

it('asks for what was told of and did not come, once', () => {
  awaiting.note({ ids: ['one'], after: '1-1' })
  awaiting.note({ ids: ['other'], after: '1-2' })
  awaiting.take(['one'])
  vi.advanceTimersByTime(60_000)

  expect(asked).toEqual([{ ids: ['other'], after: '1-2' }])
})

it('asks at once when the line is cut', () => {
  awaiting.note({ ids: ['one'], after: '1-1' })
  awaiting.giveUp()
  awaiting.giveUp()

  expect(asked).toEqual([{ ids: ['one'], after: '1-1' }])
})

it('is as patient with the last as with the first', () => {
  awaiting.note({ ids: ['one'], after: '1-1' })
  vi.advanceTimersByTime(3000)
  awaiting.note({ ids: ['other'], after: '1-2' })
  awaiting.take(['one'])
  vi.advanceTimersByTime(3000)
  expect(asked).toEqual([])
  vi.advanceTimersByTime(1000)

  expect(asked).toEqual([{ ids: ['other'], after: '1-2' }])
})

it('asks for a lost row although others never stop coming', () => {
  awaiting.note({ ids: ['lost'], after: '1-0' })
  for (let second = 1; second <= 10; second += 1) {
    awaiting.note({ ids: [`row ${second}`], after: `1-${second}` })
    vi.advanceTimersByTime(1000)
    awaiting.take([`row ${second}`])
  }

  expect(asked).toEqual([{ ids: ['lost'], after: '1-4' }])
})
