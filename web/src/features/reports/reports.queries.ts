import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'

export type ReportReply = AnswerOf<'GET /api/reports/preview'>
export type Report = ReportReply['report']
export type SchedulesReply = AnswerOf<'GET /api/report-schedules'>
export type Schedule = SchedulesReply['schedules'][number]
export type ScheduleBody = BodyOf<'POST /api/report-schedules'>
export type Run = AnswerOf<'GET /api/report-runs'>['runs'][number]

/** As the server is asked. */
export type AskedReport = {
  kind: Report['kind']
  from: string
  to: string
  municipalityCode?: string
  agencyCode?: string
  network?: string
  groupCode?: string
  topicCode?: string
  language: 'ru' | 'en'
}

const WORKING: readonly Run['state'][] = ['queued', 'building']
const POLL_MS = 2000

export function reportQuery(asked: AskedReport) {
  return queryOptions({
    queryKey: ['reports', 'preview', asked],
    queryFn: ({ signal }) => unwrap(api.GET('/api/reports/preview', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const schedulesQuery = queryOptions({
  queryKey: ['reports', 'schedules'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/report-schedules', { signal })),
})

export function peopleQuery(asked: {
  kind: Schedule['kind']
  municipalityCode?: string
  agencyCode?: string
  search: string
}) {
  return queryOptions({
    queryKey: ['reports', 'people', asked],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/report-schedules/people', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
  })
}

/** What is on its way is asked for again until it is there. */
export const runsQuery = infiniteQueryOptions({
  queryKey: ['reports', 'runs'],
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      api.GET('/api/report-runs', {
        params: { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
  select: ({ pages }) => pages.flatMap(({ runs }) => runs),
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ runs }) => runs.some(isOnItsWay)) ? POLL_MS : false,
})

export function isOnItsWay({ state, deliveries }: Pick<Run, 'state' | 'deliveries'>): boolean {
  return (
    WORKING.includes(state) ||
    (state === 'ready' && deliveries.some((one) => one.state === 'waiting' || one.state === 'sending'))
  )
}

export const ownLetterQuery = queryOptions({
  queryKey: ['reports', 'own-letter'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reports/own-letter', { signal })),
})
