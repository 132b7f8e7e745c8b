import type { Log } from '../log.ts'
import { type Loop, startLoop } from './loop.ts'

/** Runs one loop for each key, and asks every few seconds which keys there are. */
export function startLoopGroup({
  name,
  listKeys,
  start,
  log,
  refreshMs,
}: {
  name: string
  listKeys: () => Promise<readonly string[]>
  start: (key: string) => Loop
  log: Log
  refreshMs: number
}): Loop {
  const running = new Map<string, Loop>()

  async function refresh(): Promise<{ nextInMs: number }> {
    const wanted = new Set(await listKeys())
    for (const key of wanted) if (!running.has(key)) running.set(key, start(key))
    for (const [key, loop] of running) {
      if (wanted.has(key)) continue
      running.delete(key)
      await loop.stop()
    }
    return { nextInMs: refreshMs }
  }

  const group = startLoop({ name, turn: refresh, log })
  return {
    wake: group.wake,
    async stop() {
      await group.stop()
      await Promise.all([...running.values()].map((loop) => loop.stop()))
    },
  }
}
