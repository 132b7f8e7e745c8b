/**
 * Answers that wait until so many have come that none can be told apart. They lie in memory alone: a file or a table
 * would have an order and a time. A browser has its answer until it is counted, and hands it in again after a restart.
 */
import type { Database } from '../../../platform/database/db.ts'
import { drawBatches, type Waiting } from './domain/draw-batches.ts'
import { insertBatch, listSpent, type SealedAnswer } from './pulse.repository.ts'

export type PulseBag = {
  add: (answer: Waiting & SealedAnswer, month: string) => Promise<'waiting' | 'counted'>
}

export function createPulseBag(db: Database): PulseBag {
  const waiting = new Map<string, Waiting & SealedAnswer>()
  /** One after another: two batches never draw the same answer. */
  let turn: Promise<unknown> = Promise.resolve()

  async function writeDue(month: string): Promise<void> {
    const spent = await listSpent(db, [...waiting.keys()])
    for (const serialHash of spent) waiting.delete(serialHash)
    for (const batch of drawBatches([...waiting.values()], month)) {
      await db.transaction().execute((tx) => insertBatch(tx, batch))
      for (const { serialHash } of batch.answers) waiting.delete(serialHash)
    }
  }

  return {
    add(answer, month) {
      const added = turn.then(async () => {
        // The first words stand: a blank is one answer.
        if (!waiting.has(answer.serialHash)) waiting.set(answer.serialHash, answer)
        await writeDue(month)
        return waiting.has(answer.serialHash) ? ('waiting' as const) : ('counted' as const)
      })
      turn = added.catch(() => undefined)
      return added
    },
  }
}
