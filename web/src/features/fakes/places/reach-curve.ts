/** Points of the curve of views in a box. Pure. */
export type ReachPoint = { at: string; views: number }
export type Curve = { line: string; area: string }

/** Null where one point or none makes no curve. */
export function reachCurve(
  points: readonly ReachPoint[],
  { width, height }: { width: number; height: number },
): Curve | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  const from = Date.parse(first.at)
  const span = Math.max(1, Date.parse(last.at) - from)
  const top = Math.max(1, ...points.map(({ views }) => views))
  const spots = points.map(({ at, views }) => {
    const x = ((Date.parse(at) - from) / span) * width
    const y = height - (views / top) * height
    return `${round(x)} ${round(y)}`
  })
  const line = `M${spots.join(' L')}`
  return { line, area: `${line} L${round(width)} ${round(height)} L0 ${round(height)} Z` }
}

const round = (value: number) => Math.round(value * 10) / 10
