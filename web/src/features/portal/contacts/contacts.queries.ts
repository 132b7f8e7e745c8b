import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { sheetBody } from '../../../lib/files/sheet-body.ts'

export type Contacts = AnswerOf<'GET /api/duty/bodies/{agencyCode}'>
export type Contact = Contacts['contact']
export type Person = Contacts['people'][number]
export type Post = Contacts['posts'][number]
export type PostFields = Omit<Post, 'id'>
export type NewPerson = BodyOf<'POST /api/duty/bodies/{agencyCode}/people'>
export type NewAbsence = BodyOf<'POST /api/duty/people/{personId}/absences'>
type Before = Record<string, unknown>

/** Answers and rosters say what contacts say, so all of them become old together. */
export const REFRESH = ['duty']

export function contactsQuery(agencyCode: string) {
  return queryOptions({
    queryKey: ['duty', 'body', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/duty/bodies/{agencyCode}', { params: { path: { agencyCode } }, signal })),
  })
}

export function saveContact(agencyCode: string, changes: Partial<Contact>, before: Before) {
  return unwrap(
    api.PATCH('/api/duty/bodies/{agencyCode}/contact', {
      params: { path: { agencyCode } },
      body: { ...changes, before },
    }),
  )
}

export function createPerson(agencyCode: string, body: NewPerson) {
  return unwrap(api.POST('/api/duty/bodies/{agencyCode}/people', { params: { path: { agencyCode } }, body }))
}

export function updatePerson(personId: string, changes: Partial<Person>, before: Before) {
  const { name, phone, isActive } = changes
  return unwrap(
    api.PATCH('/api/duty/people/{personId}', {
      params: { path: { personId } },
      body: {
        ...(name !== undefined && { name }),
        ...(phone !== undefined && { phone }),
        ...(isActive !== undefined && { isActive }),
        before,
      },
    }),
  )
}

export function createPost(agencyCode: string, body: PostFields) {
  return unwrap(api.POST('/api/duty/bodies/{agencyCode}/posts', { params: { path: { agencyCode } }, body }))
}

export function updatePost(postId: string, changes: Partial<PostFields>, before: Before) {
  return unwrap(
    api.PATCH('/api/duty/posts/{postId}', { params: { path: { postId } }, body: { ...changes, before } }),
  )
}

export function createAbsence(personId: string, body: NewAbsence) {
  return unwrap(api.POST('/api/duty/people/{personId}/absences', { params: { path: { personId } }, body }))
}

/** Shifts of a person in these days, for whoever marks them as away. */
export function shiftsOfPersonQuery(personId: string, { from, to }: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['duty', 'person-shifts', personId, from, to],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/duty/people/{personId}/shifts', {
          params: { path: { personId }, query: { from, to } },
          signal,
        }),
      ),
    enabled: from !== '' && to !== '' && from <= to,
  })
}

export function removeAbsence(absenceId: string) {
  return unwrap(api.DELETE('/api/duty/absences/{absenceId}', { params: { path: { absenceId } } }))
}

/** What comes in from a file besides posts, at the address of its kind. */
export type DutyTable = 'shifts' | 'absences'

export function previewDuties(table: DutyTable, file: File) {
  return unwrap(api.POST(`/api/duty/${table}/preview`, sheetBody(file)))
}

export function applyDuties(table: DutyTable, file: File, basedOn: string) {
  return unwrap(api.POST(`/api/duty/${table}/apply`, { params: { query: { basedOn } }, ...sheetBody(file) }))
}

export function previewSheet(file: File) {
  return unwrap(api.POST('/api/duty/sheet/preview', sheetBody(file)))
}

export function applySheet(file: File, basedOn: string) {
  return unwrap(api.POST('/api/duty/sheet/apply', { params: { query: { basedOn } }, ...sheetBody(file) }))
}
