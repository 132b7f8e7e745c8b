/**
 * Plays officials at their desks: each takes a question and carries it to an approved answer, as many as the time
 * asks for.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Road } from './road.ts'

const WORKERS = 12
const PAUSE_MS = 150

export type Officials = {
  /** How many answers were approved so far. */
  approved: () => number
  run: (signal: AbortSignal) => Promise<void>
}

export function createOfficials(
  road: Road,
  { publications, seconds }: { publications: number; seconds: number },
): Officials {
  let approved = 0
  let started = 0

  async function work(signal: AbortSignal, startedAt: number): Promise<void> {
    while (started < publications && !signal.aborted) {
      const due = (publications * (performance.now() - startedAt)) / (seconds * 1000)
      if (started >= due) {
        await sleep(PAUSE_MS)
        continue
      }
      started += 1
      const id = await road.nextIncident()
      if (id && (await road.carry(id, signal))) approved += 1
      else {
        started -= 1
        await sleep(PAUSE_MS)
      }
    }
  }

  return {
    approved: () => approved,
    async run(signal) {
      const startedAt = performance.now()
      await Promise.all(Array.from({ length: WORKERS }, () => work(signal, startedAt)))
    },
  }
}
