import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectorError } from '../connector.ts'
import { patiently } from './patiently.ts'

const asks = (retryAfterMs: number) =>
  new ConnectorError('try_later', 'vk.6', { retryAfterMs, scope: 'token' })
const never = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Fails with these one after the other, then answers. */
function failing(...errors: Error[]) {
  return vi.fn(async () => {
    const error = errors.shift()
    if (error) throw error
    return 'read'
  })
}

it.each([
  ['a refusal', new ConnectorError('refused', 'vk.15')],
  ['a long pause', asks(3_600_000)],
  ['a pause without an end', new ConnectorError('try_later', 'vk.29')],
  ['a network that fails', new ConnectorError('try_later', 'vk.http_503', { retryAfterMs: 2000 })],
  ['a fault of our own', new TypeError('x')],
])('leaves %s to whoever asked', async (_what, error) => {
  const call = failing(error)
  await expect(patiently(call, never)).rejects.toBe(error)
  expect(call).toHaveBeenCalledTimes(1)
})

it('ends with the signal, by the error that it waited for', async () => {
  const stop = new AbortController()
  stop.abort()
  const error = asks(1000)
  const call = failing(error)
  await expect(patiently(call, stop.signal)).rejects.toBe(error)
  expect(call).toHaveBeenCalledTimes(1)
})
