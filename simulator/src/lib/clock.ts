export type Cancel = () => void

/** Gives the time for everything that happens here, so that a schedule of hours can be tested in a moment. */
export interface Clock {
  now(): Date
  after(delayMs: number, run: () => void): Cancel
}

export type ManualClock = Clock & {
  /** Runs what is due, in order, and awaits `settle` before each step so that answers can come in. */
  advance(ms: number, settle: () => Promise<void>): Promise<void>
}

/** Node fires a timer at once when its delay is longer than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** `speed` makes delays shorter (60 turns an hour into a minute); moments stay real. */
export function systemClock({
  speed = 1,
  now = () => new Date(),
}: {
  speed?: number
  now?: () => Date
}): Clock {
  return {
    now,
    after(delayMs, run) {
      const timer = setTimeout(run, Math.min(delayMs / speed, LONGEST_TIMER_MS))
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}

type Timer = { dueMs: number; order: number; run: () => void }

export function manualClock(start: Date): ManualClock {
  let nowMs = start.getTime()
  let order = 0
  const timers = new Set<Timer>()

  function nextDue(untilMs: number): Timer | null {
    const due = [...timers].filter((timer) => timer.dueMs <= untilMs)
    due.sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)
    return due[0] ?? null
  }

  return {
    now: () => new Date(nowMs),
    after(delayMs, run) {
      order += 1
      const timer = { dueMs: nowMs + delayMs, order, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms, settle) {
      const untilMs = nowMs + ms
      await settle()
      for (let timer = nextDue(untilMs); timer !== null; timer = nextDue(untilMs)) {
        timers.delete(timer)
        nowMs = Math.max(nowMs, timer.dueMs)
        timer.run()
        await settle()
      }
      nowMs = untilMs
    },
  }
}
