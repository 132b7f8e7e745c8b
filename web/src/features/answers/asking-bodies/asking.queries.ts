import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

export type AskedParts = BodyOf<'POST /api/incidents/{incidentId}/contributions'>
export type AskedBody = AskedParts['bodies'][number]

/** When a part of that body would be due, by each choice of hours. */
export function termsQuery(incidentId: string, agencyCode: string) {
  return queryOptions({
    queryKey: ['contribution-term', incidentId, agencyCode],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/contributions/term', {
          params: { path: { incidentId }, query: { agencyCode } },
          signal,
        }),
      ),
    gcTime: 60_000,
  })
}

/** Whose a topic is, or what is said in words, at the place of the question. */
export function whoAnswersQuery(
  asked: { words: string } | { topicCode: string },
  municipalityCode: string | null,
) {
  const query = { ...asked, ...(municipalityCode !== null && { municipalityCode }) }
  return queryOptions({
    queryKey: ['asked-body', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/duty/answer', { params: { query }, signal })),
    gcTime: 60_000,
  })
}

export function askParts(incidentId: string, body: AskedParts) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/contributions', { params: { path: { incidentId } }, body }),
  )
}
