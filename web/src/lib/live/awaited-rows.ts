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

export function createAwaiting(ask: (change: RowChange) => void): Awaiting {
  const ids = new Set<string>()
  let after: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function clear(): void {
    clearTimeout(timer)
    timer = undefined
    ids.clear()
  }

  function giveUp(): void {
    const lost = [...ids]
    clear()
    if (lost.length > 0) ask({ ids: lost, after })
  }

  return {
    note(change) {
      for (const id of change.ids) ids.add(id)
      after = change.after
      timer ??= setTimeout(giveUp, PATIENCE_MS)
    },
    take(brought) {
      for (const id of brought) ids.delete(id)
      clearTimeout(timer)
      timer = ids.size === 0 ? undefined : setTimeout(giveUp, PATIENCE_MS)
    },
    giveUp,
    clear,
  }
}
