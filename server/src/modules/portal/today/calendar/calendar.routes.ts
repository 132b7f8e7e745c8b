import { CALENDAR_ROUTES } from '@veche/contract/routes/portal/calendar.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../../platform/http/download.ts'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import {
  createCalendarAddress,
  findCalendarAddress,
  requireActor,
  withdrawCalendarAddress,
} from '../../../access/index.ts'
import { writeCalendar } from './domain/calendar-file.ts'
import { type CalendarContext, readCalendar } from './read-calendar.ts'

/** `publicUrl` is where programs outside find the product. */
export function calendarRoutes(context: CalendarContext & { publicUrl: string }): FastifyPluginAsync {
  const { db, clock, publicUrl } = context
  const { host, origin } = new URL(publicUrl)
  return async (app) => {
    serveRoute(app, CALENDAR_ROUTES.read, (request) =>
      readCalendar(context, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, CALENDAR_ROUTES.file, async (request, reply) => {
      const { from, days, language } = request.query
      const actor = requireActor(request)
      const { items } = await readCalendar(context, { from, days, actor })
      const headers = asDownload(`veche-${from}.ics`, 'text/calendar; charset=utf-8')
      const of = { now: clock(), language, ownerId: actor.id, host }
      return reply.headers(headers).send(writeCalendar(items, of))
    })

    serveRoute(app, CALENDAR_ROUTES.address, async (request) => {
      const address = await findCalendarAddress(db, requireActor(request).id)
      return {
        address: address && {
          createdAt: address.createdAt.toISOString(),
          lastReadAt: address.lastReadAt?.toISOString() ?? null,
        },
      }
    })

    serveRoute(app, CALENDAR_ROUTES.createAddress, async (request) => {
      const actor = requireActor(request)
      const token = await db
        .transaction()
        .execute((tx) => createCalendarAddress(tx, { userId: actor.id, now: clock(), actor }))
      const { language } = request.query
      return {
        url: `${origin}/calendar/${token}/veche.ics${language === 'ru' ? '' : `?language=${language}`}`,
      }
    })

    serveRoute(app, CALENDAR_ROUTES.withdrawAddress, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute((tx) => withdrawCalendarAddress(tx, { userId: actor.id, actor }))
      return { ok: true as const }
    })
  }
}
