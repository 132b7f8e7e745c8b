/**
 * Whether the replica has all that was confirmed to anybody before a request came. The log of the database has a place
 * for each commit: the primary is asked how far its log is written, the replica how far it has read it. So a person reads
 * what they wrote a moment ago, on whichever node, and a page misses nothing that its stream of events has told.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { createJoined } from './joined.ts'

export type FreshnessLimits = {
  /** How long a request waits for a replica that is a little behind. */
  waitMs: number
  pauseMs: number
  /** How long nobody asks a replica that was behind or silent. */
  restMs: number
}
const LIMITS: FreshnessLimits = { waitMs: 100, pauseMs: 4, restMs: 1_000 }

export type Places = {
  /** How far the primary has written its log. */
  written: () => Promise<bigint>
  /** How far the replica has read it. Throws where it is none of this primary. */
  replayed: () => Promise<bigint>
}

/** Gives a question that never fails: false is "read from the primary". */
export function createFreshness({ written, replayed }: Places, log: Log, limits = LIMITS) {
  const { waitMs, pauseMs, restMs } = limits
  const askWritten = createJoined(written)
  const askReplayed = createJoined(replayed)
  let restsUntil = 0
  let trouble: string | null = null

  async function catchesUp(until: number): Promise<boolean> {
    let [wanted, read] = await Promise.all([askWritten(), askReplayed()])
    while (read < wanted && performance.now() < until) {
      await sleep(pauseMs)
      read = await askReplayed()
    }
    return read >= wanted
  }

  function note(next: string | null): void {
    if (next !== null) restsUntil = performance.now() + restMs
    if (next === trouble) return
    trouble = next
    if (next === null) log.info({}, 'people read from the replica again')
    else log.warn({ why: next }, 'people read from the primary: the replica is not of use')
  }

  return async function isFresh(): Promise<boolean> {
    if (performance.now() < restsUntil) return false
    const limit = sleep(waitMs).then(() => false)
    try {
      const fresh = await Promise.race([catchesUp(performance.now() + waitMs), limit])
      note(fresh ? null : 'it is behind or silent')
      return fresh
    } catch (error) {
      note(error instanceof Error ? error.message : String(error))
      return false
    }
  }
}

/** `16/B374D848` → a number that grows. */
export function parsePlace(text: string): bigint {
  const [high = '', low = ''] = text.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}
