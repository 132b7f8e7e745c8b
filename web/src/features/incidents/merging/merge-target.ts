import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { mergeObstacle } from './merge-obstacle.ts'

export type Merged = { intoId: string; leftIds: readonly string[] }

type Mergeable = Pick<IncidentListItem, 'id' | 'foundAt' | 'step' | 'memberCount' | 'flags'>

/** The incident that takes in the others: one that cannot be merged itself, otherwise the oldest, which has the nearest deadline. */
export function mergeTargetOf<Row extends Mergeable>(rows: readonly Row[]): Row | null {
  const oldest = [...rows].sort((one, two) => one.foundAt.localeCompare(two.foundAt))
  return oldest.find((row) => mergeObstacle(row) !== null) ?? oldest[0] ?? null
}

/** Those that could not be joined to the chosen one. */
export function blockedBy<Row extends Mergeable>(rows: readonly Row[], targetId: string | null): Row[] {
  return rows.filter((row) => row.id !== targetId && mergeObstacle(row) !== null)
}

type Placed = Pick<IncidentListItem, 'id' | 'municipalityCode' | 'address'>

/** What was found, without what is there already: of the same house first, then of the same street, then of the same place. */
export function nearFirst<Row extends Placed>(found: readonly Row[], given: readonly Placed[]): Row[] {
  const farness = (row: Row) => Math.min(...given.map((one) => stepsApart(row, one)), FAR)
  return found
    .filter(({ id }) => !given.some((one) => one.id === id))
    .toSorted((a, b) => farness(a) - farness(b))
}

const FAR = 3

function stepsApart(row: Placed, one: Placed): number {
  const [a, b] = [row.address, one.address]
  if (row.municipalityCode === null || row.municipalityCode !== one.municipalityCode) return FAR
  if (a.street === null || a.street !== b.street || a.settlement !== b.settlement) return 2
  return a.house !== null && a.house === b.house ? 0 : 1
}
