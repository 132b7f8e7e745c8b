/**
 * Posts the webhooks of networks that unsubscribe whoever is silent: an event is posted by the network's schedule
 * until it is answered 200, and a subscription that fails for hours is dropped without a word.
 */
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { createDeliveryQueue, type DeliveryQueue, type Verdict } from './delivery-queue.ts'
import { type PostAnswer, post } from './post.ts'

const SENT_AT_ONCE = 4

export const Subscription = z.object({
  /** The owner and the address. */
  key: z.string(),
  ownerId: z.string(),
  url: z.string(),
  secret: z.string().nullable(),
  /** Null: all types. */
  types: z.array(z.string()).nullable(),
  timeMs: z.number(),
  failingSinceMs: z.number().nullable(),
})
export type Subscription = z.infer<typeof Subscription>

export const WebhookDelivery = z.object({
  id: z.number(),
  subscriptionKey: z.string(),
  ownerId: z.string(),
  body: z.string(),
  attempt: z.number(),
  dueAtMs: z.number(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export function subscriptionKey(ownerId: string, url: string): string {
  return `${ownerId} ${url}`
}

type Rows<T> = {
  get(key: string): T | undefined
  put(row: T): T
  remove(key: string): void
  all(): T[]
}

export type Settled = {
  kind: 'delivery'
  ownerId: string
  deliveryId: number
  url: string
  attempt: number
  outcome: 'accepted' | 'failed' | 'given_up'
  status: number | null
  answer: string
  nextAttemptInMs: number | null
}
export type Dropped = { kind: 'unsubscribed'; ownerId: string; url: string; failingSince: string }

export type WebhookSender = Pick<DeliveryQueue<WebhookDelivery>, 'resume' | 'idle' | 'clear' | 'close'> & {
  /** Gives the number of the delivery. */
  enqueue(event: { ownerId: string; body: string; subscription: Subscription }, how: Delay): number
}
type Delay = { delayMs: number; reorder: number | undefined }

export function createWebhookSender({
  clock,
  seed,
  state,
  ledger,
  network,
}: {
  clock: Clock
  seed: () => number
  state: {
    subscriptions: Rows<Subscription>
    deliveries: Rows<WebhookDelivery>
    next: (name: 'delivery') => number
  }
  ledger: { add: (record: Settled | Dropped) => unknown }
  network: {
    /** Gives the wait after each attempt; null gives the event up. */
    retryAfterMs(attempt: number): number | null
    answerWithinMs: number
    dropAfterMs: number
    headersOf(subscription: Subscription): Record<string, string>
  }
}): WebhookSender {
  const { subscriptions, deliveries } = state
  function dropIfDue(key: string): boolean {
    const subscription = subscriptions.get(key)
    const since = subscription?.failingSinceMs ?? null
    if (!subscription || since === null || clock.now().getTime() - since < network.dropAfterMs) return false
    subscriptions.remove(key)
    const { ownerId, url } = subscription
    ledger.add({ kind: 'unsubscribed', ownerId, url, failingSince: new Date(since).toISOString() })
    return true
  }

  function note(key: string, isAccepted: boolean): void {
    const subscription = subscriptions.get(key)
    if (!subscription) return
    if (isAccepted) {
      if (subscription.failingSinceMs !== null) subscriptions.put({ ...subscription, failingSinceMs: null })
    } else if (subscription.failingSinceMs === null) {
      subscriptions.put({ ...subscription, failingSinceMs: clock.now().getTime() })
      clock.after(network.dropAfterMs, () => void dropIfDue(key))
    }
  }

  function settle(delivery: WebhookDelivery, url: string, answer: PostAnswer): Verdict {
    const { subscriptionKey: key, ownerId, attempt, id: deliveryId } = delivery
    const isAccepted = answer.status === 200
    note(key, isAccepted)
    const isDropped = !isAccepted && dropIfDue(key)
    const inMs = isAccepted || isDropped ? null : network.retryAfterMs(attempt)
    ledger.add({
      ...{ kind: 'delivery', ownerId, deliveryId, url, attempt, status: answer.status },
      outcome: isAccepted ? 'accepted' : inMs === null ? 'given_up' : 'failed',
      answer: answer.body.slice(0, 200),
      nextAttemptInMs: inMs,
    })
    return inMs === null ? { kind: 'done' } : { kind: 'again', inMs }
  }

  const queue = createDeliveryQueue<WebhookDelivery>({
    rows: deliveries,
    clock,
    seed,
    laneOf: ({ subscriptionKey: key }) => key,
    atOnce: SENT_AT_ONCE,
    keepsOrder: false,
    async send(delivery, signal) {
      const subscription = subscriptions.get(delivery.subscriptionKey)
      if (!subscription) return { kind: 'done' }
      const answer = await post(subscription.url, delivery.body, {
        headers: network.headersOf(subscription),
        signal,
        timeoutMs: network.answerWithinMs,
      })
      const isCurrent = !signal.aborted && deliveries.get(String(delivery.id)) === delivery
      return isCurrent ? settle(delivery, subscription.url, answer) : { kind: 'done' }
    },
  })

  return {
    enqueue({ ownerId, body, subscription }, { delayMs, reorder }) {
      const delivery = {
        ...{ id: state.next('delivery'), subscriptionKey: subscription.key, ownerId, body, attempt: 0 },
        dueAtMs: clock.now().getTime() + delayMs,
      }
      queue.enqueue(delivery, { reorder })
      return delivery.id
    },
    resume: queue.resume,
    idle: queue.idle,
    clear: queue.clear,
    close: queue.close,
  }
}
