import type { WebhookEventType } from '@veche/contract/admin/webhooks.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

export type Endpoint = {
  id: string
  name: string
  url: string
  events: WebhookEventType[]
  state: 'on' | 'off' | 'resting'
  secret: Buffer
  oldSecret: Buffer | null
  oldSecretUntil: Date | null
  createdByName: string
  createdAt: Date
  failingSince: Date | null
}

const COLUMNS = [
  ...(['id', 'name', 'url', 'events', 'state', 'secret', 'oldSecret', 'oldSecretUntil'] as const),
  ...(['createdByName', 'createdAt', 'failingSince'] as const),
] as const

const present = <Row extends { events: string[] }>({ events, ...row }: Row) => ({
  ...row,
  events: events as WebhookEventType[],
})

export async function insertEndpoint(
  tx: Tx,
  endpoint: Omit<Endpoint, 'oldSecret' | 'oldSecretUntil' | 'failingSince'> & { createdBy: string },
): Promise<boolean> {
  const row = await tx
    .insertInto('webhookEndpoint')
    .values(endpoint)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type EndpointRow = Endpoint & { waiting: number; lastDeliveredAt: Date | null }

export async function listEndpoints(db: Db, id: string | null = null): Promise<EndpointRow[]> {
  const rows = await db
    .selectFrom('webhookEndpoint as endpoint')
    .select(COLUMNS.map((column) => `endpoint.${column}` as const))
    .select(({ selectFrom }) => [
      selectFrom('webhookDelivery')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('webhookDelivery.endpointId', '=', 'endpoint.id')
        .where('webhookDelivery.state', 'in', ['queued', 'sending'])
        .as('waiting'),
      selectFrom('webhookDelivery')
        .select('webhookDelivery.deliveredAt')
        .whereRef('webhookDelivery.endpointId', '=', 'endpoint.id')
        .where('webhookDelivery.state', '=', 'delivered')
        .orderBy('webhookDelivery.seq', 'desc')
        .limit(1)
        .as('lastDeliveredAt'),
    ])
    .where('endpoint.removedAt', 'is', null)
    .$if(id !== null, (query) => query.where('endpoint.id', '=', id ?? ''))
    .orderBy('endpoint.createdAt')
    .orderBy('endpoint.id')
    .execute()
  return rows.map(({ waiting, ...row }) => ({ ...present(row), waiting: waiting ?? 0 }))
}

/** Those that were removed too. */
export async function nameWebhooks(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('webhookEndpoint')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function lockEndpoint(tx: Tx, id: string): Promise<Endpoint> {
  const row = await tx
    .selectFrom('webhookEndpoint')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('webhook.not_found', { id }))
  return present(row)
}

export async function findEndpoint(db: Db, id: string): Promise<Endpoint | undefined> {
  const row = await db.selectFrom('webhookEndpoint').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && present(row)
}

/** To whom something may be told now; a resting one hears of it later. */
export async function listListening(db: Db): Promise<{ id: string; events: string[] }[]> {
  return db
    .selectFrom('webhookEndpoint')
    .select(['id', 'events'])
    .where('state', 'in', ['on', 'resting'])
    .execute()
}

export async function updateEndpoint(
  tx: Tx,
  id: string,
  changes: Partial<Omit<Endpoint, 'id' | 'createdByName' | 'createdAt'>> & { removedAt?: Date },
): Promise<void> {
  await tx.updateTable('webhookEndpoint').set(changes).where('id', '=', id).execute()
}
