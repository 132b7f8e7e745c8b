import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadPatiently } from './load-patiently.ts'

let isThere = true
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { onLine: false })
  vi.stubGlobal('fetch', async () => (isThere ? new Response() : Promise.reject(new TypeError('no line'))))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks for nothing without a line, and once when the server answers again', async () => {
  isThere = false
  const load = vi.fn(async () => 'dialog')
  const get = loadPatiently(load)
  const first = get()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).not.toHaveBeenCalled()
  isThere = true
  await vi.advanceTimersByTimeAsync(2000)
  expect([await first, await get()]).toEqual(['dialog', 'dialog'])
  expect(load).toHaveBeenCalledOnce()
})

it('has what has come at hand when the line is cut', async () => {
  isThere = true
  const get = loadPatiently(async () => 'dialog')
  await get()
  isThere = false
  expect(await get()).toBe('dialog')
})

it('says of a file that the server has no more that it is gone, and asks anew the next time', async () => {
  isThere = true
  const load = vi.fn(async () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  const get = loadPatiently(load)
  await expect(get()).rejects.toThrow('dynamically imported')
  await expect(get()).rejects.toThrow('dynamically imported')
  expect(load).toHaveBeenCalledTimes(2)
})
