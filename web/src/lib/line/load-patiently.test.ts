import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadPatiently } from './load-patiently.ts'

const GONE = new TypeError('Failed to fetch dynamically imported module')
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

it('takes what the worker of this browser holds, although there is no line', async () => {
  isThere = false
  vi.stubGlobal('navigator', { onLine: false, serviceWorker: { controller: {} } })
  expect(await loadPatiently(async () => 'dialog')()).toBe('dialog')
})

it('waits for a file during which the line was cut, however often it is cut', async () => {
  isThere = false
  vi.stubGlobal('navigator', { onLine: true })
  const load = vi.fn(async () => {
    if (!isThere) throw GONE
    return 'dialog'
  })
  load.mockImplementationOnce(async () => Promise.reject(GONE))
  load.mockImplementationOnce(async () => {
    isThere = false
    throw GONE
  })
  let is: unknown = 'waits'
  void loadPatiently(load)().then(
    (module) => {
      is = module
    },
    (error) => {
      is = error
    },
  )
  isThere = true
  await vi.advanceTimersByTimeAsync(1)
  expect([is, load.mock.calls.length]).toEqual(['waits', 2])
  await vi.advanceTimersByTimeAsync(60_000)
  expect([is, load.mock.calls.length]).toEqual(['waits', 2])
  isThere = true
  await vi.advanceTimersByTimeAsync(2000)
  expect([is, load.mock.calls.length]).toEqual(['dialog', 3])
})

it('says of a file that does not come twice from a server that answers that it is gone, and asks anew', async () => {
  isThere = true
  const load = vi.fn(async () => Promise.reject(GONE))
  const get = loadPatiently(load)
  await expect(get()).rejects.toThrow('dynamically imported')
  expect(load).toHaveBeenCalledTimes(2)
  await expect(get()).rejects.toThrow('dynamically imported')
  expect(load).toHaveBeenCalledTimes(4)
})
