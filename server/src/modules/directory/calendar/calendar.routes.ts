import {
  CalendarChangedResponse,
  CalendarVersionsResponse,
  CalendarYearResponse,
  ChangeCalendarRequest,
  CreateScheduleRequest,
  UpdateScheduleRequest,
} from '@veche/contract/admin/directory.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { CodeParams, config, done } from '../admin-route.ts'
import type { DirectoryContext } from '../change-directory.ts'
import { listCalendarVersions } from '../directory-admin.repository.ts'
import { listShownDays } from './calendar-days.ts'
import { changeCalendar, createSchedule, updateSchedule } from './manage-calendar.ts'

const response = { 200: NoContent }
const params = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

export function calendarRoutes(context: DirectoryContext): FastifyPluginAsyncZod {
  const { db } = context
  return async (app) => {
    app.post(
      '/directory/schedules',
      { config, schema: { body: CreateScheduleRequest, response } },
      (request) => done(createSchedule(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/schedules/:code',
      { config, schema: { params: CodeParams, body: UpdateScheduleRequest, response } },
      (request) => {
        const { code } = request.params
        return done(updateSchedule(context, { code, changes: request.body, actor: requireActor(request) }))
      },
    )

    app.get(
      '/directory/calendar/years/:year',
      { config, schema: { params, response: { 200: CalendarYearResponse } } },
      async (request) => {
        const { year } = request.params
        const [shown, versions] = await Promise.all([listShownDays(db, year), listCalendarVersions(db)])
        return { year, ...shown, calendarVersion: versions[0]?.version ?? 0 }
      },
    )
    app.post(
      '/directory/calendar/changes',
      { config, schema: { body: ChangeCalendarRequest, response: { 200: CalendarChangedResponse } } },
      async (request) => ({
        calendarVersion: await changeCalendar(context, {
          change: request.body,
          actor: requireActor(request),
        }),
      }),
    )
    app.get(
      '/directory/calendar/versions',
      { config, schema: { response: { 200: CalendarVersionsResponse } } },
      async () => ({ versions: await listCalendarVersions(db) }),
    )
  }
}
