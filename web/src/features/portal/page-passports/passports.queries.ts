import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type PassportRow = AnswerOf<'GET /api/page-passports'>['passports'][number]
export type Passport = AnswerOf<'GET /api/page-passports/{channelId}'>
export type Requirement = Passport['requirements'][number]
export type PassportOwner = NonNullable<Passport['owner']>
export type SaidCode = 'mark' | 'contacts' | 'site_link'
export type PassportFilters = {
  state?: PassportRow['state']
  network?: PassportRow['network']
  municipalityCode?: string
  requirement?: Requirement['code']
  search?: string
  sort?: 'state' | 'name' | 'post' | 'answered'
}
/** What a list and its page hold becomes old together. */
export const REFRESH = ['page-passports']

const AGAIN_MS = 60_000
const path = (channelId: string) => ({ path: { channelId } })

export function passportsQuery(filters: PassportFilters) {
  return queryOptions({
    queryKey: ['page-passports', 'list', filters],
    queryFn: ({ signal }) => unwrap(api.GET('/api/page-passports', { params: { query: filters }, signal })),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
}

export function passportQuery(channelId: string) {
  return queryOptions({
    queryKey: ['page-passports', 'one', channelId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/page-passports/{channelId}', { params: path(channelId), signal })),
  })
}

export function exportUrl(filters: PassportFilters): string {
  return `/api/page-passports.csv?${new URLSearchParams(filters)}`
}

export function lookAtPage(channelId: string) {
  return unwrap(api.POST('/api/page-passports/{channelId}/look', { params: path(channelId) }))
}

export function setOwner(channelId: string, body: BodyOf<'PUT /api/page-passports/{channelId}/owner'>) {
  return unwrap(api.PUT('/api/page-passports/{channelId}/owner', { body, params: path(channelId) }))
}

export function confirmRequirement(
  { channelId, code }: { channelId: string; code: SaidCode },
  body: BodyOf<'PUT /api/page-passports/{channelId}/requirements/{code}'>,
) {
  return unwrap(
    api.PUT('/api/page-passports/{channelId}/requirements/{code}', {
      params: { path: { channelId, code } },
      body,
    }),
  )
}
