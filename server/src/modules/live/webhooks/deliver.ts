/** The sender: a few calls to each address at once, outside any transaction, signed, within bounds of time and size. */
import { randomUUID } from 'node:crypto'
import { startClaimLoop } from '../../../platform/background/claim-loop.ts'
import type { Loop } from '../../../platform/background/loop.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addJournal, isPermitted, listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import {
  type Attempt,
  claimDue,
  type DueDelivery,
  endAttempt,
  recoverAbandoned,
} from './deliveries.repository.ts'
import { isAccepted, nextAttemptAt, restsNow } from './domain/retry.ts'
import { type Endpoint, findEndpoint, lockEndpoint, updateEndpoint } from './endpoints.repository.ts'
import { postSigned, secretsOf } from './post-signed.ts'
import type { WebhooksContext } from './webhooks-context.ts'

const IDLE_MS = 1000
const AT_ONCE = 40
const AT_ONCE_TO_ONE = 3
const LEASE_MS = 60_000

export function startWebhooks(context: WebhooksContext): Loop {
  return startClaimLoop({
    ...{ name: 'webhooks', log: context.log, idleMs: IDLE_MS, atOnce: AT_ONCE },
    claim: (limit) => claimAndSend(context, limit),
  })
}

/** One turn; how many deliveries were tried. */
export async function deliverDue(context: WebhooksContext): Promise<number> {
  const calls = await claimAndSend(context, AT_ONCE)
  await Promise.all(calls)
  return calls.length
}

async function claimAndSend(context: WebhooksContext, limit: number): Promise<Promise<void>[]> {
  const { db, clock } = context
  const now = clock()
  const due = await db.transaction().execute(async (tx) => {
    await recoverAbandoned(tx, now)
    if (limit <= 0) return []
    const leaseUntil = new Date(now.getTime() + LEASE_MS)
    return claimDue(tx, { leaseToken: randomUUID(), leaseUntil, now, limit, perEndpoint: AT_ONCE_TO_ONE })
  })
  return due.map((delivery) => deliver(context, delivery))
}

async function deliver(context: WebhooksContext, delivery: DueDelivery): Promise<void> {
  const { db, clock, log } = context
  try {
    const endpoint = await findEndpoint(db, delivery.endpointId)
    if (!endpoint) return
    const attempt = await send(context, endpoint, delivery)
    await db.transaction().execute((tx) => settle(tx, delivery, attempt, clock()))
  } catch (error) {
    // The lease runs out, and it is sent again under the same id.
    log.error({ err: error, deliveryId: delivery.id }, 'the end of a webhook was not written')
  }
}

function send(context: WebhooksContext, endpoint: Endpoint, delivery: DueDelivery): Promise<Attempt> {
  const { eventId: id, type, at, data } = delivery
  const secrets = secretsOf(context, endpoint, context.clock())
  return postSigned(context, { url: endpoint.url, event: { id, type, at, data }, secrets })
}

async function settle(tx: Tx, delivery: DueDelivery, attempt: Attempt, now: Date): Promise<void> {
  const isTaken = attempt.status !== null && isAccepted(attempt.status)
  const next = isTaken ? null : nextAttemptAt(delivery.attempts, now)
  // The address first and then its deliveries, as wherever both are written.
  const endpoint = await lockEndpoint(tx, delivery.endpointId).catch(() => null)
  const isOurs = await endAttempt(tx, delivery, { ...attempt, at: now, nextAttemptAt: next })
  if (!isOurs || !endpoint) return
  if (isTaken) {
    if (endpoint.failingSince !== null) await updateEndpoint(tx, endpoint.id, { failingSince: null })
    return
  }
  const failingSince = endpoint.failingSince ?? now
  const rests = endpoint.state === 'on' && restsNow(failingSince, now)
  await updateEndpoint(tx, endpoint.id, { failingSince, ...(rests && { state: 'resting' }) })
  if (!rests) return
  await notifyAdministrators(tx, endpoint, failingSince, now)
  await addJournal(tx, {
    ...{ actor: null, action: 'webhook.rested', objectType: 'webhook', objectId: endpoint.id },
    details: { failingSince: failingSince.toISOString() },
  })
}

/** Each spell of silence once. */
async function notifyAdministrators(
  tx: Tx,
  { id, name }: Endpoint,
  failingSince: Date,
  now: Date,
): Promise<void> {
  const people = await listActivePeople(tx)
  await addNotifications(
    tx,
    people
      .filter((person) => isPermitted({ ...person, tokenScopes: null }, 'webhooks.manage'))
      .map(({ id: userId }) => ({
        ...{ userId, kind: 'channel', incidentId: null, isUrgent: false },
        details: { news: 'webhook_rests', channelName: name, webhookId: id },
        dedupeKey: `webhook:${id}:${failingSince.toISOString()}`,
      })),
    now,
  )
}
