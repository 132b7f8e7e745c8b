import { CALENDAR_ROUTES } from '@veche/contract/routes/portal/calendar.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../../platform/http/download.ts'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import { requireActor } from '../../../access/index.ts'
import { writeCalendar } from './domain/calendar-file.ts'
import { type CalendarContext, readCalendar } from './read-calendar.ts'

export function calendarRoutes(context: CalendarContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CALENDAR_ROUTES.read, (request) =>
      readCalendar(context, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, CALENDAR_ROUTES.file, async (request, reply) => {
      const { from, days, language } = request.query
      const { items } = await readCalendar(context, { from, days, actor: requireActor(request) })
      const headers = asDownload(`veche-${from}.ics`, 'text/calendar; charset=utf-8')
      return reply.headers(headers).send(writeCalendar(items, { now: context.clock(), language }))
    })
  }
}
