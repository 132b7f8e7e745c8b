import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type ThreadRow = AnswerOf<'GET /api/feedback'>['threads'][number]
export type Thread = AnswerOf<'GET /api/feedback/{threadId}'>
export type ThreadCommand = BodyOf<'POST /api/feedback/{threadId}/commands'>
export type FeedbackFilters = {
  list: 'open' | 'ended' | 'mine'
  kind?: 'question' | 'proposal'
  sort?: 'last' | 'votes'
  search?: string
}

export type NewThread = BodyOf<'POST /api/feedback'>
export type NewPost = BodyOf<'POST /api/feedback/{threadId}/posts'>

const AGAIN_MS = 30_000
const path = (threadId: string) => ({ path: { threadId } })

export function threadsQuery(filters: FeedbackFilters) {
  return infiniteQueryOptions({
    queryKey: ['feedback', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/feedback', {
          params: { query: { ...filters, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
}

export function exportUrl(filters: FeedbackFilters): string {
  return `/api/feedback.csv?${new URLSearchParams(filters)}`
}

export function threadQuery(threadId: string) {
  return queryOptions({
    queryKey: ['feedback', 'one', threadId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/feedback/{threadId}', { params: path(threadId), signal })),
    refetchInterval: AGAIN_MS,
  })
}

export function createThread(body: NewThread) {
  return unwrap(api.POST('/api/feedback', { body }))
}

export function addPost(threadId: string, body: NewPost) {
  return unwrap(api.POST('/api/feedback/{threadId}/posts', { params: path(threadId), body }))
}

export function sendCommand(threadId: string, body: ThreadCommand) {
  return unwrap(api.POST('/api/feedback/{threadId}/commands', { params: path(threadId), body }))
}

export function sendVote(threadId: string, isFor: boolean) {
  return unwrap(api.PUT('/api/feedback/{threadId}/vote', { params: path(threadId), body: { isFor } }))
}
