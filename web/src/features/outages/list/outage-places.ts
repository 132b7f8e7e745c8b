/** Where things are off, by municipality. Pure. */
import type { OutageKind, OutageRow } from '../outages.queries.ts'

export type OutagePlace = { code: string; count: number; kinds: OutageKind[] }

/** The most first; each kind once, in the order of the list. */
export function outagePlaces(
  outages: readonly Pick<OutageRow, 'municipalityCode' | 'kind'>[],
): OutagePlace[] {
  const byPlace = Map.groupBy(outages, ({ municipalityCode }) => municipalityCode)
  return [...byPlace]
    .map(([code, rows]) => ({ code, count: rows.length, kinds: [...new Set(rows.map(({ kind }) => kind))] }))
    .toSorted((one, other) => other.count - one.count || one.code.localeCompare(other.code))
}
