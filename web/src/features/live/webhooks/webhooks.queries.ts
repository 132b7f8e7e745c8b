import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type Webhook = AnswerOf<'GET /api/webhooks'>['webhooks'][number]
export type Delivery = AnswerOf<'GET /api/webhooks/{webhookId}/deliveries'>['deliveries'][number]
export type WebhookCommand = BodyOf<'POST /api/webhooks/{webhookId}/commands'>['type']

const AGAIN_MS = 15_000
const path = (webhookId: string) => ({ path: { webhookId } })

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/webhooks', { signal })),
  refetchInterval: AGAIN_MS,
})

export function deliveriesQuery(webhookId: string) {
  return infiniteQueryOptions({
    queryKey: ['webhooks', 'log', webhookId],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/webhooks/{webhookId}/deliveries', {
          params: { ...path(webhookId), query: pageParam === '' ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: AGAIN_MS,
  })
}

export function createWebhook(body: BodyOf<'POST /api/webhooks'>) {
  return unwrap(api.POST('/api/webhooks', { body }))
}

export function tryAddress(body: BodyOf<'POST /api/webhooks/try'>) {
  return unwrap(api.POST('/api/webhooks/try', { body }))
}

export function changeWebhook(webhookId: string, body: BodyOf<'PUT /api/webhooks/{webhookId}'>) {
  return unwrap(api.PUT('/api/webhooks/{webhookId}', { body, params: path(webhookId) }))
}

export function sendWebhookCommand(webhookId: string, type: WebhookCommand) {
  return unwrap(api.POST('/api/webhooks/{webhookId}/commands', { params: path(webhookId), body: { type } }))
}

export function repeatDelivery(webhookId: string, deliveryId: string) {
  return unwrap(
    api.POST('/api/webhooks/{webhookId}/deliveries/{deliveryId}/repeat', {
      params: { path: { webhookId, deliveryId } },
    }),
  )
}
