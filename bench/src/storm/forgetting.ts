/** Lets networks drop our subscription without a word, at moments the seed has drawn. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import type { StormFront } from './fronts/front.ts'
import { drawPauses } from './kills.ts'

export type Forgetting = { done: () => number; run: (signal: AbortSignal) => Promise<void> }

export function createForgetting(
  fronts: readonly StormFront[],
  { times, seconds, random }: { times: number; seconds: number; random: Random },
): Forgetting {
  const forgetful = fronts.flatMap(({ forgetUs }) => (forgetUs ? [forgetUs] : []))
  let done = 0
  return {
    done: () => done,
    async run(signal) {
      for (const pauseMs of drawPauses({ kills: times, seconds, random })) {
        await sleep(pauseMs)
        if (signal.aborted) return
        // They forget one after another, so that each network has its turn.
        forgetful[done % forgetful.length]?.(random)
        done += 1
      }
    },
  }
}
