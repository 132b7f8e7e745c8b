import { type SqlBool, sql } from 'kysely'
import { InvalidError } from '../../../platform/errors.ts'
import type { Condition } from './filter-fields.ts'

/**
 * The list is three stretches read one after another, each in the order of its indexes: open work by its deadline,
 * open work without one, ended work from the latest change. A cursor names the stretch and its last row.
 */
export const STRETCHES = ['due', 'undated', 'ended'] as const
export type Stretch = (typeof STRETCHES)[number]
export type ListCursor = { stretch: Stretch; at: string; id: string }

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

export function afterCursor({ stretch, at, id }: ListCursor): Condition {
  switch (stretch) {
    case 'due':
      return sql<SqlBool>`(incident.deadline_due_at, incident.id) > (${at}::timestamptz, ${id}::uuid)`
    case 'undated':
      return sql<SqlBool>`incident.id > ${id}::uuid`
    case 'ended':
      return sql<SqlBool>`(incident.updated_at, incident.id) < (${at}::timestamptz, ${id}::uuid)`
  }
}
