/** What an administrator does with addresses. */
import { randomBytes } from 'node:crypto'
import type {
  ChangeWebhookRequest,
  CreateWebhookRequest,
  WebhookCommand,
  WebhookDeliveryResponse,
  WebhookResponse,
} from '@veche/contract/admin/webhooks.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { assertOutside } from './assert-outside.ts'
import {
  cancelWaiting,
  insertEvents,
  type LoggedDelivery,
  listLog,
  repeatDelivery,
  wakeWaiting,
} from './deliveries.repository.ts'
import {
  type Endpoint,
  type EndpointRow,
  insertEndpoint,
  listEndpoints,
  lockEndpoint,
  updateEndpoint,
  wakeReader,
} from './endpoints.repository.ts'
import { deliveryOf, startListening } from './read-history.ts'
import { SECRET_BYTES, secretText } from './sign.ts'
import type { WebhooksContext } from './webhooks-context.ts'

const OLD_SECRET_MS = DAY_MS
const PAGE = 50

export async function listWebhooks({ db }: Pick<WebhooksContext, 'db'>): Promise<WebhookResponse[]> {
  return (await listEndpoints(db)).map((row) => present(row, null))
}

export async function createWebhook(
  context: WebhooksContext,
  { request, actor }: { request: CreateWebhookRequest; actor: Actor },
): Promise<WebhookResponse> {
  const { db, clock, vault } = context
  await assertOutside(context, { url: request.url, id: null, actor })
  const secret = randomBytes(SECRET_BYTES)
  const isNew = await db.transaction().execute(async (tx) => {
    await startListening(tx, clock())
    const inserted = await insertEndpoint(tx, {
      ...{ ...request, state: 'on', secret: vault.sealBytes(secret) },
      ...{ createdBy: actor.id, createdByName: actor.name, createdAt: clock() },
    })
    if (inserted) await tell(tx, actor, 'webhook.created', request.id)
    if (inserted) await wakeReader(tx)
    return inserted
  })
  // Sent again after its answer was lost: the secret of the first answer is not told a second time.
  return show(context, request.id, isNew ? secret : null)
}

export async function changeWebhook(
  context: WebhooksContext,
  { id, request, actor }: { id: string; request: z.output<typeof ChangeWebhookRequest>; actor: Actor },
): Promise<WebhookResponse> {
  const { before, ...changes } = request
  await assertOutside(context, { url: request.url, id, actor })
  await context.db.transaction().execute(async (tx) => {
    const { name, url, events } = await lockEndpoint(tx, id)
    const findChanger = changerByJournal(tx, { objectType: 'webhook', objectId: id })
    const touched = await joinEdit({ now: { name, url, events }, before, wanted: changes, findChanger })
    if (Object.keys(touched).length > 0) await updateEndpoint(tx, id, touched)
    await tell(tx, actor, 'webhook.changed', id)
  })
  return show(context, id, null)
}

export async function runWebhookCommand(
  context: WebhooksContext,
  { id, command, actor }: { id: string; command: WebhookCommand; actor: Actor },
): Promise<WebhookResponse | null> {
  const { db, clock, vault } = context
  const now = clock()
  const secret = command.type === 'rotate' ? randomBytes(SECRET_BYTES) : null
  await db.transaction().execute(async (tx) => {
    const endpoint = await lockEndpoint(tx, id)
    await run(tx, { endpoint, now, secret: secret && vault.sealBytes(secret) }, command.type)
    await tell(tx, actor, `webhook.${DONE[command.type]}`, id)
  })
  return command.type === 'remove' ? null : show(context, id, secret)
}

const DONE = {
  ...{ switch_on: 'switched_on', switch_off: 'switched_off', rotate: 'secret_changed' },
  ...{ test: 'tested', remove: 'removed' },
} as const

type Held = { endpoint: Endpoint; now: Date; secret: Buffer | null }

async function run(tx: Tx, { endpoint, now, secret }: Held, type: WebhookCommand['type']): Promise<void> {
  const { id } = endpoint
  switch (type) {
    case 'switch_on':
      await startListening(tx, now)
      await wakeReader(tx)
      await updateEndpoint(tx, id, { state: 'on', failingSince: null })
      return wakeWaiting(tx, id, now)
    case 'switch_off':
      await updateEndpoint(tx, id, { state: 'off' })
      return cancelWaiting(tx, id)
    case 'rotate': {
      const oldSecretUntil = new Date(now.getTime() + OLD_SECRET_MS)
      if (secret) await updateEndpoint(tx, id, { secret, oldSecret: endpoint.secret, oldSecretUntil })
      return
    }
    case 'test': {
      const eventId = newId()
      const event = { id: eventId, type: 'webhook.test', object: `test ${eventId}`, data: '{}', at: now }
      return insertEvents(tx, [event], [deliveryOf(event, id)])
    }
    case 'remove':
      await updateEndpoint(tx, id, { state: 'off', removedAt: now })
      return cancelWaiting(tx, id)
  }
}

async function tell(tx: Tx, actor: Actor, action: string, id: string): Promise<void> {
  await addJournal(tx, { actor, action, objectType: 'webhook', objectId: id })
}

async function show({ db }: Pick<WebhooksContext, 'db'>, id: string, secret: Uint8Array | null) {
  const [row] = await listEndpoints(db, id)
  if (!row) throw new NotFoundError('webhook.not_found', { id })
  return present(row, secret)
}

function present(row: EndpointRow, secret: Uint8Array | null): WebhookResponse {
  return {
    ...{ id: row.id, name: row.name, url: row.url, events: row.events, state: row.state },
    ...{ createdByName: row.createdByName, createdAt: row.createdAt.toISOString() },
    failingSince: row.failingSince?.toISOString() ?? null,
    oldSecretUntil: row.oldSecretUntil?.toISOString() ?? null,
    waiting: row.waiting,
    trying: row.trying && {
      ...row.trying,
      nextAttemptAt: row.trying.nextAttemptAt && new Date(row.trying.nextAttemptAt).toISOString(),
    },
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
    secret: secret && secretText(secret),
  }
}

export async function readDeliveries(
  { db }: Pick<WebhooksContext, 'db'>,
  { id, cursor }: { id: string; cursor: string | undefined },
): Promise<{ deliveries: WebhookDeliveryResponse[]; nextCursor: string | null }> {
  await show({ db }, id, null)
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  const beforeSeq = cursor === undefined ? null : Number(cursor)
  const rows = await listLog(db, id, { beforeSeq, limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  return {
    deliveries: page.map(presentDelivery),
    nextCursor: rows.length > PAGE ? String(page.at(-1)?.seq) : null,
  }
}

export async function repeatOne(
  { db, clock }: Pick<WebhooksContext, 'db' | 'clock'>,
  { id, deliveryId, actor }: { id: string; deliveryId: string; actor: Actor },
): Promise<WebhookDeliveryResponse> {
  return db.transaction().execute(async (tx) => {
    await lockEndpoint(tx, id)
    const delivery = await repeatDelivery(tx, { endpointId: id, deliveryId, now: clock() })
    await tell(tx, actor, 'webhook.repeated', id)
    return presentDelivery(delivery)
  })
}

function presentDelivery({ seq: _seq, ...row }: LoggedDelivery): WebhookDeliveryResponse {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    attemptedAt: row.attemptedAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  }
}
