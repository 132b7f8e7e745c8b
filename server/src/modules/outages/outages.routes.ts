import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { createOutage } from './entry/create-outage.ts'
import { editOutage } from './entry/edit-outage.ts'
import { runOutageCommand } from './entry/run-outage-command.ts'
import { getOutage } from './list/get-outage.ts'
import { listOutages } from './list/list-outages.ts'
import { joinFromChat, offerInChat } from './matching/chat-outages.ts'
import { joinOutage } from './matching/join-outage.ts'
import { offerOutages } from './matching/offer-outages.ts'
import { prepareAnswer } from './matching/prepare-answer.ts'
import type { OutagesContext } from './outages-context.ts'

export function outagesRoutes(context: OutagesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OUTAGE_ROUTES.list, (request) =>
      listOutages(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      const outageId = await createOutage(context, { request: request.body, actor })
      return getOutage(context, { outageId, actor })
    })

    serveRoute(app, OUTAGE_ROUTES.get, (request) =>
      getOutage(context, { outageId: request.params.outageId, actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.edit, async (request) => {
      const [actor, { outageId }] = [requireActor(request), request.params]
      await editOutage(context, { outageId, request: request.body, actor })
      return getOutage(context, { outageId, actor })
    })

    serveRoute(app, OUTAGE_ROUTES.runCommand, async (request) => {
      const [actor, { outageId }] = [requireActor(request), request.params]
      await runOutageCommand(context, { outageId, command: request.body, actor })
      return getOutage(context, { outageId, actor })
    })

    serveRoute(app, OUTAGE_ROUTES.offer, (request) =>
      offerOutages(context, { incidentId: request.params.incidentId, actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.prepareAnswer, (request) =>
      prepareAnswer(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.offerInChat, (request) =>
      offerInChat(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, OUTAGE_ROUTES.joinFromChat, async (request) => {
      await joinFromChat(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, OUTAGE_ROUTES.join, (request) =>
      joinOutage(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )
  }
}
