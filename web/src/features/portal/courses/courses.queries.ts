import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { COURSE_FILE_TYPE, type GatedRight } from '@veche/contract/values/courses.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

const path = (courseId: string) => ({ path: { courseId } })

export const coursesQuery = queryOptions({
  queryKey: ['courses', 'list'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/courses', { signal })),
})

export function courseQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', 'one', courseId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/courses/{courseId}', { params: path(courseId), signal })),
  })
}

export function certificateQuery(number: string) {
  return queryOptions({
    queryKey: ['courses', 'certificate', number],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/certificates/{number}', { params: { path: { number } }, signal })),
  })
}

export function learnersQuery(courseId: string) {
  return infiniteQueryOptions({
    queryKey: ['courses', 'people', courseId],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/courses/{courseId}/people', {
          params: {
            ...path(courseId),
            query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const gatesQuery = queryOptions({
  queryKey: ['courses', 'gates'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/gates', { signal })),
})

export function teamQuery(search: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['courses', 'team', search ?? ''],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/courses/people', {
          params: { query: { ...(search && { search }), ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** Whose right would rest, and from which day. */
export function gatePreviewQuery(right: GatedRight, asked: { courseId: string; startsOn?: string }) {
  return queryOptions({
    queryKey: ['courses', 'gates', right, asked],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/gates/{right}/preview', { params: { path: { right }, query: asked }, signal })),
  })
}

export function setGate(right: GatedRight, body: BodyOf<'PUT /api/gates/{right}'>) {
  return unwrap(api.PUT('/api/gates/{right}', { params: { path: { right } }, body }))
}

export function liftRight(body: BodyOf<'POST /api/gates/lifts'>) {
  return unwrap(api.POST('/api/gates/lifts', { body }))
}

export function sendSeen(courseId: string, cards: string[]) {
  return unwrap(api.POST('/api/courses/{courseId}/seen', { params: path(courseId), body: { cards } }))
}

export function sendAnswer(courseId: string, body: BodyOf<'POST /api/courses/{courseId}/answers'>) {
  return unwrap(api.POST('/api/courses/{courseId}/answers', { params: path(courseId), body }))
}

export function sendCommand(courseId: string, body: BodyOf<'POST /api/courses/{courseId}/commands'>) {
  return unwrap(api.POST('/api/courses/{courseId}/commands', { params: path(courseId), body }))
}

/** The newest version, read anew by each who opens it. `versionNo`: and when there is another one; null: as it was opened. */
export function courseFileQuery(courseId: string, versionNo: number | null) {
  return queryOptions({
    queryKey: ['courses', 'file', courseId, versionNo],
    queryFn: async ({ signal }) => {
      const file = await unwrap(api.GET('/api/courses/{courseId}/file', { params: path(courseId), signal }))
      return file.text()
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export const fileUrl = (courseId: string) => `/api/courses/${courseId}/file`
export const peopleUrl = (courseId: string) => `/api/courses/${courseId}/people.csv`

/** As a preview nothing is written. */
export function importCourses(
  file: string,
  { isPreview, expectedVersion }: { isPreview: boolean; expectedVersion: number | null },
) {
  return unwrap(
    api.POST('/api/courses/file', {
      params: {
        query: {
          preview: isPreview ? 'true' : 'false',
          ...(expectedVersion !== null && { expectedVersion }),
        },
      },
      body: new Blob([file], { type: COURSE_FILE_TYPE }),
    }),
  )
}

/** Without `userIds` all who have not passed it. */
export function remindOfCourse(courseId: string, body: BodyOf<'POST /api/courses/{courseId}/remind'>) {
  return unwrap(api.POST('/api/courses/{courseId}/remind', { params: path(courseId), body }))
}

export function reminderQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', 'reminder', courseId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/courses/{courseId}/remind', { params: path(courseId), signal })),
    staleTime: 0,
  })
}

export function assignmentsQuery(courseId: string) {
  return queryOptions({
    queryKey: ['courses', 'assignments', courseId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/courses/{courseId}/assignments', { params: path(courseId), signal })),
  })
}

export function assignedPeopleQuery(courseId: string, assignmentId: string) {
  return infiniteQueryOptions({
    queryKey: ['courses', 'assigned-people', courseId, assignmentId],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/courses/{courseId}/assignments/{assignmentId}/people', {
          params: {
            path: { courseId, assignmentId },
            query: pageParam === '' ? {} : { cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function assignCourse(courseId: string, body: BodyOf<'POST /api/courses/{courseId}/assignments'>) {
  return unwrap(api.POST('/api/courses/{courseId}/assignments', { params: path(courseId), body }))
}

export function withdrawAssignment(courseId: string, assignmentId: string) {
  return unwrap(
    api.POST('/api/courses/{courseId}/assignments/{assignmentId}/withdraw', {
      params: { path: { courseId, assignmentId } },
    }),
  )
}
