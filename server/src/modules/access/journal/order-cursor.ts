/** Cursors of a list with two orders: where one order has come to says nothing of the other, so it is refused there. */
import type { JournalOrder } from '@veche/contract/values/access.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'

const MARKS: Record<JournalOrder, string> = { newest: 'newest_', oldest: 'oldest_' }

export function encodePlace(order: JournalOrder, key: string | undefined): string | null {
  return encodeCursor(key === undefined ? undefined : `${MARKS[order]}${key}`)
}

/** The last key of the previous page; null before the first page. */
export function decodePlace(order: JournalOrder, cursor: string | undefined): string | null {
  const key = decodeCursor(cursor)
  if (key === null) return null
  if (!key.startsWith(MARKS[order])) throw new InvalidError('http.bad_cursor')
  return key.slice(MARKS[order].length)
}
