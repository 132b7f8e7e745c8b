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
