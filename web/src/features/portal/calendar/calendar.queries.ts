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

export const calendarAddressQuery = queryOptions({
  queryKey: ['calendar-address'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/calendar/address', { signal })),
})

/** Its answer is the only place in which the address is told. */
export function createCalendarAddress(language: string) {
  const query = { language: language === 'en' ? 'en' : 'ru' } as const
  return unwrap(api.POST('/api/calendar/address', { params: { query } }))
}

export const withdrawCalendarAddress = () => unwrap(api.DELETE('/api/calendar/address'))
