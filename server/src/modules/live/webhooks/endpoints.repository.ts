import type { WebhookEventType } from '@veche/contract/admin/webhooks.ts'
import { sql } from 'kysely'
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

export type EndpointRow = Endpoint & {
  waiting: number
  lastDeliveredAt: Date | null
  /** Of what is not taken: the one that was tried most. */
  trying: Trying | null
}
export type Trying = {
  attempts: number
  nextAttemptAt: string | null
  status: number | null
  errorCode: string | null
}

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
      sql<Trying | null>`(select jsonb_build_object('attempts', one.attempts, 'nextAttemptAt', one.next_attempt_at,
          'status', one.status, 'errorCode', one.error_code)
        from webhook_delivery one where one.endpoint_id = endpoint.id and one.state in ('queued', 'sending')
          and one.attempts > 0 and endpoint.failing_since is not null
        order by one.attempts desc, one.seq limit 1)`.as('trying'),
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

/** Ids of webhooks whose names hold the words, also of those that were removed. */
export async function listWebhookIdsNamed(db: Db, words: string): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await db.selectFrom('webhookEndpoint').select('id').where('name', 'ilike', pattern).execute()
  return rows.map(({ id }) => id)
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

export const WEBHOOKS_CHANNEL = 'veche_webhooks'

/** Wakes the reader once the transaction is committed. */
export async function wakeReader(tx: Tx): Promise<void> {
  await sql`select pg_notify(${WEBHOOKS_CHANNEL}, '')`.execute(tx)
}

export type TroubledEndpoint = Pick<Endpoint, 'id' | 'name' | 'state'> & { failingSince: Date }

/** Those that take nothing, or were left alone because of it. */
export async function listTroubled(db: Db): Promise<TroubledEndpoint[]> {
  const rows = await db
    .selectFrom('webhookEndpoint')
    .select(['id', 'name', 'state', 'failingSince'])
    .where('removedAt', 'is', null)
    .where('state', 'in', ['on', 'resting'])
    .where('failingSince', 'is not', null)
    .orderBy('failingSince')
    .execute()
  return rows.flatMap(({ failingSince, ...row }) => (failingSince ? [{ ...row, failingSince }] : []))
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
