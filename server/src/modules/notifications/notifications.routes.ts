import { NoContent } from '@veche/contract/common.ts'
import {
  MarkReadRequest,
  NotificationDetails,
  NotificationKind,
  NotificationListQuery,
  NotificationListResponse,
  type NotificationResponse,
  PreferencesResponse,
  UnreadResponse,
  UpdatePreferencesRequest,
} from '@veche/contract/notifications.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { getOwnEmail, requireActor } from '../access/index.ts'
import { notificationEvent } from './add-notifications.ts'
import { isCentreFixed } from './domain/preferences.ts'
import { countUnread, listNotifications, markRead } from './notifications.repository.ts'
import { formatPlace, parsePlace } from './page-place.ts'
import { getPreferences, savePreferences } from './preferences.repository.ts'

const READ = { permission: 'signed_in' }
const OWN = { permission: 'own_account' }

type Deps = Pick<AppContext, 'db' | 'clock'> & { isEmailSetUp: boolean }

export function notificationsRoutes({ db, clock, isEmailSetUp }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/notifications',
      {
        config: READ,
        schema: { querystring: NotificationListQuery, response: { 200: NotificationListResponse } },
      },
      async (request) => {
        const { limit, cursor, unread } = request.query
        const rows = await listNotifications(db, {
          userId: requireActor(request).id,
          isUnreadOnly: unread ?? false,
          limit: limit + 1,
          before: cursor === undefined ? null : parsePlace(cursor),
        })
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        return {
          notifications: page.map(present),
          nextCursor: rows.length > limit && last ? formatPlace(last) : null,
        }
      },
    )

    app.get(
      '/notifications/unread',
      { config: READ, schema: { response: { 200: UnreadResponse } } },
      (request) => countUnread(db, requireActor(request).id),
    )

    app.post(
      '/notifications/read',
      { config: OWN, schema: { body: MarkReadRequest, response: { 200: NoContent } } },
      async (request) => {
        const userId = requireActor(request).id
        const { body } = request
        const which = 'ids' in body ? body : { until: new Date(body.until) }
        await db.transaction().execute(async (tx) => {
          const count = await markRead(tx, { userId, which, now: clock() })
          // Other windows of the same person.
          if (count > 0) addEvents(tx, [notificationEvent(userId)])
        })
        return { ok: true as const }
      },
    )

    app.get(
      '/notifications/preferences',
      { config: READ, schema: { response: { 200: PreferencesResponse } } },
      (request) => presentPreferences(requireActor(request).id),
    )

    app.put(
      '/notifications/preferences',
      { config: OWN, schema: { body: UpdatePreferencesRequest, response: { 200: PreferencesResponse } } },
      async (request) => {
        const userId = requireActor(request).id
        await db.transaction().execute((tx) => savePreferences(tx, userId, request.body))
        return presentPreferences(userId)
      },
    )
  }

  async function presentPreferences(userId: string) {
    const [preferences, email] = await Promise.all([getPreferences(db, userId), getOwnEmail(db, userId)])
    const kinds = preferences.kinds.map((choice) => ({
      ...choice,
      isCentreFixed: isCentreFixed(choice.kind),
    }))
    return { ...preferences, kinds, isEmailSetUp, email }
  }
}

type Row = Awaited<ReturnType<typeof listNotifications>>[number]

function present(row: Row): NotificationResponse {
  return {
    ...row,
    kind: NotificationKind.parse(row.kind),
    details: NotificationDetails.parse(row.details),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }
}
