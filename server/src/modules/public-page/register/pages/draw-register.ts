/** Problems that stand as circles on the map of the region. */
import { type DrawnMap, drawMap, type Outline, projectorOf } from '../../open/domain/draw-map.ts'

export type Circle = { x: number; y: number; radius: number; count: number }
export type DrawnRegister = { drawn: DrawnMap; circles: Circle[]; counts: ReadonlyMap<string, number> }
export type CountedSquare = {
  municipalityCode: string | null
  latitude: number | null
  longitude: number | null
  count: number
}
type Middle = { code: string; latitude: number | null; longitude: number | null }

/** Less than of the front page: the list beside it needs the room. */
const WIDTH = 360
const SMALLEST = 7
const LARGEST = 16

/** Squares of two municipalities are one circle; what has no point stands at the middle of its municipality. */
export function drawRegister(
  outlines: readonly Outline[],
  squares: readonly CountedSquare[],
  middles: readonly Middle[],
): DrawnRegister {
  const drawn = drawMap(outlines, WIDTH)
  const project = projectorOf(outlines, WIDTH)
  const middleOf = new Map(middles.map((one) => [one.code, one]))
  const counts = new Map<string, number>()
  const sums = new Map<string, { x: number; y: number; count: number }>()
  for (const { municipalityCode, latitude, longitude, count } of squares) {
    if (municipalityCode === null) continue
    counts.set(municipalityCode, (counts.get(municipalityCode) ?? 0) + count)
    const middle = middleOf.get(municipalityCode)
    const at = [longitude ?? middle?.longitude ?? null, latitude ?? middle?.latitude ?? null] as const
    if (at[0] === null || at[1] === null || project === null) continue
    const { x, y } = project([at[0], at[1]])
    const key = `${x} ${y}`
    const known = sums.get(key)
    sums.set(key, { x, y, count: (known?.count ?? 0) + count })
  }
  const circles = [...sums.values()].map((one) => ({ ...one, radius: radiusOf(one.count) }))
  return { drawn, circles: circles.toSorted((a, b) => b.count - a.count), counts }
}

/** The area grows with the count, within what can be read and seen. */
function radiusOf(count: number): number {
  return Math.round(Math.min(LARGEST, SMALLEST + Math.sqrt(count)) * 10) / 10
}
