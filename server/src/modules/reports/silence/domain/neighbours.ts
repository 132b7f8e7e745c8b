/** Which places border on which: their boundaries come within a few hundred metres of each other. */

type Place = {
  readonly municipalityCode: string
  /** Corners as longitude and latitude. */
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

/** Cells of about a kilometre: boundaries are simplified, so the corners of two neighbours need not be the same. */
const CELL_DEGREES = 0.01
/** One corner in common may be a point where four meet. */
const LEAST_SHARED = 2

export function findNeighbours(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const cells = new Map(places.map((place) => [place.municipalityCode, cellsOf(place)]))
  return new Map(
    [...cells].map(([code, own]) => [
      code,
      [...cells]
        .filter(([other, theirs]) => other !== code && countShared(own, theirs) >= LEAST_SHARED)
        .map(([other]) => other),
    ]),
  )
}

/** Of the sides, not of the corners alone: one side may have a neighbour with many more corners. */
function cellsOf({ rings }: Place): Set<string> {
  const cells = new Set<string>()
  for (const ring of rings) {
    for (const [at, [x, y]] of ring.entries()) {
      const [fromX, fromY] = ring[at - 1] ?? [x, y]
      const steps = Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / CELL_DEGREES) || 1
      for (let step = 1; step <= steps; step += 1) {
        const share = step / steps
        cells.add(cellOf(fromX + (x - fromX) * share, fromY + (y - fromY) * share))
      }
    }
  }
  return cells
}

function cellOf(x: number, y: number): string {
  return `${Math.round(x / CELL_DEGREES)} ${Math.round(y / CELL_DEGREES)}`
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const cell of one) if (other.has(cell)) shared += 1
  return shared
}
