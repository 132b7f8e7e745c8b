import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { uploadFile } from '../../../lib/files/upload-file.ts'

export type Recorded = BodyOf<'PUT /api/by-hand/{recordId}'>
export type HandSlip = AnswerOf<'PUT /api/by-hand/{recordId}'>
export type ReadLink = AnswerOf<'POST /api/by-hand/links'>
export type Proposals = AnswerOf<'POST /api/by-hand/proposals'>
export type HandRecord = NonNullable<AnswerOf<'GET /api/incidents/{incidentId}/by-hand'>['record']>

/** `asked` is the body as it goes: what was read once is not read again. */
export function proposalsQuery(asked: string) {
  return queryOptions({
    queryKey: ['by-hand', 'proposals', asked],
    queryFn: ({ signal }) => unwrap(api.POST('/api/by-hand/proposals', { body: JSON.parse(asked), signal })),
    placeholderData: (before) => before,
    staleTime: 30_000,
    retry: false,
  })
}

export function handRecordQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'by-hand'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/by-hand', { params: { path: { incidentId } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The same id sent again is the same question, so a lost answer costs nothing. */
export function registerByHand(recordId: string, body: Recorded): Promise<HandSlip> {
  return unwrap(api.PUT('/api/by-hand/{recordId}', { params: { path: { recordId } }, body }))
}

export function readLink(link: string): Promise<ReadLink> {
  return unwrap(api.POST('/api/by-hand/links', { body: { link } }))
}

export function uploadPhoto(recordId: string, file: Blob): Promise<{ kept: string }> {
  return uploadFile(`/api/by-hand/photos?${new URLSearchParams({ recordId })}`, file)
}
