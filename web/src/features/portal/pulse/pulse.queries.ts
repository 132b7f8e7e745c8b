import { queryOptions } from '@tanstack/react-query'
import { api, apiAside, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type Pulse = AnswerOf<'GET /api/pulse'>
export type PulseTally = Pulse['months'][number]['all']
export type PulseAnswer = BodyOf<'POST /api/pulse/answers'>

export const pulseQuery = queryOptions({
  queryKey: ['pulse', 'read'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/pulse', { signal })),
})

export const pulseWordsQuery = queryOptions({
  queryKey: ['pulse', 'words'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/pulse/words', { signal })),
})

export function takeBlank(body: BodyOf<'POST /api/pulse/blanks'>) {
  return unwrap(api.POST('/api/pulse/blanks', { body }))
}

export function listKeys(month: string) {
  return unwrap(apiAside.GET('/api/pulse/keys', { params: { query: { month } } }))
}

export function sendAnswer(body: PulseAnswer) {
  return unwrap(apiAside.POST('/api/pulse/answers', { body }))
}
