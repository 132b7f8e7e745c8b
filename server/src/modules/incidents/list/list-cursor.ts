import type { IncidentFilter } from '@veche/contract/incident-filter.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { InvalidError } from '../../../platform/errors.ts'
import { DUE_ORDER } from './due-order.ts'
import type { Condition } from './filter-fields.ts'

/**
 * The list is two stretches read one after another, each in the order of its indexes: open work by its deadline,
 * what has none last; then ended work from the latest change. A cursor names the stretch and its last row.
 */
export const STRETCHES = ['open', 'ended'] as const
export type Stretch = (typeof STRETCHES)[number]
export type ListCursor = { stretch: Stretch; at: string; id: string }

/** Ended work that is asked for by a date is read by that date: the same index then limits and orders. */
export function sortOf(stretch: Stretch, filter: IncidentFilter): RawBuilder<Date> {
  if (stretch === 'open') return DUE_ORDER
  if (filter.closedFrom || filter.closedTo) return sql`incident.closed_at`
  if (filter.answeredFrom || filter.answeredTo) return sql`incident.answered_at`
  if (filter.registeredFrom || filter.registeredTo) return sql`incident.registered_at`
  if (filter.foundFrom || filter.foundTo) return sql`incident.found_at`
  return sql`incident.updated_at`
}

/** `sortAt` as the database writes it: a Date would cut its microseconds and lose rows between two pages. */
export function cursorOf({ stretch, sortAt, id }: { stretch: Stretch; sortAt: string; id: string }): string {
  return `${stretch}_${sortAt.replace(' ', 'T').replace(/\+00$/, 'Z')}_${id}`
}

export function parseCursor(cursor: string): ListCursor {
  const [name, at = '', id = ''] = cursor.split('_')
  const stretch = STRETCHES.find((one) => one === name)
  if (!stretch || !/^\d{4}-[\d-]{5}T[\d:.]{8,15}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw new InvalidError('http.bad_cursor', { cursor })
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { stretch, at, id }
}

export function afterCursor({ stretch, at, id }: ListCursor, sort: RawBuilder<Date>): Condition {
  return stretch === 'open'
    ? sql<SqlBool>`(${sort}, incident.id) > (${at}::timestamptz, ${id}::uuid)`
    : sql<SqlBool>`(${sort}, incident.id) < (${at}::timestamptz, ${id}::uuid)`
}
