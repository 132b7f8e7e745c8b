/** The sender: a few calls to each address at once, outside any transaction, signed, within bounds of time and size. */
import { randomUUID } from 'node:crypto'
import { startClaimLoop } from '../../../platform/background/claim-loop.ts'
import type { Loop } from '../../../platform/background/loop.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { postOutside } from '../../../platform/http/outside/post-outside.ts'
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
import { signatureHeaders } from './sign.ts'
import type { WebhooksContext } from './webhooks-context.ts'

const IDLE_MS = 1000
const AT_ONCE = 40
const AT_ONCE_TO_ONE = 3
const TIMEOUT_MS = 15_000
const LEASE_MS = 60_000
/** Of what is answered so much is kept. */
const MOST_ANSWER = 500

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

async function send(context: WebhooksContext, endpoint: Endpoint, delivery: DueDelivery): Promise<Attempt> {
  const { clock, vault, trustedOrigins, resolve } = context
  const at = clock()
  const body = bodyOf(delivery)
  const secrets = [endpoint.secret, ...(isStillGood(endpoint, at) ? [endpoint.oldSecret] : [])]
  const headers = signatureHeaders(
    { id: delivery.eventId, at, body },
    secrets.flatMap((sealed) => (sealed ? [vault.openBytes(sealed)] : [])),
  )
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  try {
    const answer = await postOutside({
      ...{ url: endpoint.url, body: Buffer.from(body), contentType: 'application/json', headers },
      ...{ trustedOrigins, maxBytes: MOST_ANSWER, isCut: true, totalMs: TIMEOUT_MS },
      ...(resolve && { resolve }),
    })
    const text = readable(answer.body)
    return { status: answer.status, errorCode: null, answer: text, tookMs: took() }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { status: null, errorCode: error.failure, answer: null, tookMs: took() }
  }
}

/** The same bytes at each attempt: their signature differs by its moment alone. */
function bodyOf({ type, at, data }: DueDelivery): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data })
}

function isStillGood({ oldSecretUntil }: Endpoint, now: Date): boolean {
  return oldSecretUntil !== null && oldSecretUntil > now
}

/** Text without what PostgreSQL cannot store. */
function readable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\u0000', '').slice(0, MOST_ANSWER)
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
