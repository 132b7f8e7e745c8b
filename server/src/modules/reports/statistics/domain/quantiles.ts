/** What a list of numbers looks like. */

export function sortNumbers(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort()
}

/** Between two neighbours it is interpolated (type 7 of Hyndman and Fan); NaN when there are none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN
  return low + (at - below) * (high - low)
}

export function median(values: Iterable<number>): number {
  return quantile(sortNumbers(values), 0.5)
}

/** What lies between the tails when this share of the values is inside. */
export function middleShare(values: Iterable<number>, share: number): { low: number; high: number } {
  const sorted = sortNumbers(values)
  return { low: quantile(sorted, (1 - share) / 2), high: quantile(sorted, (1 + share) / 2) }
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0
  return sum / values.length
}

/** Of the values themselves, not an estimate for those they were drawn from. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values)
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += ((values[index] ?? 0) - centre) ** 2
  return sum / values.length
}
