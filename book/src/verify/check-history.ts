/** Compares a Book with what was seen of it: it may have grown, and nothing else. */
import { isEqual } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'
import type { TreeHead } from '../notes/checkpoint.ts'
import type { Fault } from '../sense/fault.ts'
import { EMPTY_ROOT } from '../tree/hashing.ts'
import type { Kept } from './kept.ts'
import { findFirstDifference, isHashSigned } from './locate.ts'
import { type ReadBook, readEntries } from './read-entries.ts'
import type { Source } from './source.ts'

export type Found = Pick<Fault, 'code' | 'index' | 'values'>

/** A head that somebody signed before; of `kept` the entries are there too. */
export type SeenHead = Pick<TreeHead, 'size' | 'root'>

export function checkSeen(head: TreeHead, book: ReadBook, seen: readonly SeenHead[]): Found[] {
  return seen.flatMap(({ size, root }): Found[] => {
    if (size > head.size) return [{ code: 'tail_cut', index: head.size, values: { seen: size } }]
    const isSame = isEqual(size === 0 ? EMPTY_ROOT : (book.roots.get(size) ?? book.root), root)
    return isSame ? [] : [{ code: 'history_rewritten', index: null, values: { seen: size } }]
  })
}

/** The signed root is that of the entries, or it is found out what stands there in their place. */
export async function checkRoot(
  source: Source,
  head: TreeHead,
  { book, kept }: { book: ReadBook; kept: Kept | null },
): Promise<Found[]> {
  if (isEqual(book.root, head.root)) return []
  const index = (await findKeptDifference(source, head, kept)) ?? book.difference
  if (index === null || !(await isHashSigned(source, index, head))) {
    return [{ code: 'root_differs', index: null, values: {} }]
  }
  const seen = kept?.checkpoint.size ?? 0
  return index < seen
    ? [{ code: 'history_rewritten', index, values: { seen } }]
    : [{ code: 'entry_altered', index, values: {} }]
}

/** Where the Book leaves what was kept of it; null where it does not, or where its tiles do not show. */
export async function findKeptDifference(
  source: Source,
  { size }: TreeHead,
  kept: Kept | null,
): Promise<number | null> {
  if (!kept) return null
  const mine = { source: kept.source, size: kept.checkpoint.size }
  try {
    return await findFirstDifference(mine, { source, size })
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** Whether the kept entries are those that were seen. A disk forgets too, and that is nobody's forgery. */
export async function isWhole({ source, checkpoint: { size, root } }: Kept): Promise<boolean> {
  const nothing = async () => undefined
  const options = { size, kept: null, sizes: new Set<number>() }
  const on = { onEntry: nothing, onFiles: nothing, onProgress: () => undefined }
  try {
    const book = await readEntries(source, { ...options, ...on })
    return isEqual(book.root, root)
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}
