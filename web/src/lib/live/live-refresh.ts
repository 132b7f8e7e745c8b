/**
 * When to ask the server again, and for what, after things changed. Pure: time and chance are arguments.
 *
 * - Changes are gathered; one asking runs at a time, and what comes meanwhile waits for the next. Nothing is cancelled.
 * - Between two askings lies `everyMs`, so a storm of changes costs what its length costs, not what its number does.
 * - The first asking after a rest is put off by chance, up to `spreadMs`: a hundred desks heard the same change.
 */
export type Pace = {
  gatherMs: number
  spreadMs: number
  /** From the start of one asking to the start of the next. */
  everyMs: number
}

/** Some rows, or the beginning of the whole list. `after`: the latest live event among what is asked about. */
export type Ask = { kind: 'rows'; ids: readonly string[]; after: string | null } | { kind: 'first' }
export type Change = { ids: readonly string[]; after: string | null } | 'all'

export type Refresh = {
  oldIds: ReadonlySet<string>
  isAllOld: boolean
  after: string | null
  /** Null while nothing is old, and while an asking runs. */
  dueAtMs: number | null
  startedAtMs: number
  isRunning: boolean
}
export type Moment = { nowMs: number; chance: number; pace: Pace }

/** A request names so many rows at most. */
export const ROWS_AT_ONCE = 100
/** More changed rows than this are not asked for one by one: the list is read from its beginning. */
export const ROWS_AT_MOST = 500
const AFTER_FAILURE_MS = 5000

export const RESTING: Refresh = {
  oldIds: new Set(),
  isAllOld: false,
  after: null,
  dueAtMs: null,
  startedAtMs: Number.NEGATIVE_INFINITY,
  isRunning: false,
}

export function addChange(refresh: Refresh, change: Change, { nowMs, chance, pace }: Moment): Refresh {
  const noted = isOld(refresh) ? addOld(refresh, change) : addOld({ ...refresh, after: null }, change)
  if (!isOld(noted) || noted.isRunning || noted.dueAtMs !== null) return noted
  const calmMs = nowMs + pace.gatherMs + chance * pace.spreadMs
  return { ...noted, dueAtMs: Math.max(calmMs, refresh.startedAtMs + pace.everyMs) }
}

/** Null when nothing is to be asked. */
export function startAsking(refresh: Refresh, nowMs: number): { refresh: Refresh; ask: Ask } | null {
  if (refresh.isRunning || !isOld(refresh)) return null
  const running = { ...refresh, dueAtMs: null, startedAtMs: nowMs, isRunning: true }
  if (refresh.isAllOld)
    return {
      refresh: { ...running, oldIds: new Set(), isAllOld: false, after: null },
      ask: { kind: 'first' },
    }
  const ids = [...refresh.oldIds]
  return {
    refresh: { ...running, oldIds: new Set(ids.slice(ROWS_AT_ONCE)) },
    ask: { kind: 'rows', ids: ids.slice(0, ROWS_AT_ONCE), after: refresh.after },
  }
}

export function endAsking(refresh: Refresh, { nowMs, pace }: Moment): Refresh {
  const ended = { ...refresh, isRunning: false }
  if (!isOld(ended)) return ended
  return { ...ended, dueAtMs: Math.max(nowMs + pace.gatherMs, refresh.startedAtMs + pace.everyMs) }
}

/** What was requested in vain is still out of date. */
export function failAsking(refresh: Refresh, ask: Ask, { nowMs, chance }: Moment): Refresh {
  const again = addOld(
    refresh,
    ask.kind === 'first' ? 'all' : { ids: ask.ids, after: laterOf(refresh, ask.after) },
  )
  return { ...again, isRunning: false, dueAtMs: nowMs + AFTER_FAILURE_MS * (1 + chance) }
}

export function isOld({ oldIds, isAllOld }: Refresh): boolean {
  return isAllOld || oldIds.size > 0
}

function addOld(refresh: Refresh, change: Change): Refresh {
  if (change === 'all') return { ...refresh, oldIds: new Set(), isAllOld: true }
  // Reading the beginning of the list covers rows that change before it is read.
  if (refresh.isAllOld) return refresh
  const oldIds = new Set([...refresh.oldIds, ...change.ids])
  // The age of some change is unknown, so no cached response is good enough.
  const after = refresh.oldIds.size > 0 && refresh.after === null ? null : change.after
  if (oldIds.size > ROWS_AT_MOST) return { ...refresh, oldIds: new Set(), isAllOld: true, after: null }
  return { ...refresh, oldIds, after }
}

/** Events arrive in order, so what waits now is newer than what was requested. */
function laterOf({ oldIds, after }: Refresh, asked: string | null): string | null {
  return oldIds.size === 0 || asked === null ? asked : after
}
