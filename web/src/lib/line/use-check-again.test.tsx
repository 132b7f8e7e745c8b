// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { AGAIN_MS, useCheckAgain } from './use-check-again.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function cutLine(isCut: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!isCut)
  act(() => void window.dispatchEvent(new Event(isCut ? 'offline' : 'online')))
}

it('asks again while the line seems to be there, at once when it returns, and never without one or once it is checked', () => {
  vi.useFakeTimers()
  const check = vi.fn()
  const { rerender } = renderHook(({ isUnchecked }) => useCheckAgain(isUnchecked, check), {
    initialProps: { isUnchecked: false },
  })
  vi.advanceTimersByTime(2 * AGAIN_MS)
  expect(check).not.toHaveBeenCalled()
  // It failed although the page knows of no break: no event of a return will ever come.
  rerender({ isUnchecked: true })
  vi.advanceTimersByTime(AGAIN_MS)
  expect(check).toHaveBeenCalledTimes(1)
  cutLine(true)
  vi.advanceTimersByTime(3 * AGAIN_MS)
  expect(check).toHaveBeenCalledTimes(1)
  cutLine(false)
  expect(check).toHaveBeenCalledTimes(2)
  rerender({ isUnchecked: false })
  vi.advanceTimersByTime(3 * AGAIN_MS)
  expect(check).toHaveBeenCalledTimes(2)
})
