/** The line of a trend without axes. Pure. */

export type SparkSize = { width: number; height: number; inset: number }
/** Days that nothing is known of break the line; `end` is the last known day. */
export type SparkShape = { path: string; end: { x: number; y: number } | null }

export function sparkShape(
  values: readonly (number | null)[],
  { width, height, inset }: SparkSize,
): SparkShape {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { path: '', end: null }
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0
  const yOf = (value: number) =>
    high === low ? height / 2 : inset + (1 - (value - low) / (high - low)) * (height - 2 * inset)
  const points = values.map((value, index) =>
    value === null ? null : { x: round(inset + index * step), y: round(yOf(value)) },
  )
  const path = points
    .flatMap((point, index) =>
      point ? [`${index > 0 && points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`] : [],
    )
    .join('')
  return { path, end: points.findLast((point) => point !== null) ?? null }
}

/** A line of hundreds of days is drawn through the means of stretches of them. */
export function thinOut(values: readonly (number | null)[], most: number): (number | null)[] {
  if (values.length <= most) return [...values]
  const size = values.length / most
  return Array.from({ length: most }, (_, index) => {
    const known = values
      .slice(Math.round(index * size), Math.round((index + 1) * size))
      .filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  })
}

const round = (value: number) => Math.round(value * 10) / 10
