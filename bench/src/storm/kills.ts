/** Sends SIGKILL to the application and to the database at moments the seed has drawn. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProductProcess } from '../lib/product-process.ts'
import type { Random } from '../lib/random.ts'
import type { StormDatabase } from './database.ts'

export type Kills = {
  done: () => number
  /** From a kill to "ready again", as a network or a person would see it. */
  recoveryMs: number[]
  run: (signal: AbortSignal) => Promise<void>
}

/**
 * `lastMs`: no kill comes after this time, though some be left out, because the networks must not have given up on us
 * by then.
 */
type Plan = { kills: number; seconds: number; lastMs: number; random: Random }
type Draw = Pick<Plan, 'kills' | 'seconds' | 'random'>

/** On a busy machine a start takes longer than the pause, and work must get on between two kills all the same. */
const SHORTEST_LIFE_MS = 1500

function lifeMs(pauseMs: number, startedAt: number, recoveredInMs: number): number {
  return Math.max(SHORTEST_LIFE_MS, recoveredInMs, pauseMs - (performance.now() - startedAt))
}

/** Draws pauses of uneven length that add up to the time given. */
export function drawPauses({ kills, seconds, random }: Draw): number[] {
  const weights = Array.from({ length: kills }, () => 0.3 + random.next())
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (weight * seconds * 1000) / sum)
}

export function createApplicationKills(product: ProductProcess, plan: Plan): Kills {
  const recoveryMs: number[] = []
  let done = 0
  return {
    done: () => done,
    recoveryMs,
    async run(signal) {
      const beganAt = performance.now()
      for (const pauseMs of drawPauses(plan)) {
        const startedAt = performance.now()
        if (signal.aborted || startedAt - beganAt > plan.lastMs) return
        await product.kill()
        done += 1
        recoveryMs.push(await product.start())
        await sleep(lifeMs(pauseMs, startedAt, recoveryMs.at(-1) ?? 0))
      }
    },
  }
}

export function createDatabaseKills(
  product: ProductProcess,
  plan: Plan & { database: StormDatabase },
): Kills {
  const recoveryMs: number[] = []
  let done = 0
  return {
    done: () => done,
    recoveryMs,
    async run(signal) {
      const beganAt = performance.now()
      for (const pauseMs of drawPauses(plan)) {
        const startedAt = performance.now()
        if (signal.aborted || startedAt - beganAt > plan.lastMs) return
        if (await plan.database.strike()) {
          done += 1
          recoveryMs.push(await waitForDatabase(product.url, signal))
          await plan.database.mend()
        }
        await sleep(lifeMs(pauseMs, startedAt, recoveryMs.at(-1) ?? 0))
      }
    },
  }
}

/** The application may be down by its own kill meanwhile, so what counts is that requests are served again. */
async function waitForDatabase(url: string, signal: AbortSignal): Promise<number> {
  const startedAt = performance.now()
  while (!signal.aborted) {
    await sleep(50)
    const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })
      .then((response) => response.ok)
      .catch(() => false)
    if (isReady) break
  }
  return performance.now() - startedAt
}
