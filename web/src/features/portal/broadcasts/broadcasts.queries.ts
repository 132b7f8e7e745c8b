import { queryOptions } from '@tanstack/react-query'
import type {
  BroadcastContent,
  BroadcastPictureResponse,
  BroadcastResponse,
} from '@veche/contract/portal/broadcasts.ts'
import { api, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'

export type BroadcastRow = AnswerOf<'GET /api/broadcasts'>['days'][number]
export type PlaceOffer = AnswerOf<'GET /api/broadcasts/places'>['places'][number]
export type PlaceRow = BroadcastResponse['places'][number]
export type BroadcastCommand = BodyOf<'POST /api/broadcasts/{broadcastId}/commands'>
export type PlaceDecision = BodyOf<'POST /api/broadcasts/{broadcastId}/places/{placeId}/decision'>['decision']

/** The stream tells of each change; this is for a stream that is away. */
const AGAIN_MS = 30_000
const path = (broadcastId: string) => ({ path: { broadcastId } })

export function calendarQuery(week: { from: string; to: string; search?: string }) {
  return queryOptions({
    queryKey: ['broadcasts', 'calendar', week],
    queryFn: ({ signal }) => unwrap(api.GET('/api/broadcasts', { params: { query: week }, signal })),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
}

/** The list of the page as a table, and one text as it reads. */
export const broadcastsHref = (shown: { from: string; to: string; search?: string }) =>
  `/api/broadcasts.csv?${new URLSearchParams(shown)}`
export const broadcastFileHref = (broadcastId: string) => `/api/broadcasts/${broadcastId}/file`
export const placesHref = (broadcastId: string) => `/api/broadcasts/${broadcastId}/places.csv`

export function broadcastQuery(broadcastId: string) {
  return queryOptions({
    queryKey: ['broadcasts', 'one', broadcastId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/broadcasts/{broadcastId}', { params: path(broadcastId), signal })),
    refetchInterval: AGAIN_MS,
  })
}

export function takersQuery(broadcastId: string) {
  return queryOptions({
    queryKey: ['broadcasts', 'takers', broadcastId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/broadcasts/{broadcastId}/takers', { params: path(broadcastId), signal })),
  })
}

export const placesQuery = queryOptions({
  queryKey: ['broadcast-places'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/broadcasts/places', { signal })),
  staleTime: 60_000,
})

/** Asked anew for each choice of places and each moment; `asked` is the body as it goes. */
export function collisionsQuery(asked: string) {
  return queryOptions({
    queryKey: ['broadcasts', 'collisions', asked],
    queryFn: ({ signal }) =>
      unwrap(api.POST('/api/broadcasts/collisions', { body: JSON.parse(asked), signal })),
    placeholderData: (before) => before,
  })
}

export function createBroadcast(body: BroadcastContent, isSubmitted: boolean) {
  return unwrap(api.POST('/api/broadcasts', { body: { ...body, isSubmitted } }))
}

type Change = {
  changes: Partial<BroadcastContent>
  before: Record<string, unknown>
  isSubmitted: boolean
}

/** It goes as a whole: what was not touched goes as it was seen, and stays as it is there. */
export function changeBroadcast(
  { id, content }: BroadcastResponse,
  { changes, before, isSubmitted }: Change,
) {
  return unwrap(
    api.PUT('/api/broadcasts/{broadcastId}', {
      params: path(id),
      body: { ...content, ...changes, isSubmitted, before: { ...content, ...before } },
    }),
  )
}

export function sendCommand(broadcastId: string, body: BroadcastCommand) {
  return unwrap(api.POST('/api/broadcasts/{broadcastId}/commands', { params: path(broadcastId), body }))
}

export function decideOnPlace(broadcastId: string, placeId: string, decision: PlaceDecision) {
  return unwrap(
    api.POST('/api/broadcasts/{broadcastId}/places/{placeId}/decision', {
      params: { path: { broadcastId, placeId } },
      body: { decision },
    }),
  )
}

export function uploadPicture(file: File): Promise<BroadcastPictureResponse> {
  const query = new URLSearchParams({ id: randomId(), name: fileNameOf(file.name) })
  return uploadFile(`/api/broadcasts/pictures?${query}`, file)
}

export const pictureHref = (pictureId: string) => `/api/broadcasts/pictures/${pictureId}`
