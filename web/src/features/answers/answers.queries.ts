import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'
import { type DraftContent, finishedPromise } from './draft-content.ts'

export type Check = AnswerOf<'POST /api/incidents/{incidentId}/answer/check'>['checks'][number]

export function answerQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId],
    queryFn: ({ signal }): Promise<AnswerResponse> =>
      unwrap(api.GET('/api/incidents/{incidentId}/answer', { params: { path: { incidentId } }, signal })),
  })
}

/** As it stands after a change: what opens it next, without a line too, begins with this and not with what was loaded before. */
export function showAnswer(client: QueryClient, answer: AnswerResponse): void {
  const { queryKey } = answerQuery(answer.incidentId)
  // What was asked for before would come later and be older.
  void client.cancelQueries({ queryKey, exact: true })
  client.setQueryData(queryKey, answer)
  navigator.serviceWorker?.controller?.postMessage({ answered: answer })
}

/** Hours that a text promises pass while it lies open: what the check says holds for a minute. */
const CHECK_HOLDS_MS = 60_000

export function checkQuery(
  incidentId: string,
  content: Pick<DraftContent, 'kind' | 'text' | 'outcome' | 'privateText' | 'fileIds' | 'promise'>,
) {
  const { kind, text, outcome, privateText, fileIds, promise } = content
  const promiseDueAt = promise?.dueAt ?? null
  return queryOptions({
    queryKey: ['answer-check', incidentId, kind, text, outcome, privateText, fileIds, promiseDueAt],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/answer/check', {
          params: { path: { incidentId } },
          body: { kind, text, outcome: outcome ?? 'explained', privateText, fileIds, promiseDueAt },
          signal,
        }),
      ),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: CHECK_HOLDS_MS,
    refetchInterval: CHECK_HOLDS_MS,
    gcTime: 60_000,
    retry: false,
  })
}

/** How each author will see the version that waits, and how its writer fared. */
export function judgingQuery(incidentId: string, versionNo: number) {
  return queryOptions({
    queryKey: ['answer', incidentId, 'judging', versionNo],
    queryFn: ({ signal }): Promise<JudgingResponse> =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/answer/judging', { params: { path: { incidentId } }, signal }),
      ),
    retry: false,
  })
}

/** Asked of the network itself, so not with every answer: only where somebody writes in private. */
export function privateWaysQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId, 'private-ways'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/answer/private-ways', {
          params: { path: { incidentId } },
          signal,
        }),
      ),
    staleTime: 60_000,
    retry: false,
  })
}

export type DraftBody = DraftContent & { candidate: number; expectedRevision: number }

export function saveDraft(incidentId: string, body: DraftBody): Promise<AnswerResponse> {
  return unwrap(
    api.PUT('/api/incidents/{incidentId}/answer/draft', { params: { path: { incidentId } }, body }),
  )
}

export function loadAnswer(incidentId: string): Promise<AnswerResponse> {
  return unwrap(api.GET('/api/incidents/{incidentId}/answer', { params: { path: { incidentId } } }))
}

export type SubmitBody = BodyOf<'POST /api/incidents/{incidentId}/answer/submit'>

export function submitBodyOf(content: DraftContent) {
  const { kind, text, outcome, privateText, fileIds } = content
  return {
    kind,
    text,
    promise: finishedPromise(content),
    outcome: outcome ?? ('explained' as const),
    privateText,
    fileIds,
  }
}

export function submitAnswer(incidentId: string, body: SubmitBody) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/answer/submit', { params: { path: { incidentId } }, body }),
  )
}

type Candidate = { incidentId: string; candidate: number }

export function renameDraft(
  { incidentId, candidate }: Candidate,
  body: { name: string; before: Record<string, unknown> },
): Promise<AnswerResponse> {
  return unwrap(
    api.PATCH('/api/incidents/{incidentId}/answer/drafts/{candidate}', {
      params: { path: { incidentId, candidate } },
      body,
    }),
  )
}

export function deleteDraft({ incidentId, candidate }: Candidate): Promise<AnswerResponse> {
  return unwrap(
    api.DELETE('/api/incidents/{incidentId}/answer/drafts/{candidate}', {
      params: { path: { incidentId, candidate } },
    }),
  )
}

export function restoreDraft({ incidentId, candidate }: Candidate): Promise<AnswerResponse> {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/answer/drafts/{candidate}/restore', {
      params: { path: { incidentId, candidate } },
    }),
  )
}
