/**
 * What may stand in the list now and what waits behind a button: nothing moves a row under the cursor.
 *
 * The list is the beginning of a longer one. Rows of the next page move up as work is done; they stand behind
 * everything that was read, so they are shown. A row is news only where rows were read before it came.
 */
export type ListedRow = { id: string; deadline: { dueAt: string } | null }

export type ReadRows = {
  /** Every row that was shown, with the deadline that gave it its place. */
  dueAtById: ReadonlyMap<string, string | null>
  /** Nothing stood behind the last row: whatever comes there is news. */
  isWhole: boolean
}

export function splitWaiting<T extends ListedRow>(
  fetched: readonly T[],
  read: ReadRows | null,
  /** Asked for by name, after an undo or by a link: it stands in its place at once. */
  openId: string | null = null,
): { shown: T[]; waiting: T[] } {
  if (read === null) return { shown: [...fetched], waiting: [] }
  const { dueAtById, isWhole } = read
  // A row whose deadline moved stands elsewhere now and says nothing of how far the list was read.
  const lastRead = isWhole
    ? fetched.length
    : fetched.findLastIndex((row) => dueAtById.get(row.id) === dueAtOf(row))
  const isShown = (row: T, index: number) => dueAtById.has(row.id) || row.id === openId || index > lastRead
  const shown = fetched.filter(isShown)
  // In an empty list there is no cursor to keep still.
  if (shown.length === 0) return { shown: [...fetched], waiting: [] }
  return { shown, waiting: fetched.filter((row, index) => !isShown(row, index)) }
}

/** What was read once these rows were shown; the same object when they add nothing. */
export function readOn<T extends ListedRow>(
  read: ReadRows,
  { shown, hasMore }: { shown: readonly T[]; hasMore: boolean },
): ReadRows {
  const added = shown.filter(({ id }) => !read.dueAtById.has(id))
  if (added.length === 0 && read.isWhole === !hasMore) return read
  return readAnew(read, { shown: added, hasMore })
}

/** The whole list was laid out anew: each row has its place of now. What left earlier stays known, it may come back. */
export function readAnew<T extends ListedRow>(
  read: ReadRows | null,
  { shown, hasMore }: { shown: readonly T[]; hasMore: boolean },
): ReadRows {
  const places = shown.map((row) => [row.id, dueAtOf(row)] as const)
  return { dueAtById: new Map([...(read?.dueAtById ?? []), ...places]), isWhole: !hasMore }
}

function dueAtOf({ deadline }: ListedRow): string | null {
  return deadline?.dueAt ?? null
}

/** The row to open when the current one leaves: the next, else the one before, none that has left already. */
export function neighbourOf(
  ids: readonly string[],
  current: string,
  hasLeft: (id: string) => boolean = () => false,
): string | null {
  const index = ids.indexOf(current)
  const after = ids.slice(index + 1)
  const before = ids.slice(0, Math.max(index, 0)).toReversed()
  return [...after, ...before].find((id) => !hasLeft(id)) ?? null
}
