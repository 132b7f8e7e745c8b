import { z } from 'zod'
import {
  ChangeWebhookRequest,
  CreateWebhookRequest,
  TriedWebhookResponse,
  TryWebhookRequest,
  WebhookCommand,
  WebhookDeliveriesQuery,
  WebhookDeliveriesResponse,
  WebhookDeliveryResponse,
  WebhookResponse,
  WebhooksResponse,
} from '../../admin/webhooks.ts'
import { route } from '../route.ts'

const WebhookParams = z.object({ webhookId: z.uuid() })

export const WEBHOOK_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/webhooks',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Lists addresses that are told of what happens',
    description: 'Without their secrets, with how they fare.',
    response: WebhooksResponse,
  }),
  create: route({
    method: 'POST',
    path: '/api/webhooks',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Adds an address',
    description:
      'Its secret is in the response and nowhere after. An address that leads into the inner network, is not encrypted or has a name that nobody knows is refused (`webhook.address_blocked`, `webhook.address_away`).',
    body: CreateWebhookRequest,
    response: WebhookResponse,
  }),
  tryAddress: route({
    method: 'POST',
    path: '/api/webhooks/try',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Sends an event that says nothing to an address, and says what came back',
    description:
      'Nothing is kept but a line of the journal. It is refused where the address would be when it is added; no answer within 15 seconds is told as `away`.',
    body: TryWebhookRequest,
    response: TriedWebhookResponse,
  }),
  change: route({
    method: 'PUT',
    path: '/api/webhooks/{webhookId}',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Changes the name, the address and the events',
    description:
      'What waits goes to the new address. With `before` a field that somebody else changed is refused.',
    params: WebhookParams,
    body: ChangeWebhookRequest,
    response: WebhookResponse,
  }),
  run: route({
    method: 'POST',
    path: '/api/webhooks/{webhookId}/commands',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Switches an address on or off, changes its secret, tries or removes it',
    description:
      'A new secret is in the response and nowhere after; the old one signs beside it for a day. Null once it is removed.',
    params: WebhookParams,
    body: WebhookCommand,
    response: WebhookResponse.nullable(),
  }),
  listDeliveries: route({
    method: 'GET',
    path: '/api/webhooks/{webhookId}/deliveries',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Lists what was sent to an address and what it answered',
    description: 'The newest first. Kept for a month.',
    params: WebhookParams,
    query: WebhookDeliveriesQuery,
    response: WebhookDeliveriesResponse,
  }),
  repeatDelivery: route({
    method: 'POST',
    path: '/api/webhooks/{webhookId}/deliveries/{deliveryId}/repeat',
    permission: 'webhooks.manage',
    tag: 'webhooks',
    summary: 'Sends one event again',
    description: 'At once and under the same `webhook-id`, by which the other side knows it again.',
    params: WebhookParams.extend({ deliveryId: z.uuid() }),
    response: WebhookDeliveryResponse,
  }),
}
