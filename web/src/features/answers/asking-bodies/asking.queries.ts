import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

export type AskedParts = BodyOf<'POST /api/incidents/{incidentId}/contributions'>
export type AskedBody = AskedParts['bodies'][number]

export function termQuery(incidentId: string, { agencyCode, hours }: { agencyCode: string; hours: number }) {
  return queryOptions({
    queryKey: ['contribution-term', incidentId, agencyCode, hours],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/contributions/term', {
          params: { path: { incidentId }, query: { agencyCode, hours } },
          signal,
        }),
      ),
    gcTime: 60_000,
  })
}

export function askParts(incidentId: string, body: AskedParts) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/contributions', { params: { path: { incidentId } }, body }),
  )
}
