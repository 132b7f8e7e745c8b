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
import { type Actor, getOwnEmail, requireActor } from '../access/index.ts'
import { notificationEvent } from './add-notifications.ts'
import { isCentreFixed } from './domain/preferences.ts'
import { countUnread, listNotifications, markRead } from './notifications.repository.ts'
import { formatPlace, parsePlace } from './page-place.ts'
import { getPreferences, savePreferences } from './preferences.repository.ts'

type Deps = Pick<AppContext, 'db' | 'clock'> & {
  isEmailSetUp: boolean
  /** Of the questions among these that the reader may see now: the words are a resident's. */
  readTitles: (
    actor: Actor,
    incidentIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { title: string }>>
}

export function notificationsRoutes({ db, clock, isEmailSetUp, readTitles }: Deps): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, NOTIFICATION_ROUTES.list, async (request) => {
      const { limit, cursor, unread } = request.query
      const actor = requireActor(request)
      const rows = await listNotifications(db, {
        userId: actor.id,
        isUnreadOnly: unread ?? false,
        limit: limit + 1,
        before: cursor === undefined ? null : parsePlace(cursor),
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const titles = await readTitles(
        actor,
        page.flatMap(({ incidentId }) => incidentId ?? []),
      )
      return {
        notifications: page.map((row) => present(row, titles)),
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

function present(row: Row, titles: ReadonlyMap<string, { title: string }>): NotificationResponse {
  return {
    ...row,
    title: (row.incidentId !== null && titles.get(row.incidentId)?.title) || null,
    kind: NotificationKind.parse(row.kind),
    details: NotificationDetails.parse(row.details),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }
}
