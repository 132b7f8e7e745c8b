/** Ends of days as they were published elsewhere: a post or a letter is signed by nobody, but it cannot be taken back. */
import { type Bytes, fromBase64, isEqual } from '../bytes/bytes.ts'
import type { TreeHead } from '../notes/checkpoint.ts'
import type { Found } from './check-history.ts'
import type { ReadBook } from './read-entries.ts'

export type PublishedDay = { day: string; size: number; root: Bytes }

const DAY = /\b(\d{4}-\d{2}-\d{2})\b[^\n]*?\b(\d{1,15})\b[^\n]*?(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43}=)/g

/** Out of any text, such as a copied page: each line that has a day, a size and a root, in this order. */
export function readDays(text: string): PublishedDay[] {
  return [...text.matchAll(DAY)].map(([, day = '', size = '', root = '']) => ({
    day,
    size: Number(size),
    root: fromBase64(root),
  }))
}

export function checkDays(
  head: TreeHead,
  { roots, root: last }: ReadBook,
  days: readonly PublishedDay[],
): Found[] {
  const rootAt = (size: number) => roots.get(size) ?? (size === head.size ? last : null)
  return days.flatMap(({ day, size, root }): Found[] => {
    const own = rootAt(size)
    return own && isEqual(own, root) ? [] : [{ code: 'day_differs', index: null, values: { day, size } }]
  })
}
