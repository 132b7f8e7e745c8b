import { expect, it, vi } from 'vitest'
import type { Log } from '../log.ts'
import { startClaimLoop } from './claim-loop.ts'

const quiet = () => undefined
const log = { warn: quiet, info: quiet, error: quiet, debug: quiet } as unknown as Log

it('claims no more than may go on at once, and more as soon as one has ended', async () => {
  const begun: PromiseWithResolvers<void>[] = []
  const limits: number[] = []
  const loop = startClaimLoop({
    ...{ name: 'claims', log, idleMs: 60_000, atOnce: 2 },
    claim: async (limit) => {
      limits.push(limit)
      const all = Array.from({ length: limit }, () => Promise.withResolvers<void>())
      begun.push(...all)
      return all.map(({ promise }) => promise)
    },
  })
  await vi.waitFor(() => expect(limits).toEqual([2]))
  expect(loop.countInFlight()).toBe(2)
  begun[1]?.resolve()
  await vi.waitFor(() => expect(limits).toEqual([2, 1]))
  expect(begun).toHaveLength(3)

  let isStopped = false
  const stopped = loop.stop().then(() => {
    isStopped = true
  })
  begun[0]?.resolve()
  await begun[0]?.promise
  // One is still on its way.
  expect(isStopped).toBe(false)
  begun[2]?.resolve()
  await stopped
  expect(loop.countInFlight()).toBe(0)
})
