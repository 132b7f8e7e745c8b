/** Which leaves the hashes of a proof stand for (RFC 6962, section 2.1), in the order in which a proof has them. */

/** From the first leaf to that after the last. */
export type Range = readonly [from: number, to: number]

/** The siblings of the way from a leaf to the root, that of the leaf first. */
export function listInclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`A tree of ${size} has no leaf ${index}`)
  const siblings: Range[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    siblings.push(index < middle ? [middle, to] : [from, middle])
    ;[from, to] = index < middle ? [from, middle] : [middle, to]
  }
  return siblings.reverse()
}

/** What shows that the tree of `to` leaves begins with that of `from` leaves. */
export function listConsistencyRanges(old: number, size: number): Range[] {
  if (!(old >= 0 && old <= size)) throw new RangeError(`A tree of ${size} has had no ${old} leaves`)
  const shown: Range[] = []
  let [from, to] = [0, size]
  while (old > from && old < to) {
    const middle = from + largestPowerBelow(to - from)
    shown.push(old <= middle ? [middle, to] : [from, middle])
    ;[from, to] = old <= middle ? [from, middle] : [middle, to]
  }
  // What is left ends where the old tree ended. When it is the old tree itself, its root is known.
  if (old === to && from > 0) shown.push([from, to])
  return shown.reverse()
}

/** A range of a tree is made of perfect trees, the larger ones first. */
export function splitPerfect([from, to]: Range): Range[] {
  const perfect: Range[] = []
  for (let at = from; at < to; ) {
    const next = at + largestPowerBelow(to - at + 1)
    perfect.push([at, next])
    at = next
  }
  return perfect
}

/** The largest power of two that is less than `count`, which is more than one. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (2 * power < count) power *= 2
  return power
}
