/** Many questions about one accident: what may be gathered into one work. Only a suggestion: a person merges. */

/** With fewer incidents, merging them one by one takes no longer. */
export const BURST_FROM = 5
/** The longest silence within one burst. */
const SILENCE_MS = 60 * 60_000
/** The most that can be merged at once. */
const BURST_LIMIT = 100
/** About 500 metres: one house without water is rarely the only one. */
const NEAR_DEGREES = 0.0045

export type Heard = {
  id: string
  foundAt: Date
  municipalityCode: string
  groupCode: string
  topicCode: string
  street: string | null
  point: { latitude: number; longitude: number } | null
  /** It has already taken in others, so a later one may join it, however long ago it started. */
  isGathered: boolean
}
export type Burst = {
  /** The incident that takes in the others comes first. */
  ids: string[]
  municipalityCode: string
  topicCode: string
  /** The street most of them name; null: nobody named one. */
  street: string | null
  /** True if some name another street or none. */
  isWider: boolean
  from: Date
  to: Date
}

/** The largest first. The order of `rows` changes nothing; `isAlike` compares the words of two that have no common place. */
export function findBursts<Row extends Heard>(
  rows: readonly Row[],
  isAlike: (one: Row, other: Row) => boolean,
): Burst[] {
  const ordered = rows.toSorted(byAge)
  const buckets = Object.values(
    Object.groupBy(ordered, (row) => JSON.stringify([row.municipalityCode, row.groupCode])),
  )
  return buckets
    .flatMap((bucket) => gatherLinked(bucket ?? [], (one, other) => isOneTrouble(one, other, isAlike)))
    .map(withOneTaker)
    .filter((found) => found.length >= BURST_FROM)
    .map(describe)
    .sort((one, two) => two.ids.length - one.ids.length || two.to.getTime() - one.to.getTime())
}

function byAge(one: Heard, two: Heard): number {
  return one.foundAt.getTime() - two.foundAt.getTime() || (one.id < two.id ? -1 : 1)
}

function isOneTrouble<Row extends Heard>(
  one: Row,
  other: Row,
  isAlike: (one: Row, other: Row) => boolean,
): boolean {
  const isApart = Math.abs(one.foundAt.getTime() - other.foundAt.getTime()) > SILENCE_MS
  if (isApart && !one.isGathered && !other.isGathered) return false
  if (one.street !== null && one.street === other.street) return true
  if (isNear(one.point, other.point)) return true
  const hasNoPlace = (row: Heard) => row.street === null && row.point === null
  return (hasNoPlace(one) || hasNoPlace(other)) && isAlike(one, other)
}

function isNear(one: Heard['point'], other: Heard['point']): boolean {
  if (!one || !other) return false
  // A degree of longitude is about half as long here.
  return (
    Math.abs(one.latitude - other.latitude) < NEAR_DEGREES &&
    Math.abs(one.longitude - other.longitude) < NEAR_DEGREES * 2
  )
}

/** Groups rows that are linked directly or through other rows. Each linked row is compared once. */
function gatherLinked<Row>(rows: readonly Row[], isLinked: (one: Row, other: Row) => boolean): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const linked = groups.filter((group) => group.some((other) => isLinked(row, other)))
    const [first] = linked
    if (!first) {
      groups.push([row])
      continue
    }
    for (const group of linked.slice(1)) {
      first.push(...group)
      groups.splice(groups.indexOf(group), 1)
    }
    first.push(row)
  }
  return groups
}

/** An incident that has taken in others cannot join another one, so the oldest of these takes in the rest. */
function withOneTaker<Row extends Heard>(rows: readonly Row[]): Row[] {
  const ordered = rows.toSorted(byAge)
  const taker = ordered.find(({ isGathered }) => isGathered) ?? ordered[0]
  const others = ordered.filter((row) => row !== taker && !row.isGathered)
  return taker ? [taker, ...others].slice(0, BURST_LIMIT) : []
}

function describe(rows: readonly Heard[]): Burst {
  const [taker] = rows
  if (!taker) throw new Error('A burst has rows')
  const moments = rows.map(({ foundAt }) => foundAt.getTime())
  const street = mostNamed(rows.map((row) => row.street))
  return {
    ids: rows.map(({ id }) => id),
    municipalityCode: taker.municipalityCode,
    topicCode: mostNamed(rows.map(({ topicCode }) => topicCode)) ?? taker.topicCode,
    street,
    isWider: rows.some((row) => row.street !== street),
    from: new Date(Math.min(...moments)),
    to: new Date(Math.max(...moments)),
  }
}

function mostNamed(names: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [most] = [...counts].sort(([one, many], [two, more]) => more - many || (one < two ? -1 : 1))
  return most?.[0] ?? null
}
