import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'

export type PublicProblem = AnswerOf<'GET /api/incidents/{incidentId}/public-problem'>
type Changes = Omit<BodyOf<'PATCH /api/incidents/{incidentId}/public-problem'>, 'before'>

export function publicProblemQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'public-problem'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/public-problem', { params: { path: { incidentId } }, signal }),
      ),
    staleTime: 60_000,
  })
}

export function editPublicProblem(incidentId: string, changes: Changes, before: Record<string, unknown>) {
  const params = { path: { incidentId } }
  return unwrap(
    api.PATCH('/api/incidents/{incidentId}/public-problem', { params, body: { ...changes, before } }),
  )
}

export function shownPhotosQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'shown-photos'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/shown-photos', { params: { path: { incidentId } }, signal }),
      ),
  })
}

export function showPhoto(incidentId: string, body: BodyOf<'POST /api/incidents/{incidentId}/shown-photos'>) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/shown-photos', { params: { path: { incidentId } }, body }),
  )
}
