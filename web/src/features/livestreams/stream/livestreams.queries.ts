import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type Livestream = AnswerOf<'GET /api/livestreams/{livestreamId}'>
export type SourceCandidate =
  AnswerOf<'GET /api/livestreams/{livestreamId}/source-candidates'>['candidates'][number]
export type Before = AnswerOf<'GET /api/livestreams/{livestreamId}/before'>
export type Replies = AnswerOf<'GET /api/livestreams/{livestreamId}/replies'>
export type Telling = Replies['tellings'][number]
export type Days = { from: string; to: string; municipalityCode?: string }

const path = (livestreamId: string) => ({ path: { livestreamId } })

/** A livestream event makes exactly these old: the list, the figures a little later, and everything of that stream. */
export function livestreamsQuery(days: Days) {
  return queryOptions({
    queryKey: ['livestreams', 'list', days],
    queryFn: ({ signal }) => unwrap(api.GET('/api/livestreams', { params: { query: days }, signal })),
  })
}

export function figuresQuery(days: Days) {
  return queryOptions({
    queryKey: ['livestreams', 'figures', days],
    queryFn: ({ signal }) => unwrap(api.GET('/api/livestreams/figures', { params: { query: days }, signal })),
  })
}

export function livestreamQuery(livestreamId: string) {
  return queryOptions({
    queryKey: ['livestream', livestreamId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/livestreams/{livestreamId}', { params: path(livestreamId), signal })),
  })
}

export function beforeQuery(livestreamId: string) {
  return queryOptions({
    queryKey: ['livestream', livestreamId, 'before'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/livestreams/{livestreamId}/before', { params: path(livestreamId), signal })),
  })
}

export function repliesQuery(livestreamId: string) {
  return queryOptions({
    queryKey: ['livestream', livestreamId, 'replies'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/livestreams/{livestreamId}/replies', { params: path(livestreamId), signal })),
  })
}

export function sourceCandidatesQuery(livestreamId: string) {
  return queryOptions({
    queryKey: ['livestream', livestreamId, 'source-candidates'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/livestreams/{livestreamId}/source-candidates', { params: path(livestreamId), signal }),
      ),
  })
}

export function peopleQuery(agencyCode: string) {
  return queryOptions({
    queryKey: ['livestreams', 'people', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/agencies/{agencyCode}/people', { params: { path: { agencyCode } }, signal })),
    staleTime: 60_000,
  })
}
