import { InvalidError } from '../../../platform/errors.ts'
import { STRETCHES, type Stretch } from '../filter/index.ts'
import { FOUND_BY, type FoundBy } from './search.query.ts'
import { isSortName, type SortName } from './sort.query.ts'

/**
 * The list is two stretches read one after another, each in the order of its indexes: open work by its deadline,
 * what has none last; then ended work from the latest change. Behind what has the words that were typed, the same two come of what has
 * other words for them (`also-open`). A cursor names the stretch, its order and its last row.
 */
export type ListCursor = { by: FoundBy; stretch: Stretch; sort: SortName; at: string; id: string }
type LastRow = { by: FoundBy; stretch: Stretch; sort: SortName; sortAt: string; id: string }

/** `sortAt` as the database writes it: a Date would cut its microseconds and lose rows between two pages. */
export function cursorOf({ by, stretch, sort, sortAt, id }: LastRow): string {
  return [nameOf(by, stretch), sort, sortAt.replace(' ', 'T').replace(/\+00$/, 'Z'), id].join('_')
}

export function parseCursor(cursor: string): ListCursor {
  const [name, sort = '', at = '', id = ''] = cursor.split('_')
  const place = FOUND_BY.flatMap((by) => STRETCHES.map((stretch) => ({ by, stretch }))).find(
    (one) => nameOf(one.by, one.stretch) === name,
  )
  if (!place) throw new InvalidError('http.bad_cursor', { cursor })
  const { by, stretch } = place
  if (!isSortName(sort) || (sort === 'due') !== (stretch === 'open'))
    throw new InvalidError('http.bad_cursor', { cursor })
  if (!/^\d{4}-[\d-]{5}T[\d:.]{8,15}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw new InvalidError('http.bad_cursor', { cursor })
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { by, stretch, sort, at, id }
}

function nameOf(by: FoundBy, stretch: Stretch): string {
  return by === 'typed' ? stretch : `${by}-${stretch}`
}
