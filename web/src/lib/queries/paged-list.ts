/**
 * A list that is loaded page by page and changed row by row. Pages behind the first are read once: what changes in
 * them comes as rows, and the first page read again says how the beginning stands now.
 */
export type Paged<Row, Head = null> = {
  rows: readonly Row[]
  /** Null if there are no rows after the last one. */
  nextCursor: string | null
  /** What the last page has beside its rows. */
  head: Head
}
type WithId = { id: string }
export type Placed = WithId & { place: string }

export function appendPage<Row extends WithId, Head>(
  list: Paged<Row, Head>,
  page: Paged<Row, Head>,
): Paged<Row, Head> {
  // Rows may have moved between two pages, so the first copy of a row wins.
  const known = new Set(list.rows.map(({ id }) => id))
  const added = page.rows.filter(({ id }) => !known.has(id))
  return { rows: [...list.rows, ...added], nextCursor: page.nextCursor, head: page.head }
}

/** The beginning was read again: what was read behind it stays. Rows that tell their place. */
export function mergePlacedBeginning<Row extends Placed, Head>(
  list: Paged<Row, Head>,
  fresh: Paged<Row, Head>,
): Paged<Row, Head> {
  const { nextCursor } = fresh
  if (nextCursor === null) return fresh
  const again = new Set(fresh.rows.map(({ id }) => id))
  const behind = list.rows.filter(({ id, place }) => !again.has(id) && comparePlaces(place, nextCursor) > 0)
  return joinBehind(list, fresh, behind)
}

/** The same for rows that only keep their order: they go on after the last row that both know. */
export function mergeBeginning<Row extends WithId, Head>(
  list: Paged<Row, Head>,
  fresh: Paged<Row, Head>,
): Paged<Row, Head> {
  if (fresh.nextCursor === null) return fresh
  const again = new Set(fresh.rows.map(({ id }) => id))
  const lastKnown = list.rows.findLastIndex(({ id }) => again.has(id))
  // More new rows came than a page holds, so there may be a hole, and reading continues from here.
  const behind = lastKnown < 0 ? [] : list.rows.slice(lastKnown + 1)
  return joinBehind(list, fresh, behind)
}

function joinBehind<Row, Head>(
  list: Paged<Row, Head>,
  fresh: Paged<Row, Head>,
  behind: readonly Row[],
): Paged<Row, Head> {
  if (behind.length === 0) return fresh
  return { ...fresh, rows: [...fresh.rows, ...behind], nextCursor: list.nextCursor }
}

/** Applies the requested rows: those in the response get their places, the others have left the list. */
export function mergeRows<Row extends Placed, Head>(
  list: Paged<Row, Head>,
  askedIds: readonly string[],
  rows: readonly Row[],
): Paged<Row, Head> {
  const asked = new Set(askedIds)
  const { nextCursor } = list
  const others = list.rows.filter(({ id }) => !asked.has(id))
  // Rows after the last loaded page come with the next page.
  const here = rows.filter(({ place }) => nextCursor === null || comparePlaces(place, nextCursor) <= 0)
  if (here.length === 0 && others.length === list.rows.length) return list
  const sorted = [...others, ...here].sort((one, two) => comparePlaces(one.place, two.place))
  return { ...list, rows: sorted }
}

/** Ids behind the first page: only rows themselves can say what became of them. */
export function idsBehind<Row extends WithId>(list: Paged<Row, unknown>, pageSize: number): string[] {
  return list.rows.slice(pageSize).map(({ id }) => id)
}

const STRETCHES = ['open', 'ended', 'also-open', 'also-ended']

/** As the server orders: open work by its moment, then ended work from its latest moment; then the same of what other words found. */
export function comparePlaces(one: string, two: string): number {
  const [left, right] = [readPlace(one), readPlace(two)]
  if (left.stretch !== right.stretch)
    return STRETCHES.indexOf(left.stretch) - STRETCHES.indexOf(right.stretch)
  const order = compareText(left.at, right.at) || compareText(left.id, right.id)
  return left.stretch.endsWith('open') ? order : -order
}

function readPlace(place: string) {
  const [stretch = '', , at = '', id = ''] = place.split('_')
  // Without the letter a moment without a fraction stands before the same one with it.
  return { stretch, at: at.replace(/Z$/, ''), id }
}

function compareText(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
