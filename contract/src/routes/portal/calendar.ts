import { NoContent } from '../../common.ts'
import {
  CalendarAddressResponse,
  CalendarFeedParams,
  CalendarFeedQuery,
  CalendarFileQuery,
  CalendarQuery,
  CalendarResponse,
  CreatedCalendarAddressResponse,
} from '../../portal/calendar.ts'
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
      'The format is iCalendar (RFC 5545). It says kinds, times, numbers and names of municipalities, and nothing that anybody wrote: such files lie on telephones and at providers.',
    query: CalendarFileQuery,
  }),
  address: route({
    method: 'GET',
    path: '/api/calendar/address',
    permission: 'calendar.subscribe',
    tag: 'today',
    summary: 'Tells whether the caller has an address for calendar programs',
    description: 'When it was made and last read, but not the address itself. Not for programs.',
    response: CalendarAddressResponse,
  }),
  createAddress: route({
    method: 'POST',
    path: '/api/calendar/address',
    permission: 'calendar.subscribe',
    tag: 'today',
    summary: "Makes a secret address of the caller's own calendar",
    description:
      'The address is in this answer and nowhere else; an earlier one ends. It ends with the tokens of the account too. Not for programs.',
    query: CalendarFeedQuery,
    response: CreatedCalendarAddressResponse,
  }),
  withdrawAddress: route({
    method: 'DELETE',
    path: '/api/calendar/address',
    permission: 'calendar.subscribe',
    tag: 'today',
    summary: "Withdraws the address of the caller's calendar",
    description: 'Whoever reads it gets 404 from then on. Answers 404 where there is none. Not for programs.',
    response: NoContent,
  }),
  feed: route({
    method: 'GET',
    path: '/calendar/{token}/veche.ics',
    permission: null,
    tag: 'today',
    summary: "Reads a person's calendar by its secret address",
    description:
      'Without signing in: a week back and five weeks ahead as iCalendar (RFC 5545), of kinds, times, numbers and names of municipalities. An empty 404 once the address or the account has ended; reads of one address and of one network are limited (429).',
    params: CalendarFeedParams,
    query: CalendarFeedQuery,
    produces: ['text/calendar'],
  }),
}
