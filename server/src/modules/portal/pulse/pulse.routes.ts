import { PULSE_ROUTES } from '@veche/contract/routes/portal/pulse.ts'
import type { FastifyPluginAsync } from 'fastify'
import { sendTable } from '../../../platform/http/send-table.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { monthCells } from './month-cells.ts'
import { listKeys } from './pulse.repository.ts'
import { createPulseBag } from './pulse-bag.ts'
import { handIn, type PulseContext, readPulse, readWords, takeBlank } from './run-pulse.ts'

export function pulseRoutes(context: PulseContext): FastifyPluginAsync {
  const bag = createPulseBag(context.db)
  return async (app) => {
    serveRoute(app, PULSE_ROUTES.read, (request) => readPulse(context, requireActor(request)))

    serveRoute(app, PULSE_ROUTES.exportMonths, async (request, reply) => {
      const { months } = await readPulse(context, requireActor(request))
      const rows = monthCells(months, await getDirectory(context.db))
      return sendTable(reply, { name: 'Опрос о нагрузке', rows }, context)
    })

    serveRoute(app, PULSE_ROUTES.takeBlank, async (request) => ({
      signature: await takeBlank(context, { request: request.body, actor: requireActor(request) }),
    }))

    serveRoute(app, PULSE_ROUTES.listKeys, async (request) => ({
      ...{ month: request.query.month, keys: await listKeys(context.db, request.query.month) },
    }))

    serveRoute(app, PULSE_ROUTES.handIn, (request) => handIn(context, bag, request.body))

    serveRoute(app, PULSE_ROUTES.readWords, () => readWords(context))
  }
}
