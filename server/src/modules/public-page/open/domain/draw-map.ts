/**
 * The map of a region as paths of SVG: an equirectangular projection at the middle of the region, cut to whole tenths of
 * a pixel. Points that fall together are left out, so neighbours keep the line that they share.
 */
export type Outline = { code: string; rings: readonly (readonly (readonly [number, number])[])[] }
export type DrawnPlace = { code: string; path: string; at: { x: number; y: number }; width: number }
export type DrawnMap = { width: number; height: number; places: DrawnPlace[] }

type Point = { x: number; y: number }

const WIDTH = 600

type Project = (position: readonly [number, number]) => Point
type Frame = { west: number; east: number; south: number; north: number; squeeze: number; scale: number }

/** Null: there is nothing to draw. */
export function frameOf(outlines: readonly Outline[], width = WIDTH): Frame | null {
  const all = outlines.flatMap(({ rings }) => rings.flat())
  if (all.length === 0) return null
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))]
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  return { west, east, south, north, squeeze, scale: width / ((east - west) * squeeze) }
}

/** Where a point of the earth lies on the map. */
export function projectorOf(outlines: readonly Outline[], width = WIDTH): Project | null {
  const frame = frameOf(outlines, width)
  return frame && projectorIn(frame)
}

function projectorIn({ west, north, squeeze, scale }: Frame): Project {
  return ([x, y]) => ({ x: round((x - west) * squeeze * scale), y: round((north - y) * scale) })
}

export function drawMap(outlines: readonly Outline[], width = WIDTH): DrawnMap {
  const frame = frameOf(outlines, width)
  if (frame === null) return { width, height: 0, places: [] }
  const project = projectorIn(frame)
  return {
    width,
    height: Math.ceil((frame.north - frame.south) * frame.scale),
    places: outlines.map(({ code, rings }) => {
      const drawn = rings.map((ring) => thin(ring.map(project))).filter((ring) => ring.length > 2)
      const largest = drawn.toSorted((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0] ?? []
      const xs = largest.map(({ x }) => x)
      return {
        code,
        path: drawn.map(writeRing).join(''),
        at: middleOf(largest),
        width: largest.length === 0 ? 0 : Math.max(...xs) - Math.min(...xs),
      }
    }),
  }
}

const STEP = 1.2
const round = (value: number) => Math.round(value * 10) / 10

/** Keeps the first point of each square of the grid that a line runs through. */
function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  let square = ''
  for (const point of points) {
    const next = `${Math.round(point.x / STEP)} ${Math.round(point.y / STEP)}`
    if (next === square) continue
    square = next
    kept.push({ x: round(Math.round(point.x / STEP) * STEP), y: round(Math.round(point.y / STEP) * STEP) })
  }
  return kept
}

function writeRing(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`
}

function area(points: readonly Point[]): number {
  return points.reduce((sum, { x, y }, place) => {
    const next = points[(place + 1) % points.length] ?? { x, y }
    return sum + (x * next.y - next.x * y) / 2
  }, 0)
}

function middleOf(points: readonly Point[]): Point {
  const whole = area(points)
  if (whole === 0) return points[0] ?? { x: 0, y: 0 }
  const sum = points.reduce(
    (total, { x, y }, place) => {
      const next = points[(place + 1) % points.length] ?? { x, y }
      const part = x * next.y - next.x * y
      return { x: total.x + (x + next.x) * part, y: total.y + (y + next.y) * part }
    },
    { x: 0, y: 0 },
  )
  return { x: round(sum.x / (6 * whole)), y: round(sum.y / (6 * whole)) }
}
