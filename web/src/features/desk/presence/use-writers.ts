import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useNow } from '../../../lib/time/clock.ts'
import { writersQuery } from '../desk.queries.ts'
import { stillAlive } from './alive.ts'

const NOBODY: readonly string[] = []

/** Who writes in which card, by name. */
export function useWriters(): (incidentId: string) => readonly string[] {
  // Only so that it is looked again who is still there: the moment of the answer is of this computer's clock.
  const tick = useNow()
  const { data, dataUpdatedAt } = useQuery(writersQuery)
  // biome-ignore lint/correctness/useExhaustiveDependencies: time passes
  const byIncident = useMemo(() => {
    const alive = stillAlive(data?.writers ?? [], { heardAt: dataUpdatedAt, now: Date.now() })
    return Map.groupBy(alive, ({ incidentId }) => incidentId)
  }, [data, dataUpdatedAt, tick])
  return useCallback(
    (incidentId) => byIncident.get(incidentId)?.map(({ name }) => name) ?? NOBODY,
    [byIncident],
  )
}
