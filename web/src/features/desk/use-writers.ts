import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { writersQuery } from './desk.queries.ts'

const NOBODY: readonly string[] = []

/** Who writes in which card, by name. */
export function useWriters(): (incidentId: string) => readonly string[] {
  const { data } = useQuery(writersQuery)
  const byIncident = useMemo(() => Map.groupBy(data?.writers ?? [], ({ incidentId }) => incidentId), [data])
  return useCallback(
    (incidentId) => byIncident.get(incidentId)?.map(({ name }) => name) ?? NOBODY,
    [byIncident],
  )
}
