/** Where labels of a map find room. Pure. */

export type Point = { x: number; y: number }
export type Ring = readonly Point[]

/** Half of a label: two lines, a name and a number. */
const HALF = { width: 34, height: 13 }
/** Labels are wide: room to the sides counts so much less than room above and below. */
const FLATTEN = HALF.height / HALF.width
const STEPS = 28

export function isInside({ x, y }: Point, rings: readonly Ring[]): boolean {
  let inside = false
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
      const [one, other] = [ring[at], ring[before]]
      if (!one || !other || one.y > y === other.y > y) continue
      if (x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside
    }
  return inside
}

/** The point of a unit that is furthest from its borders, as a label sees it. */
export function roomiestPoint(rings: readonly Ring[]): { point: Point; hasRoom: boolean } {
  const box = boxOf(rings.flat())
  let best = { point: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, room: 0 }
  for (const point of gridOf(box)) {
    if (!isInside(point, rings)) continue
    const room = distanceTo(point, rings)
    if (room > best.room) best = { point, room }
  }
  return { point: best.point, hasRoom: best.room >= HALF.height * 0.62 }
}

type Wanted = {
  size: { width: number; height: number }
  isFree: (point: Point) => boolean
  taken: readonly Point[]
}

/** The nearest place beside the region where a whole label stands free. */
export function emptyPlaceFor(from: Point, { size, isFree, taken }: Wanted): Point | null {
  const box = {
    left: HALF.width,
    right: size.width - HALF.width,
    top: HALF.height,
    bottom: size.height - HALF.height,
  }
  const far = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
  const isClear = (point: Point) =>
    cornersOf(point).every(isFree) &&
    taken.every(
      ({ x, y }) => Math.abs(x - point.x) >= 2 * HALF.width || Math.abs(y - point.y) >= 2 * HALF.height,
    )
  const nearest = gridOf(box).toSorted((one, other) => far(one, from) - far(other, from))
  return nearest.find(isClear) ?? null
}

function cornersOf({ x, y }: Point): Point[] {
  return [-1, 0, 1].flatMap((across) =>
    [-1, 0, 1].map((down) => ({ x: x + across * HALF.width, y: y + down * HALF.height })),
  )
}

type Box = { left: number; right: number; top: number; bottom: number }

function gridOf({ left, right, top, bottom }: Box): Point[] {
  const places = Array.from({ length: STEPS }, (_, index) => (index + 0.5) / STEPS)
  return places.flatMap((down) =>
    places.map((across) => ({ x: left + across * (right - left), y: top + down * (bottom - top) })),
  )
}

function boxOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function distanceTo(point: Point, rings: readonly Ring[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of rings)
    for (let at = 1; at < ring.length; at += 1) {
      const [one, other] = [ring[at - 1], ring[at]]
      if (one && other) least = Math.min(least, distanceToLine(point, one, other))
    }
  return least
}

function distanceToLine({ x, y }: Point, one: Point, other: Point): number {
  const [dx, dy] = [(other.x - one.x) * FLATTEN, other.y - one.y]
  const [px, py] = [(x - one.x) * FLATTEN, y - one.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  return Math.hypot(px - along * dx, py - along * dy)
}
