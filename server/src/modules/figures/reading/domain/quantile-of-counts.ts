import { quantile } from '@veche/book/figures/figure.ts'

export type Counted = { minutes: number; count: number }

/** Of all values, each as often as it is counted; `ascending` by value. Null of none. */
export function quantileOfCounts(ascending: readonly Counted[], at: number): number | null {
  const total = ascending.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const place = at * (total - 1)
  const below = valueAt(ascending, Math.floor(place))
  const above = valueAt(ascending, Math.ceil(place))
  // Between the two nearest, as whoever has all values in hand reckons.
  return quantile([below, above], place - Math.floor(place))
}

function valueAt(ascending: readonly Counted[], index: number): number {
  let passed = 0
  for (const { minutes, count } of ascending) {
    passed += count
    if (index < passed) return minutes
  }
  return ascending.at(-1)?.minutes ?? Number.NaN
}
