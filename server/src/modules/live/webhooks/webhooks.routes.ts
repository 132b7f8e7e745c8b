import { WEBHOOK_ROUTES } from '@veche/contract/routes/admin/webhooks.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import {
  changeWebhook,
  createWebhook,
  listWebhooks,
  readDeliveries,
  repeatOne,
  runWebhookCommand,
} from './manage-webhooks.ts'
import { tryAddress } from './try-address.ts'
import type { WebhooksContext } from './webhooks-context.ts'

export function webhooksRoutes(context: WebhooksContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, WEBHOOK_ROUTES.list, async () => ({ webhooks: await listWebhooks(context) }))

    serveRoute(app, WEBHOOK_ROUTES.create, (request) =>
      createWebhook(context, { request: request.body, actor: requireActor(request) }),
    )

    serveRoute(app, WEBHOOK_ROUTES.tryAddress, (request) =>
      tryAddress(context, { request: request.body, actor: requireActor(request) }),
    )

    serveRoute(app, WEBHOOK_ROUTES.change, (request) => {
      const { webhookId: id } = request.params
      return changeWebhook(context, { id, request: request.body, actor: requireActor(request) })
    })

    serveRoute(app, WEBHOOK_ROUTES.run, (request) => {
      const { webhookId: id } = request.params
      return runWebhookCommand(context, { id, command: request.body, actor: requireActor(request) })
    })

    serveRoute(app, WEBHOOK_ROUTES.listDeliveries, (request) =>
      readDeliveries(context, {
        id: request.params.webhookId,
        ...request.query,
        cursor: request.query.cursor,
      }),
    )

    serveRoute(app, WEBHOOK_ROUTES.repeatDelivery, (request) => {
      const { webhookId: id, deliveryId } = request.params
      return repeatOne(context, { id, deliveryId, actor: requireActor(request) })
    })
  }
}
