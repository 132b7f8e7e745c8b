/** Which municipality a point lies in, by the boundaries of the directory. */

export type Point = { latitude: number; longitude: number }
/** GeoJSON order: longitude, latitude. */
type Position = readonly [number, number]
type Ring = readonly Position[]
export type Boundary = { municipalityCode: string; rings: readonly Ring[] }
export type RegionMap = readonly Boundary[]

/** Boundaries are simplified: between two neighbours a point may lie in neither. */
const NEAR_M = 300
const METRES_OF_DEGREE = 111_320

/** Null: the point is outside the region. */
export function municipalityAt(map: RegionMap, { latitude, longitude }: Point): string | null {
  const point: Position = [longitude, latitude]
  const inside = map.find(({ rings }) => isInside(rings, point))
  if (inside) return inside.municipalityCode
  const near = map
    .map(({ municipalityCode, rings }) => ({ municipalityCode, metres: distanceTo(rings, point) }))
    .reduce((a, b) => (b.metres < a.metres ? b : a), {
      municipalityCode: '',
      metres: Number.POSITIVE_INFINITY,
    })
  return near.metres <= NEAR_M ? near.municipalityCode : null
}

/** How far around a place that people marked it still counts. */
const AROUND_M = 150

/** Inside the corners, or near them; of one corner alone, near that point. */
export function isInArea(corners: readonly Point[], { latitude, longitude }: Point): boolean {
  const ring = [...corners, ...corners.slice(0, 1)].map(
    (corner): Position => [corner.longitude, corner.latitude],
  )
  const point: Position = [longitude, latitude]
  return isInside([ring], point) || distanceTo([ring], point) <= AROUND_M
}

/** Even-odd over all rings, so that a hole is outside. */
function isInside(rings: readonly Ring[], [x, y]: Position): boolean {
  let isOdd = false
  for (const [from, to] of rings.flatMap(edgesOf)) {
    const crosses = from[1] > y !== to[1] > y
    if (crosses && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0]) isOdd = !isOdd
  }
  return isOdd
}

/** Flat within a region: good to a metre at the distances that count here. */
function distanceTo(rings: readonly Ring[], [x, y]: Position): number {
  const perX = METRES_OF_DEGREE * Math.cos((y * Math.PI) / 180)
  const local = ([px, py]: Position): Position => [(px - x) * perX, (py - y) * METRES_OF_DEGREE]
  const distances = rings.flatMap(edgesOf).map(([from, to]) => distanceToOrigin(local(from), local(to)))
  return distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function distanceToOrigin([ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + share * dx, ay + share * dy)
}

function edgesOf(ring: Ring): [Position, Position][] {
  return ring.flatMap((to, at) => {
    const from = ring[at - 1]
    return from ? [[from, to] satisfies [Position, Position]] : []
  })
}
