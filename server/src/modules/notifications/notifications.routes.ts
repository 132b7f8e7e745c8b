import {
  NotificationDetails,
  NotificationKind,
  type NotificationResponse,
} from '@veche/contract/notifications.ts'
import { NOTIFICATION_ROUTES } from '@veche/contract/routes/notifications.ts'
import type { FastifyPluginAsync } from 'fastify'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { getOwnEmail, requireActor } from '../access/index.ts'
import { notificationEvent } from './add-notifications.ts'
import { isCentreFixed } from './domain/preferences.ts'
import { countUnread, listNotifications, markRead } from './notifications.repository.ts'
import { formatPlace, parsePlace } from './page-place.ts'
import { getPreferences, savePreferences } from './preferences.repository.ts'

type Deps = Pick<AppContext, 'db' | 'clock'> & { isEmailSetUp: boolean }

export function notificationsRoutes({ db, clock, isEmailSetUp }: Deps): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, NOTIFICATION_ROUTES.list, async (request) => {
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
    })

    serveRoute(app, NOTIFICATION_ROUTES.countUnread, (request) => countUnread(db, requireActor(request).id))

    serveRoute(app, NOTIFICATION_ROUTES.markRead, async (request) => {
      const userId = requireActor(request).id
      const { body } = request
      const which = 'ids' in body ? body : { until: new Date(body.until) }
      await db.transaction().execute(async (tx) => {
        const count = await markRead(tx, { userId, which, now: clock() })
        // Other windows of the same person.
        if (count > 0) addEvents(tx, [notificationEvent(userId)])
      })
      return { ok: true as const }
    })

    serveRoute(app, NOTIFICATION_ROUTES.preferences, (request) =>
      presentPreferences(requireActor(request).id),
    )

    serveRoute(app, NOTIFICATION_ROUTES.savePreferences, async (request) => {
      const userId = requireActor(request).id
      await db.transaction().execute((tx) => savePreferences(tx, userId, request.body))
      return presentPreferences(userId)
    })
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
