import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { BULLETIN_PAPERS, paperTypeOf } from '@veche/contract/values/orders.ts'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { shrinkPicture } from '../../../lib/files/shrink-picture.ts'
import { textsOf } from '../../../lib/files/texts-of.ts'
import { fileNameOf, PICTURES_AND_PAPERS, uploadFile } from '../../../lib/files/upload-file.ts'

export type BulletinRow = AnswerOf<'GET /api/bulletins'>['bulletins'][number]
export type BulletinContent = BulletinResponse['content']
export type BulletinCommand = BodyOf<'POST /api/bulletins/{bulletinId}/commands'>
export type Progress = AnswerOf<'GET /api/bulletins/{bulletinId}/progress'>
export type BulletinReader = AnswerOf<'GET /api/bulletins/{bulletinId}/people'>['people'][number]
export type ProgressGroup = Progress['groups'][number]
export type BulletinFilters = {
  list: 'open' | 'archive' | 'mine'
  kind?: 'news' | 'order'
  search?: string
}
export type PeopleFilter = {
  municipalityCode?: string
  agencyCode?: string
  isCentre?: 'true'
  state?: 'unread' | 'undone' | 'cannot' | 'done'
}

/** Others read and do meanwhile. */
const AGAIN_MS = 30_000
const path = (bulletinId: string) => ({ path: { bulletinId } })

export function bulletinsQuery(filters: BulletinFilters) {
  return infiniteQueryOptions({
    queryKey: ['bulletins', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/bulletins', {
          params: { query: { ...filters, limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
}

export function bulletinQuery(bulletinId: string) {
  return queryOptions({
    queryKey: ['bulletins', 'one', bulletinId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/bulletins/{bulletinId}', { params: path(bulletinId), signal })),
    refetchInterval: AGAIN_MS,
  })
}

export type ImportedBulletins = AnswerOf<'POST /api/bulletins/file'>

/** As a preview nothing is written. */
export async function importBulletins(from: readonly File[], isPreview: boolean): Promise<ImportedBulletins> {
  const files = await textsOf(from)
  const query = { preview: isPreview ? ('true' as const) : ('false' as const) }
  return unwrap(api.POST('/api/bulletins/file', { params: { query }, body: { files } }))
}

export const bulletinMarkdownHref = (bulletinId: string) => `/api/bulletins/${bulletinId}/file`
/** The list of the page, as a table or as text. */
export const bulletinsFileHref = (format: 'csv' | 'markdown', filters: BulletinFilters) =>
  `/api/bulletins${format === 'csv' ? '.csv' : '/file'}?${new URLSearchParams(filters)}`

export type BulletinFile = BulletinContent['files'][number]

export const bulletinFileHref = (fileId: string) => `/api/bulletins/files/${fileId}`

/** A large photograph is made smaller on its way. */
const TAKEN = [PICTURES_AND_PAPERS, ...Object.values(BULLETIN_PAPERS)].join(',')
/** For the browser to offer: endings too, since not every computer knows the kinds. */
export const BULLETIN_FILES_OFFERED = [
  TAKEN,
  ...Object.keys(BULLETIN_PAPERS).map((ending) => `.${ending}`),
].join(',')

export async function uploadBulletinFile(file: File): Promise<BulletinFile> {
  const query = new URLSearchParams({ id: randomId(), name: fileNameOf(file.name) })
  const type = paperTypeOf(file.name)
  const sent = type === null ? await shrinkPicture(file) : new File([file], file.name, { type })
  if (!TAKEN.split(',').includes(sent.type)) throw new ApiError('bulletin.file_wrong_type', 415)
  return uploadFile<BulletinFile>(`/api/bulletins/files?${query}`, sent, undefined, TAKEN)
}

export function versionsQuery(bulletinId: string) {
  return queryOptions({
    queryKey: ['bulletins', 'versions', bulletinId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/bulletins/{bulletinId}/versions', { params: path(bulletinId), signal })),
  })
}

export function progressQuery(bulletinId: string) {
  return queryOptions({
    queryKey: ['bulletins', 'progress', bulletinId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/bulletins/{bulletinId}/progress', { params: path(bulletinId), signal })),
    refetchInterval: AGAIN_MS,
  })
}

export function peopleQuery(bulletinId: string, filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['bulletins', 'people', bulletinId, filter],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/bulletins/{bulletinId}/people', {
          params: {
            ...path(bulletinId),
            query: { ...filter, ...(pageParam !== '' && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const exportUrl = (bulletinId: string) => `/api/bulletins/${bulletinId}/people.csv`

export function createBulletin(body: BulletinContent) {
  return unwrap(api.POST('/api/bulletins', { body }))
}

type Change = { changes: Partial<BulletinContent>; before: Record<string, unknown>; note: string }

/** It goes as a whole: what was not touched goes as it was seen, and stays as it is there. */
export function changeBulletin({ id, content }: BulletinResponse, { changes, before, note }: Change) {
  return unwrap(
    api.PUT('/api/bulletins/{bulletinId}', {
      params: path(id),
      body: { ...content, ...changes, note, before: { ...content, ...before } },
    }),
  )
}

/** Before it is published: how many would get it. */
export function reachQuery(audience: BulletinContent['audience']) {
  return queryOptions({
    queryKey: ['bulletins', 'reach', audience],
    queryFn: ({ signal }) => unwrap(api.POST('/api/bulletins/reach', { body: { audience }, signal })),
    placeholderData: (before) => before,
  })
}

export function removeDraft(bulletinId: string) {
  return unwrap(api.DELETE('/api/bulletins/{bulletinId}', { params: path(bulletinId) }))
}

export function sendCommand(bulletinId: string, body: BulletinCommand) {
  return unwrap(api.POST('/api/bulletins/{bulletinId}/commands', { params: path(bulletinId), body }))
}

export function sendReceipt(bulletinId: string, body: BodyOf<'POST /api/bulletins/{bulletinId}/receipts'>) {
  return unwrap(api.POST('/api/bulletins/{bulletinId}/receipts', { params: path(bulletinId), body }))
}

export function sendDeed(bulletinId: string, body: BodyOf<'POST /api/bulletins/{bulletinId}/deeds'>) {
  return unwrap(api.POST('/api/bulletins/{bulletinId}/deeds', { params: path(bulletinId), body }))
}
