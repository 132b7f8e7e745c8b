import { InvalidError } from '../../../platform/errors.ts'
import { STRETCHES, type Stretch } from '../filter/index.ts'
import { isSortName, type SortName } from './sort.query.ts'

/**
 * The list is two stretches read one after another, each in the order of its indexes: open work by its deadline,
 * what has none last; then ended work from the latest change. A cursor names the stretch, its order and its last row.
 */
export type ListCursor = { stretch: Stretch; sort: SortName; at: string; id: string }
type LastRow = { stretch: Stretch; sort: SortName; sortAt: string; id: string }

/** `sortAt` as the database writes it: a Date would cut its microseconds and lose rows between two pages. */
export function cursorOf({ stretch, sort, sortAt, id }: LastRow): string {
  return [stretch, sort, sortAt.replace(' ', 'T').replace(/\+00$/, 'Z'), id].join('_')
}

export function parseCursor(cursor: string): ListCursor {
  const [name, sort = '', at = '', id = ''] = cursor.split('_')
  const stretch = STRETCHES.find((one) => one === name)
  if (!stretch || !isSortName(sort) || (sort === 'due') !== (stretch === 'open'))
    throw new InvalidError('http.bad_cursor', { cursor })
  if (!/^\d{4}-[\d-]{5}T[\d:.]{8,15}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw new InvalidError('http.bad_cursor', { cursor })
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { stretch, sort, at, id }
}
