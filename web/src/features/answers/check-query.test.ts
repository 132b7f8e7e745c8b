import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { checkQuery } from './answers.queries.ts'
import { EMPTY_CONTENT } from './draft-content.ts'

beforeEach(() => {
  vi.useFakeTimers()
  environmentManager.setIsServer(() => false)
})
afterEach(() => {
  environmentManager.setIsServer(() => typeof window === 'undefined')
  vi.useRealTimers()
})

it('is asked again while it is on the screen, since hours that a text promises pass', async () => {
  const asked: string[] = []
  const text = 'Напишем его здесь до 12:27 сегодняшнего дня.'
  const observer = new QueryObserver(new QueryClient(), {
    ...checkQuery('incident', { ...EMPTY_CONTENT, text }),
    async queryFn() {
      asked.push(text)
      return { checks: [], marks: [] }
    },
  })
  const leave = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toHaveLength(2)
  leave()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked).toHaveLength(2)
})
