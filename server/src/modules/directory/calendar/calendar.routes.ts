import { DEADLINE_ROUTES } from '@veche/contract/routes/admin/deadlines.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { done } from '../admin-route.ts'
import type { DirectoryContext } from '../change-directory.ts'
import { listCalendarVersions } from '../directory-admin.repository.ts'
import { listShownDays } from './calendar-days.ts'
import { changeCalendar, createSchedule, updateSchedule } from './manage-calendar.ts'

export function calendarRoutes(context: DirectoryContext): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    serveRoute(app, DEADLINE_ROUTES.createSchedule, (request) =>
      done(createSchedule(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, DEADLINE_ROUTES.updateSchedule, (request) => {
      const { code } = request.params
      return done(updateSchedule(context, { code, changes: request.body, actor: requireActor(request) }))
    })

    serveRoute(app, DEADLINE_ROUTES.year, async (request) => {
      const { year } = request.params
      const [shown, versions] = await Promise.all([listShownDays(db, year), listCalendarVersions(db)])
      return { year, ...shown, calendarVersion: versions[0]?.version ?? 0 }
    })
    serveRoute(app, DEADLINE_ROUTES.changeCalendar, async (request) => ({
      calendarVersion: await changeCalendar(context, {
        change: request.body,
        actor: requireActor(request),
      }),
    }))
    serveRoute(app, DEADLINE_ROUTES.calendarVersions, async () => ({
      versions: await listCalendarVersions(db),
    }))
  }
}
