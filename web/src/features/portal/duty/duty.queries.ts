import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type Duty = AnswerOf<'GET /api/duty/answer'>
export type DutyAnswer = NonNullable<Duty['answer']>
export type Post = DutyAnswer['emergency'] & {}
export type Speaker = Post['now']['speakers'][number]
export type Hours = Post['hours']
export type Body = AnswerOf<'GET /api/duty/bodies'>['bodies'][number]
export type OwnDuty = AnswerOf<'GET /api/duty/mine'>['duties'][number]
export type PlaceDuty = AnswerOf<'GET /api/duty/map'>['places'][number]
export type DutyQuestion = {
  words?: string
  topicCode?: string
  municipalityCode?: string
  street?: string
  agencyCode?: string
}

/** Somebody else comes on duty while the page lies open. */
const ASKED_AGAIN_MS = 60_000

export function dutyQuery(query: DutyQuestion) {
  return queryOptions({
    queryKey: ['duty', 'answer', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/duty/answer', { params: { query }, signal })),
    // Nothing stands in meanwhile: it would be the telephone of another body.
    refetchInterval: ASKED_AGAIN_MS,
  })
}

export const bodiesQuery = queryOptions({
  queryKey: ['duty', 'bodies'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/duty/bodies', { signal })),
  refetchInterval: ASKED_AGAIN_MS,
})

export const ownDutiesQuery = queryOptions({
  queryKey: ['duty', 'mine'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/duty/mine', { signal })),
})

export function dutyMapQuery(topicCode: string) {
  return queryOptions({
    queryKey: ['duty', 'map', topicCode],
    queryFn: ({ signal }) => unwrap(api.GET('/api/duty/map', { params: { query: { topicCode } }, signal })),
    placeholderData: (before) => before,
  })
}
