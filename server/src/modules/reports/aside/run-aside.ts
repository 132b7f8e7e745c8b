import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { TASKS, TaskName } from './domain/tasks.ts'

const THREAD = new URL('./aside-thread.ts', import.meta.url)
const MOST_MB = 1024
/** What takes longer has gone astray; whoever asked is told so. */
const MOST_MS = 5 * 60_000

let last: Promise<unknown> = Promise.resolve()

/** One at a time, within bounds of time and memory, so that many who ask take no more than one. */
export function runAside<Name extends TaskName>(
  name: Name,
  input: Parameters<(typeof TASKS)[Name]>[0],
): Promise<ReturnType<(typeof TASKS)[Name]>> {
  const turn = last.then(() => run({ name, input }))
  last = turn.catch(() => undefined)
  return turn
}

// A message of a thread has no type; it is what the task of that name gave.
// biome-ignore lint/suspicious/noExplicitAny: see above
async function run(task: object): Promise<any> {
  const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } })
  try {
    const [result] = await once(worker, 'message', { signal: AbortSignal.timeout(MOST_MS) })
    return result
  } finally {
    await worker.terminate()
  }
}
