import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type CalendarItem = AnswerOf<'GET /api/calendar'>['items'][number]

export function calendarQuery(from: string, days: number) {
  return queryOptions({
    queryKey: ['today', 'calendar', from, days],
    queryFn: ({ signal }) => unwrap(api.GET('/api/calendar', { params: { query: { from, days } }, signal })),
  })
}

export const calendarFileHref = (from: string, days: number, language: string) =>
  `/api/calendar/file?from=${from}&days=${days}&language=${language === 'en' ? 'en' : 'ru'}`
