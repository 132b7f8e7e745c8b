/** A report on the screen and as a file, of whatever the reader may see the figures of. */
import type { ReportQuery } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../platform/http/download.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../access/index.ts'
import { checkPeriod, filterWithinScope, ownPlaces } from '../figures/index.ts'
import { compose, type ReportContext } from './composing/index.ts'
import { writeReport } from './writing/index.ts'

export function previewRoutes(context: ReportContext & { publicUrl: string }): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, REPORT_ROUTES.preview, async (request) => {
      const actor = requireActor(request)
      const asked = read(actor, request.query)
      return { report: await compose(context, asked), filter: asked.place, own: ownPlaces(actor) }
    })

    serveRoute(app, REPORT_ROUTES.file, async (request, reply) => {
      const { format, ...query } = request.query
      const asked = read(requireActor(request), query)
      const report = await compose(context, asked)
      const { publicUrl } = context
      const way = { format, publicUrl, period: asked.period, signal: request.signal }
      const file = await writeReport(report, way)
      return reply.headers(asDownload(file.name, file.type)).send(file.bytes)
    })
  }
}

function read(actor: Actor, { kind, language, from, to, ...place }: ReportQuery) {
  return { kind, language, actor, period: checkPeriod({ from, to }), place: filterWithinScope(actor, place) }
}
