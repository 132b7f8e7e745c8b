import type { Log } from './log.ts'

export type Loop = { wake: () => void; stop: () => Promise<void> }

/**
 * Runs `turn` over and over: at once while it says it has more, else when woken or after the pause it asks for.
 * A failed turn is logged and tried again after `failurePauseMs`; nothing a turn does ends the loop.
 */
export function startLoop({
  name,
  turn,
  log,
  failurePauseMs = 500,
}: {
  name: string
  turn: (signal: AbortSignal) => Promise<{ nextInMs: number }>
  log: Log
  failurePauseMs?: number
}): Loop {
  const abort = new AbortController()
  let isWoken = false
  let wakeNow: () => void = () => undefined

  async function runTurn(): Promise<number> {
    try {
      return (await turn(abort.signal)).nextInMs
    } catch (error) {
      if (!abort.signal.aborted) log.warn({ err: error, loop: name }, 'turn failed')
      return failurePauseMs
    }
  }

  async function run(): Promise<void> {
    while (!abort.signal.aborted) {
      isWoken = false
      const pauseMs = await runTurn()
      if (isWoken || abort.signal.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs)
        wakeNow = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const running = run()
  return {
    wake() {
      isWoken = true
      wakeNow()
    },
    async stop() {
      abort.abort()
      wakeNow()
      await running
    },
  }
}
