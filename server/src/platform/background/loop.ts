import type { Log } from '../log.ts'

export type Loop = { wake: () => void; stop: () => Promise<void> }

/**
 * Runs `turn` over and over: at once while it says it has more, else when woken or after the pause it asks for.
 * A failed turn is tried again after `failurePauseMs`; nothing a turn does ends the loop. The log gets a line when a
 * failure begins, when another one takes its place and when it is over, not one for each turn.
 */
export function startLoop({
  name,
  turn,
  log,
  failurePauseMs = 500,
  explain = (error) => ({ err: error }),
}: {
  name: string
  turn: (signal: AbortSignal) => Promise<{ nextInMs: number }>
  log: Log
  failurePauseMs?: number
  /** What the log is told of a failure. */
  explain?: (error: unknown) => Record<string, unknown>
}): Loop {
  const abort = new AbortController()
  let isWoken = false
  let failing: string | null = null
  let wakeNow: () => void = () => undefined

  async function runTurn(): Promise<number> {
    try {
      const { nextInMs } = await turn(abort.signal)
      if (failing !== null) log.info({ loop: name }, 'turns go well again')
      failing = null
      return nextInMs
    } catch (error) {
      const failure = String(error)
      const isNews = failure !== failing && !abort.signal.aborted
      failing = failure
      if (isNews) log.warn({ ...explain(error), loop: name }, 'turn failed')
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
