import { REPORT_SCHEDULE_ROUTES } from '@veche/contract/routes/admin/report-schedules.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { lockSeen, type ReportsContext } from '../schedules/index.ts'
import { getRun, getRunFile, readArchive, seesRun } from './archive.ts'
import { requeueFailed } from './deliveries.repository.ts'
import { WORK_JOB } from './reports.jobs.ts'
import { getRunForUpdate, requeueRun } from './runs.repository.ts'
import { startRun } from './start-runs.ts'

export function archiveRoutes(context: ReportsContext): FastifyPluginAsync {
  const { db, exchange: _, ...services } = context
  const { clock, jobs } = services

  return async (app) => {
    serveRoute(app, REPORT_SCHEDULE_ROUTES.send, async (request) => {
      const actor = requireActor(request)
      const runId = await db.transaction().execute(async (tx) => {
        const schedule = await lockSeen(tx, actor, request.params.scheduleId)
        const id = await startRun(tx, services, { schedule, dueAt: clock(), isByHand: true })
        await jobs.add(tx, WORK_JOB, {})
        return id
      })
      return getRun(context, actor, runId)
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.runs, (request) =>
      readArchive(context, requireActor(request), request.query),
    )

    serveRoute(app, REPORT_SCHEDULE_ROUTES.runFile, async (request, reply) => {
      const { name, type, bytes } = await getRunFile(context, requireActor(request), request.params.runId)
      return reply.headers(asDownload(name, type)).send(bytes)
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.retry, async (request) => {
      const actor = requireActor(request)
      const id = request.params.runId
      await db.transaction().execute(async (tx) => {
        const run = await getRunForUpdate(tx, id)
        if (!seesRun(actor, run)) throw new NotFoundError('report.run_not_found', { id })
        if (run.state === 'failed') await requeueRun(tx, id, clock())
        await requeueFailed(tx, id, clock())
        await jobs.add(tx, WORK_JOB, {})
      })
      return getRun(context, actor, id)
    })
  }
}
