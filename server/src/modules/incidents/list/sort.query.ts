import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Condition, DUE_ORDER, type Stretch } from '../filter/index.ts'

const ORDERS = {
  due: DUE_ORDER,
  updated: sql<Date>`incident.updated_at`,
  closed: sql<Date>`incident.closed_at`,
  answered: sql<Date>`incident.answered_at`,
  registered: sql<Date>`incident.registered_at`,
  found: sql<Date>`incident.found_at`,
}
export type SortName = keyof typeof ORDERS
export type Sort = { name: SortName; by: RawBuilder<Date>; direction: 'asc' | 'desc' }

const BY_DATE = [
  ['closed', 'closedFrom', 'closedTo', 'closedIn'],
  ['answered', 'answeredFrom', 'answeredTo', 'answeredIn'],
  ['registered', 'registeredFrom', 'registeredTo', 'registeredIn'],
  ['found', 'foundFrom', 'foundTo', 'foundIn'],
] as const
/** How long a moving period is at most: only its length chooses the order. */
const LONGEST_MS = { last7: 7 * DAY_MS, last30: 30 * DAY_MS, month: 31 * DAY_MS } as const
/** Nothing is older. */
const FIRST_MS = Date.UTC(2000, 0, 1)

export function isSortName(name: string): name is SortName {
  return Object.hasOwn(ORDERS, name)
}

export function sortNamed(name: SortName): Sort {
  return { name, by: ORDERS[name], direction: name === 'due' ? 'asc' : 'desc' }
}

/**
 * Ended work that is asked for by a date is read by that date, so that one index limits and orders. Of several dates
 * the shortest period is read: those that hardly meet would else be looked for through all the years of the longer.
 */
export function chooseSort(stretch: Stretch, { filter, now }: { filter: IncidentFilter; now: Date }): Sort {
  if (stretch === 'open') return sortNamed('due')
  const periods = BY_DATE.flatMap(([name, from, to, moving]) => {
    const [since, until, period] = [filter[from], filter[to], filter[moving]]
    if (!since && !until && !period) return []
    const fromMs = Math.max(
      since ? Date.parse(since) : FIRST_MS,
      period ? now.getTime() - LONGEST_MS[period] : FIRST_MS,
    )
    const toMs = until ? Math.min(Date.parse(until), now.getTime()) : now.getTime()
    return [{ name, lengthMs: toMs - fromMs }]
  })
  const [shortest] = periods.sort((one, two) => one.lengthMs - two.lengthMs)
  return sortNamed(shortest?.name ?? 'updated')
}

/** What stands after the row of this moment and id. */
export function afterRow({ at, id }: { at: string; id: string }, { by, direction }: Sort): Condition {
  const after = sql.raw(direction === 'asc' ? '>' : '<')
  return sql<SqlBool>`(${by}, incident.id) ${after} (${at}::timestamptz, ${id}::uuid)`
}
