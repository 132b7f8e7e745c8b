import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { paths } from '../../lib/api.gen.ts'
import { api, unwrap } from '../../lib/api.ts'

type CheckReply = paths['/api/incidents/{incidentId}/answer/check']['post']['responses'][200]
export type Check = CheckReply['content']['application/json']['checks'][number]

export type AnswerKind = 'interim' | 'final'

export function answerQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId],
    queryFn: ({ signal }): Promise<AnswerResponse> =>
      unwrap(api.GET('/api/incidents/{incidentId}/answer', { params: { path: { incidentId } }, signal })),
  })
}

export function checkQuery(incidentId: string, kind: AnswerKind, text: string) {
  return queryOptions({
    queryKey: ['answer-check', incidentId, kind, text],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/answer/check', {
          params: { path: { incidentId } },
          body: { kind, text },
          signal,
        }),
      ),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    gcTime: 60_000,
    retry: false,
  })
}

export type DraftBody = { kind: AnswerKind; text: string; expectedRevision: number }

export function saveDraft(incidentId: string, body: DraftBody): Promise<AnswerResponse> {
  return unwrap(
    api.PUT('/api/incidents/{incidentId}/answer/draft', { params: { path: { incidentId } }, body }),
  )
}

export function loadAnswer(incidentId: string): Promise<AnswerResponse> {
  return unwrap(api.GET('/api/incidents/{incidentId}/answer', { params: { path: { incidentId } } }))
}

export type SubmitBody = { kind: AnswerKind; text: string; expectedVersion: number; overrideReason: string }

export function submitAnswer(incidentId: string, body: SubmitBody) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/answer/submit', { params: { path: { incidentId } }, body }),
  )
}
