import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf } from '../../lib/call-route.ts'

export type Book = AnswerOf<'GET /api/directory/book'>
export type MunicipalityRow = Book['municipalities'][number]
export type AgencyRow = Book['agencies'][number]
export type UnitRow = Book['units'][number]
export type ScheduleRow = Book['schedules'][number]
export type TopicRow = Book['topics'][number]
export type RouteRow = Book['routes'][number]
export type PlaceRouteRow = AnswerOf<'GET /api/directory/place-routes'>['placeRoutes'][number]
export type CalendarDayRow = AnswerOf<'GET /api/directory/calendar/years/{year}'>['days'][number]
export type DeadlineRuleRow = AnswerOf<'GET /api/deadline-rules'>['rules'][number]

/** Every list of the directory begins with this key: a change makes all of them old. */
export const REFRESH = ['directory']

export const bookQuery = queryOptions({
  queryKey: ['directory', 'book'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory/book', { signal })),
})

export const staffedQuery = queryOptions({
  queryKey: ['directory', 'staffed'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory/agencies/staffed', { signal })),
})

export const placeRoutesQuery = queryOptions({
  queryKey: ['directory', 'place-routes'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory/place-routes', { signal })),
})

export const calendarYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['directory', 'calendar', year],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/directory/calendar/years/{year}', { params: { path: { year } }, signal })),
  })

export const calendarVersionsQuery = queryOptions({
  queryKey: ['directory', 'versions'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory/calendar/versions', { signal })),
  // While a recomputation goes on, its progress is shown.
  refetchInterval: ({ state }) =>
    state.data?.versions.some(({ recomputedAt }) => recomputedAt === null) ? 2000 : false,
})

export const movesQuery = (version: number) =>
  infiniteQueryOptions({
    queryKey: ['directory', 'moves', version],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/directory/calendar/versions/{version}/moves', {
          params: { path: { version }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const rulesQuery = queryOptions({
  queryKey: ['directory', 'rules'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/deadline-rules', { signal })),
})

export const peopleQuery = (agencyCode: string) =>
  queryOptions({
    queryKey: ['directory', 'people', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/directory/agencies/{code}/people', { params: { path: { code: agencyCode } }, signal }),
      ),
  })
