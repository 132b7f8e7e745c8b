import type { Log } from '../log.ts'
import { type Loop, startLoop } from './loop.ts'

type ClaimLoop = {
  name: string
  log: Log
  idleMs: number
  /** So much goes on at most. */
  atOnce: number
  /** Begins what is due, `limit` at most, which may be none: each ends by itself and never fails. */
  claim: (limit: number, signal: AbortSignal) => Promise<readonly Promise<void>[]>
}

/** What was claimed goes on beside the turns, so that a slow one holds up no other; stopping waits for all that has begun. */
export function startClaimLoop({
  name,
  log,
  idleMs,
  atOnce,
  claim,
}: ClaimLoop): Loop & { countInFlight: () => number } {
  const inFlight = new Set<Promise<void>>()
  const loop = startLoop({
    name,
    log,
    async turn(signal) {
      for (const one of await claim(atOnce - inFlight.size, signal)) {
        inFlight.add(one)
        void one.finally(() => {
          inFlight.delete(one)
          loop.wake()
        })
      }
      return { nextInMs: idleMs }
    },
  })
  return {
    wake: loop.wake,
    countInFlight: () => inFlight.size,
    async stop() {
      await loop.stop()
      await Promise.allSettled(inFlight)
    },
  }
}
