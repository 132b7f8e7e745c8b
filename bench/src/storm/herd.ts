/** Plays browsers that lost the line, kept what was written, and send it in the same second when the line comes back. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import type { Invariant } from './checks/promises.ts'
import { drawPauses } from './kills.ts'
import type { Call, Road } from './road.ts'

/** Kills of the application and of the database fall into this time too, so it is long; but it ends. */
const LONGEST_MS = 120_000
/** How many cards are read and taken at once while the line is still there. */
const WRITERS = 8
const PAUSE_MS = 150

type Plan = { herds: number; browsers: number; seconds: number; random: Random }
type Kept = { id: string; call: Call }
export type Herd = {
  done: () => number
  /** The slowest browser of each herd, from the common start to its approved answer. */
  slowestMs: number[]
  /** Checks that what was kept was taken, and approved, in a bounded time. */
  promise: () => Invariant
  run: (signal: AbortSignal) => Promise<void>
}

export function createHerd(road: Road, plan: Plan): Herd {
  const slowestMs: number[] = []
  const hung: string[] = []
  let sent = 0

  async function write(kept: Kept[], signal: AbortSignal): Promise<void> {
    while (kept.length < plan.browsers && !signal.aborted) {
      const id = await road.nextIncident()
      const call = id && (await road.carryToAnswer(id, signal))
      if (id && call) kept.push({ id, call })
      else await sleep(PAUSE_MS)
    }
  }

  /** Sends the kept words first and, when they were not taken, reads the card again, as the browser does. */
  async function sendKept({ id, call }: Kept): Promise<void> {
    const limit = AbortSignal.timeout(LONGEST_MS)
    await road.send(id, call)
    const isDone = await road.carry(id, limit)
    if (!isDone && limit.aborted) hung.push(id)
  }

  return {
    done: () => slowestMs.length,
    slowestMs,
    promise: () => ({
      ...{ name: 'what browsers kept and sent at once was taken', breach: 'hung' },
      ...{ looked: sent, violations: hung },
    }),
    async run(signal) {
      for (const pauseMs of drawPauses({ ...plan, kills: plan.herds })) {
        const beganAt = performance.now()
        const kept: Kept[] = []
        await Promise.all(Array.from({ length: WRITERS }, () => write(kept, signal)))
        await sleep(Math.max(0, pauseMs - (performance.now() - beganAt)))
        sent += kept.length
        const cameBackAt = performance.now()
        await Promise.all(kept.map(sendKept))
        slowestMs.push(performance.now() - cameBackAt)
        if (signal.aborted) return
      }
    },
  }
}
