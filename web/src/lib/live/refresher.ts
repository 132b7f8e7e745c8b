/** Runs `live-refresh` by a clock and timers: says when to ask, hears how it went. The bench runs its desks by it too. */
import {
  type Ask,
  addChange,
  type Change,
  endAsking,
  failAsking,
  isOld,
  type Pace,
  RESTING,
  startAsking,
} from './live-refresh.ts'

/** Of the lists of questions: a hundred desks show the same queue. */
export const LIST_PACE: Pace = { gatherMs: 100, spreadMs: 700, everyMs: 1000 }

export type RefresherOptions = {
  pace: Pace
  /** Gives what is to be asked next because of the answer. */
  ask: (ask: Ask) => Promise<Change | null>
  /** The list is not visible: changes are collected and requested by `wake`. */
  isShown?: () => boolean
  nowMs?: () => number
  chance?: () => number
}
export type Refresher = {
  note: (change: Change) => void
  /** Somebody looks again. */
  wake: () => void
  isOld: () => boolean
  stop: () => void
}

export function createRefresher({
  pace,
  ask,
  isShown = () => true,
  nowMs = () => performance.now(),
  chance = Math.random,
}: RefresherOptions): Refresher {
  let refresh = RESTING
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const moment = () => ({ nowMs: nowMs(), chance: chance(), pace })

  function plan(): void {
    clearTimeout(timer)
    if (isStopped || refresh.dueAtMs === null || !isShown()) return
    timer = setTimeout(() => void run(), Math.max(0, refresh.dueAtMs - nowMs()))
  }

  async function run(): Promise<void> {
    const begun = isShown() ? startAsking(refresh, nowMs()) : null
    if (!begun) return
    refresh = begun.refresh
    try {
      const next = await ask(begun.ask)
      refresh = endAsking(next === null ? refresh : addChange(refresh, next, moment()), moment())
    } catch {
      // The list shows its own errors; what could not be asked is asked again.
      refresh = failAsking(refresh, begun.ask, moment())
    }
    plan()
  }

  return {
    note(change) {
      refresh = addChange(refresh, change, moment())
      plan()
    },
    wake: plan,
    isOld: () => isOld(refresh),
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
