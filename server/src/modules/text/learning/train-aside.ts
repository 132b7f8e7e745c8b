import { Worker } from 'node:worker_threads'
import type { Figures } from './domain/choose-outcome.ts'
import type { SaidOfDanger } from './domain/train-dangers.ts'
import type { OwnText, Stage } from './domain/train-version.ts'

export type TrainingTask = {
  texts: readonly OwnText[]
  dangers: readonly SaidOfDanger[]
  inUse: { bytes: Uint8Array; learntUntilMs: number } | null
}
export type TrainedBytes = { bytes: Uint8Array; figures: Figures; dangerBytes: Uint8Array | null }
type Said = { stage: Stage } | TrainedBytes

const THREAD = new URL('./training-thread.ts', import.meta.url)
const MOST_MB = 1536
/** What takes longer has gone astray, and the night has other work. */
const MOST_MS = 12 * 60_000

/** Learns in a thread of its own, within bounds of time and memory. */
export async function trainAside(
  task: TrainingTask,
  onStage: (stage: Stage) => Promise<void>,
): Promise<TrainedBytes> {
  const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } })
  const { promise, resolve, reject } = Promise.withResolvers<TrainedBytes>()
  const limit = setTimeout(() => reject(new Error('Learning took too long')), MOST_MS)
  worker.on('message', (said: Said) => {
    if ('stage' in said) onStage(said.stage).catch(reject)
    else resolve(said)
  })
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The thread that learns has ended')))
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    await worker.terminate()
  }
}
