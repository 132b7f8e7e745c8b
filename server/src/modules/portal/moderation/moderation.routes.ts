import { MODERATION_ROUTES } from '@veche/contract/routes/portal/moderation.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor, sendList } from '../../access/index.ts'
import { askAct } from './ask-act.ts'
import { runActCommand } from './decide-act.ts'
import type { ModerationContext } from './moderation-context.ts'
import { offerActs } from './offer-acts.ts'
import { readActFigures, readActs, sheetOfActs, showAct } from './read-acts.ts'

export function networkActRoutes(context: ModerationContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, MODERATION_ROUTES.listNetworkActs, (request) =>
      readActs(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, MODERATION_ROUTES.exportNetworkActs, async (request, reply) => {
      const rows = sheetOfActs(context, { query: request.query, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Модерация', rows }, context)
    })

    serveRoute(app, MODERATION_ROUTES.countNetworkActs, (request) =>
      readActFigures(context, request.query.days),
    )

    serveRoute(app, MODERATION_ROUTES.offerNetworkActs, (request) =>
      offerActs(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, MODERATION_ROUTES.askNetworkAct, async (request) => {
      const actor = requireActor(request)
      await askAct(context, { request: request.body, actor })
      return showAct(context, { actId: request.body.id, actor })
    })

    serveRoute(app, MODERATION_ROUTES.runNetworkActCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runActCommand(context, { ...one, command: request.body })
      return showAct(context, one)
    })
  }
}
