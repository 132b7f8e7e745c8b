/** Plays residents of all networks: so many actions, spread evenly over the time given. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import { chooseFront, type SharedFront } from './fronts/index.ts'

export type Residents = {
  /** How many actions were done so far. */
  done: () => number
  run: (signal: AbortSignal) => Promise<void>
}

export function createResidents(
  fronts: readonly SharedFront[],
  { random, actions, seconds }: { random: Random; actions: number; seconds: number },
): Residents {
  let done = 0
  return {
    done: () => done,
    async run(signal) {
      const startedAt = performance.now()
      while (done < actions && !signal.aborted) {
        const due = Math.ceil((actions * (performance.now() - startedAt)) / (seconds * 1000))
        for (; done < Math.min(due, actions); done += 1) chooseFront(fronts, random).act(random)
        await sleep(20)
      }
    },
  }
}
