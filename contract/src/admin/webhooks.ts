import { z } from 'zod'
import { Before, Moment, shownName } from '../common.ts'
import {
  WEBHOOK_DELIVERY_STATES,
  WEBHOOK_EVENTS,
  WEBHOOK_NAME_LIMIT,
  WEBHOOK_STATES,
  WEBHOOK_URL_LIMIT,
} from '../values/admin/webhooks.ts'

export const WebhookEventType = z.enum(WEBHOOK_EVENTS)
export type WebhookEventType = z.infer<typeof WebhookEventType>

const Fields = {
  name: shownName(1, WEBHOOK_NAME_LIMIT),
  url: z.url({ protocol: /^https?$/ }).max(WEBHOOK_URL_LIMIT),
  events: z.array(WebhookEventType).min(1).max(100),
}

export const CreateWebhookRequest = z.strictObject({ id: z.uuid(), ...Fields })
export type CreateWebhookRequest = z.infer<typeof CreateWebhookRequest>
export const ChangeWebhookRequest = z.strictObject({ ...Fields, before: Before })

/** `id`: of the one that is changed, whose secret signs; a one-off secret signs for one that is not made yet. */
export const TryWebhookRequest = z.strictObject({ id: z.uuid(), url: Fields.url })
export type TryWebhookRequest = z.infer<typeof TryWebhookRequest>
/** What came back within the limit of a call. */
export const TriedWebhookResponse = z.object({
  /** Null where nothing was answered. */
  status: z.number().int().nullable(),
  isTaken: z.boolean(),
  /** As in the log of deliveries. */
  errorCode: z.string().nullable(),
  answer: z.string().nullable(),
  tookMs: z.number().int(),
})
export type TriedWebhookResponse = z.infer<typeof TriedWebhookResponse>

export const WebhookCommand = z.strictObject({
  /** `rotate`: a new secret, beside which the old one signs for a day. `test`: sends an event that says nothing. */
  type: z.enum(['switch_on', 'switch_off', 'rotate', 'test', 'remove']),
})
export type WebhookCommand = z.infer<typeof WebhookCommand>

export const WebhookResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(WebhookEventType),
  state: z.enum(WEBHOOK_STATES),
  createdByName: z.string(),
  createdAt: Moment,
  /** It has taken nothing since then. */
  failingSince: Moment.nullable(),
  /** Until then the old secret signs too. */
  oldSecretUntil: Moment.nullable(),
  waiting: z.number().int(),
  /** Of what it does not take, the one that was tried most: how often, when next, and what came of it. */
  trying: z
    .object({
      attempts: z.number().int(),
      nextAttemptAt: Moment.nullable(),
      status: z.number().int().nullable(),
      errorCode: z.string().nullable(),
    })
    .nullable(),
  lastDeliveredAt: Moment.nullable(),
  /** Shown once: when it was made. */
  secret: z.string().nullable(),
})
export type WebhookResponse = z.infer<typeof WebhookResponse>
export const WebhooksResponse = z.object({ webhooks: z.array(WebhookResponse) })

export const WebhookDeliveriesQuery = z.strictObject({ cursor: z.string().max(40).optional() })
export const WebhookDeliveryResponse = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  type: z.string(),
  object: z.string(),
  state: z.enum(WEBHOOK_DELIVERY_STATES),
  attempts: z.number().int(),
  status: z.number().int().nullable(),
  errorCode: z.string().nullable(),
  /** The beginning of what was answered. */
  answer: z.string().nullable(),
  tookMs: z.number().int().nullable(),
  createdAt: Moment,
  attemptedAt: Moment.nullable(),
  nextAttemptAt: Moment.nullable(),
})
export type WebhookDeliveryResponse = z.infer<typeof WebhookDeliveryResponse>
export const WebhookDeliveriesResponse = z.object({
  deliveries: z.array(WebhookDeliveryResponse),
  nextCursor: z.string().nullable(),
})
