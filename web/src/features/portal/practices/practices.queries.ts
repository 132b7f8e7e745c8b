import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { PracticePictureResponse } from '@veche/contract/portal/practices.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { textsOf } from '../../../lib/files/texts-of.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'

export type PracticeRow = AnswerOf<'GET /api/practices'>['practices'][number]
export type Practice = AnswerOf<'GET /api/practices/{practiceId}'>
export type PracticeContent = Practice['content']
export type PracticePicture = PracticeContent['pictures'][number]
export type Effect = Practice['effect']
export type PracticeCommand = BodyOf<'POST /api/practices/{practiceId}/commands'>
export type PracticeFilters = {
  list: 'published' | 'waiting' | 'mine'
  groupCode?: string
  sort?: 'last' | 'votes' | 'adopted'
  search?: string
}
export const REFRESH = ['practices']

/** What the page shows, as a table or as text. */
export function practicesFileHref(format: 'csv' | 'markdown', filters: PracticeFilters): string {
  return `/api/practices${format === 'csv' ? '.csv' : '/files'}?${new URLSearchParams(filters)}`
}

const path = (practiceId: string) => ({ path: { practiceId } })

export function practicesQuery(filters: PracticeFilters) {
  return infiniteQueryOptions({
    queryKey: ['practices', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/practices', {
          params: { query: { ...filters, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
}

export function practiceQuery(practiceId: string) {
  return queryOptions({
    queryKey: ['practices', 'one', practiceId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/practices/{practiceId}', { params: path(practiceId), signal })),
  })
}

/** One whose reply was lost is written once, whatever was pressed or loaded anew since. */
export function createPractice(body: BodyOf<'POST /api/practices'>) {
  return sendOnce({ practice: body }, (id) => unwrap(api.POST('/api/practices', { body: { ...body, id } })))
}

export function changePractice(practiceId: string, body: BodyOf<'PUT /api/practices/{practiceId}'>) {
  return unwrap(api.PUT('/api/practices/{practiceId}', { body, params: path(practiceId) }))
}

export type ImportedPractices = AnswerOf<'POST /api/practices/files'>

/** As a preview nothing is written. */
export async function importPractices(from: readonly File[], isPreview: boolean): Promise<ImportedPractices> {
  const files = await textsOf(from)
  const query = { preview: isPreview ? ('true' as const) : ('false' as const) }
  return unwrap(api.POST('/api/practices/files', { params: { query }, body: { files } }))
}

export function sendCommand(practiceId: string, body: PracticeCommand) {
  return unwrap(api.POST('/api/practices/{practiceId}/commands', { params: path(practiceId), body }))
}

export function sendVote(practiceId: string, isFor: boolean) {
  return unwrap(api.PUT('/api/practices/{practiceId}/vote', { params: path(practiceId), body: { isFor } }))
}

export type NewComment = BodyOf<'POST /api/practices/{practiceId}/comments'>

export function addComment(practiceId: string, body: NewComment) {
  return unwrap(api.POST('/api/practices/{practiceId}/comments', { params: path(practiceId), body }))
}

export function adoptPractice(
  practiceId: string,
  body: BodyOf<'POST /api/practices/{practiceId}/adoptions'>,
) {
  return unwrap(api.POST('/api/practices/{practiceId}/adoptions', { params: path(practiceId), body }))
}

export function removeAdoption(practiceId: string, adoptionId: string) {
  return unwrap(
    api.DELETE('/api/practices/{practiceId}/adoptions/{adoptionId}', {
      params: { path: { practiceId, adoptionId } },
    }),
  )
}

/** What a camera writes into it the server takes off. */
export function uploadPicture({
  id,
  name,
  file,
}: {
  id: string
  name: string
  file: Blob
}): Promise<PracticePictureResponse> {
  const query = new URLSearchParams({ id, name: fileNameOf(name) })
  return uploadFile(`/api/practices/pictures?${query}`, file)
}

export const pictureHref = (pictureId: string) => `/api/practices/pictures/${pictureId}`
export const fileHref = (practiceId: string) => `/api/practices/${practiceId}/file`
