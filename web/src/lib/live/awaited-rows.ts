/** Rows that the stream has told of and has yet to bring. What does not come in time is asked for as if nothing were promised. */
import type { Change } from './live-refresh.ts'

/** Rows follow their events within a second; a busy server may take longer. */
const PATIENCE_MS = 4000

type RowChange = Exclude<Change, 'all'>
export type Awaiting = {
  note: (change: RowChange) => void
  take: (ids: readonly string[]) => void
  /** They will not come, so they are requested now. */
  giveUp: () => void
  /** Nobody needs them. */
  clear: () => void
}

export function createAwaiting(
  ask: (change: RowChange) => void,
  nowMs: () => number = () => performance.now(),
): Awaiting {
  /** Until when each is waited for, the oldest first: a row that is lost is asked for although others keep coming. */
  const untilMs = new Map<string, number>()
  let after: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    clearTimeout(timer)
    const [first] = untilMs.values()
    timer = first === undefined ? undefined : setTimeout(giveUpLate, Math.max(0, first - nowMs()))
  }

  function askFor(ids: string[]): void {
    for (const id of ids) untilMs.delete(id)
    plan()
    if (ids.length > 0) ask({ ids, after })
  }

  function giveUpLate(): void {
    const now = nowMs()
    askFor([...untilMs].flatMap(([id, until]) => (until <= now ? [id] : [])))
  }

  return {
    note(change) {
      for (const id of change.ids) if (!untilMs.has(id)) untilMs.set(id, nowMs() + PATIENCE_MS)
      after = change.after
      plan()
    },
    take(brought) {
      for (const id of brought) untilMs.delete(id)
      plan()
    },
    giveUp: () => askFor([...untilMs.keys()]),
    clear() {
      untilMs.clear()
      plan()
    },
  }
}
