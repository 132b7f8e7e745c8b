import { CalendarFileQuery, CalendarQuery, CalendarResponse } from '../../portal/calendar.ts'
import { route } from '../route.ts'

export const CALENDAR_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/calendar',
    permission: 'today.read',
    tag: 'today',
    summary: 'Lists what the days of the caller hold',
    description:
      'Streams that the caller may see, their own duties in chats and at posts, texts to many places with their hour, terms of orders and of parts of answers, and how many of their questions are due each day. The same rules of sight hold as in each section.',
    query: CalendarQuery,
    response: CalendarResponse,
  }),
  file: route({
    method: 'GET',
    path: '/api/calendar/file',
    permission: 'today.read',
    tag: 'today',
    summary: 'Writes the same days as a file for another calendar',
    description:
      'The format is iCalendar (RFC 5545). It says kinds, times and numbers, and nothing that anybody wrote: such files lie on telephones and at providers.',
    query: CalendarFileQuery,
  }),
}
