import { queryOptions } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { api, unwrap } from '../api.ts'

/** The card of a question, for whoever shows it and for whoever needs its number alone. */
export function incidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'card'],
    queryFn: ({ signal }): Promise<IncidentResponse> =>
      unwrap(api.GET('/api/incidents/{incidentId}', { params: { path: { incidentId } }, signal })),
  })
}
