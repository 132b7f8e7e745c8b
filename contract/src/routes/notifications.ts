import { NoContent } from '../common.ts'
import { EventsQuery } from '../live.ts'
import {
  MarkReadRequest,
  NotificationListQuery,
  NotificationListResponse,
  PreferencesResponse,
  UnreadResponse,
  UpdatePreferencesRequest,
} from '../notifications.ts'
import { route } from './route.ts'

export const NOTIFICATION_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/notifications',
    permission: 'signed_in',
    tag: 'notifications',
    summary: "Lists the caller's notifications",
    description:
      'The newest first; several of a kind are folded into one. `unread` leaves out what was read.',
    query: NotificationListQuery,
    response: NotificationListResponse,
  }),
  countUnread: route({
    method: 'GET',
    path: '/api/notifications/unread',
    permission: 'signed_in',
    tag: 'notifications',
    summary: "Counts the caller's unread notifications",
    description: 'For the number on the bell.',
    response: UnreadResponse,
  }),
  markRead: route({
    method: 'POST',
    path: '/api/notifications/read',
    permission: 'own_account',
    tag: 'notifications',
    summary: 'Marks notifications as read',
    description: 'Those named, or all until a moment. Other windows of the same person hear of it.',
    body: MarkReadRequest,
    response: NoContent,
  }),
  preferences: route({
    method: 'GET',
    path: '/api/notifications/preferences',
    permission: 'signed_in',
    tag: 'notifications',
    summary: 'Reads what the caller is told of, and where',
    description: "With the caller's address and whether the installation sends mail at all.",
    response: PreferencesResponse,
  }),
  savePreferences: route({
    method: 'PUT',
    path: '/api/notifications/preferences',
    permission: 'own_account',
    tag: 'notifications',
    summary: 'Chooses what one is told of, and where',
    description: 'Some kinds always stand in the notification centre: `isCentreFixed`.',
    body: UpdatePreferencesRequest,
    response: PreferencesResponse,
  }),
  events: route({
    method: 'GET',
    path: '/api/events',
    permission: 'signed_in',
    tag: 'live events',
    summary: 'Streams what changes',
    description:
      'Server-sent events that the caller may hear: what changed, not what it holds, but for `counters` and the changed rows of the `list` that a page shows. Goes on from `Last-Event-ID`, or from `after` in a new stream; a `reset` says that too much was missed. One account has 20 streams at most (429).',
    query: EventsQuery,
    produces: ['text/event-stream'],
  }),
}
