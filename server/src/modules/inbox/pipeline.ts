import { type Loop, startLoop } from '../../platform/background/loop.ts'
import type { Listener } from '../../platform/events/listener.ts'
import { type PipelineDeps, processBatch } from './process-batch.ts'
import { INBOX_CHANNEL } from './raw/raw-inbox.repository.ts'

const IDLE_MS = 1000

/** Works while anything waits; woken by each commit of the raw inbox. */
export function startPipeline(deps: PipelineDeps & { listener: Listener }): Loop {
  const loop = startLoop({
    name: 'inbox',
    log: deps.log,
    turn: async () => ({ nextInMs: (await processBatch(deps)) > 0 ? 0 : IDLE_MS }),
  })
  deps.listener.on(INBOX_CHANNEL, loop.wake)
  return loop
}
