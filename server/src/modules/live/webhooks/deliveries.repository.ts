/** What is to be told to whom: written with the place in the history, claimed by the sender, kept as a log. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

const ROWS_AT_ONCE = 1000

export type NewEvent = { id: string; type: string; object: string; data: string; at: Date }
export type NewDelivery = {
  id: string
  endpointId: string
  eventId: string
  object: string
  state: 'queued'
  nextAttemptAt: Date
  createdAt: Date
}

export async function insertEvents(
  tx: Tx,
  events: readonly NewEvent[],
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (const some of inPages(events)) await tx.insertInto('webhookEvent').values(some).execute()
  // In the order of the events, by which each object is told.
  for (const some of inPages(deliveries)) await tx.insertInto('webhookDelivery').values(some).execute()
}

/** One statement carries 65,535 values at most. */
function inPages<Row>(rows: readonly Row[]): Row[][] {
  const pages = Math.ceil(rows.length / ROWS_AT_ONCE)
  return Array.from({ length: pages }, (_, page) =>
    rows.slice(page * ROWS_AT_ONCE, (page + 1) * ROWS_AT_ONCE),
  )
}

export type QuestionFacts = {
  id: string
  number: number
  step: string
  topicCode: string | null
  municipalityCode: string | null
  agencyCode: string | null
  network: string
  dueAt: Date | null
}

export async function listQuestionFacts(db: Db, ids: readonly string[]): Promise<QuestionFacts[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('incident')
    .select(['id', 'number', 'step', 'topicCode', 'municipalityCode', 'agencyCode', 'network'])
    .select('deadlineDueAt as dueAt')
    .where('id', 'in', ids)
    .execute()
}

/** A place among deadlines; many may be due at one moment, so a question stands in it too. */
export type LatePlace = { at: string; id: string }

/** Whose deadline passed after a place while somebody owed a step: the first of them. */
export async function listNewlyLate(
  db: Db,
  { from, to, steps, limit }: { from: LatePlace; to: Date; steps: readonly string[]; limit: number },
): Promise<(LatePlace & { step: string })[]> {
  // The order of the list of open work, so that its index is walked from the one moment to the other.
  const dueAt = sql`coalesce(deadline_due_at, '9999-12-31 00:00:00+00'::timestamptz)`
  const { rows } = await sql<LatePlace & { step: string }>`
    select id, step, ${dueAt}::text as at from incident
    where step not in ('done','dismissed','merged','archived')
      and (${dueAt}, id) > (${from.at}::timestamptz, ${from.id}::uuid) and ${dueAt} <= ${to}
      and step = any(${[...steps]})
    order by ${dueAt}, id limit ${limit}`.execute(db)
  return rows
}

export type DueDelivery = {
  id: string
  endpointId: string
  eventId: string
  type: string
  data: unknown
  at: Date
  attempts: number
  leaseToken: string | null
}

/**
 * Takes what is due, a few of each address, so that a slow one holds up nobody else; of one object the next waits until
 * the one before it was taken.
 */
export async function claimDue(
  tx: Tx,
  lease: { leaseToken: string; leaseUntil: Date; now: Date; limit: number; perEndpoint: number },
): Promise<DueDelivery[]> {
  const { leaseToken, leaseUntil, now, limit, perEndpoint } = lease
  const { rows } = await sql<{ id: string }>`
    update webhook_delivery taken set state = 'sending', lease_token = ${leaseToken}, lease_until = ${leaseUntil},
      attempts = taken.attempts + 1, next_attempt_at = null
    where taken.state = 'queued' and taken.id in (
      select due.id from webhook_endpoint endpoint cross join lateral (
        select one.id from webhook_delivery one
        where one.endpoint_id = endpoint.id and one.state = 'queued' and one.next_attempt_at <= ${now}
          and not exists (
            select from webhook_delivery earlier
            where earlier.endpoint_id = one.endpoint_id and earlier.object = one.object and earlier.seq < one.seq
              and earlier.state in ('queued', 'sending'))
        order by one.next_attempt_at, one.seq
        limit greatest(0, ${perEndpoint} - (select count(*) from webhook_delivery going
          where going.endpoint_id = endpoint.id and going.state = 'sending'))) due
      where endpoint.state = 'on' limit ${limit})
    returning taken.id`.execute(tx)
  if (rows.length === 0) return []
  return tx
    .selectFrom('webhookDelivery as delivery')
    .innerJoin('webhookEvent as event', 'event.id', 'delivery.eventId')
    .select(['delivery.id', 'delivery.endpointId', 'delivery.eventId', 'delivery.attempts'])
    .select(['delivery.leaseToken', 'event.type', 'event.data', 'event.at'])
    .where(
      'delivery.id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('delivery.seq')
    .execute()
}

/** Whose sender died: sent again under the same id, by which the other side knows it again. */
export async function recoverAbandoned(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'queued', nextAttemptAt: now, leaseToken: null, leaseUntil: null })
    .where('state', '=', 'sending')
    .where('leaseUntil', '<', now)
    .execute()
}

export type Attempt = {
  status: number | null
  errorCode: string | null
  answer: string | null
  tookMs: number
}

/** True if this sender still had it. */
export async function endAttempt(
  tx: Tx,
  { id, leaseToken }: Pick<DueDelivery, 'id' | 'leaseToken'>,
  ended: Attempt & { at: Date; nextAttemptAt: Date | null },
): Promise<boolean> {
  const { at, nextAttemptAt, ...attempt } = ended
  const row = await tx
    .updateTable('webhookDelivery')
    .set({
      ...{ ...attempt, attemptedAt: at, leaseToken: null, leaseUntil: null, nextAttemptAt },
      ...(nextAttemptAt === null ? { state: 'delivered', deliveredAt: at } : { state: 'queued' }),
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('leaseToken', '=', leaseToken)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What waits is tried at once, in its order. */
export async function wakeWaiting(tx: Tx, endpointId: string, now: Date): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ nextAttemptAt: now })
    .where('endpointId', '=', endpointId)
    .where('state', '=', 'queued')
    .execute()
}

export async function cancelWaiting(tx: Tx, endpointId: string): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'cancelled', nextAttemptAt: null })
    .where('endpointId', '=', endpointId)
    .where('state', '=', 'queued')
    .execute()
}

function selectLog(db: Db, endpointId: string) {
  return db
    .selectFrom('webhookDelivery as delivery')
    .innerJoin('webhookEvent as event', 'event.id', 'delivery.eventId')
    .select(['delivery.id', 'delivery.seq', 'delivery.eventId', 'event.type', 'delivery.object'])
    .select(['delivery.state', 'delivery.attempts', 'delivery.status', 'delivery.errorCode'])
    .select(['delivery.answer', 'delivery.tookMs', 'delivery.createdAt', 'delivery.attemptedAt'])
    .select('delivery.nextAttemptAt')
    .where('delivery.endpointId', '=', endpointId)
}
export type LoggedDelivery = Awaited<ReturnType<typeof listLog>>[number]

export function listLog(db: Db, endpointId: string, page: { beforeSeq: number | null; limit: number }) {
  const { beforeSeq, limit } = page
  return selectLog(db, endpointId)
    .$if(beforeSeq !== null, (query) => query.where('delivery.seq', '<', beforeSeq ?? 0))
    .orderBy('delivery.seq', 'desc')
    .limit(limit)
    .execute()
}

export async function repeatDelivery(
  tx: Tx,
  { endpointId, deliveryId, now }: { endpointId: string; deliveryId: string; now: Date },
): Promise<LoggedDelivery> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'queued', nextAttemptAt: now, attempts: 0 })
    .where('endpointId', '=', endpointId)
    .where('id', '=', deliveryId)
    .where('state', '<>', 'sending')
    .execute()
  return selectLog(tx, endpointId)
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirstOrThrow(() => new NotFoundError('webhook.no_delivery', { deliveryId }))
}

/** What nobody waits for any more and is older. */
export async function forgetEvents(db: Tx, before: Date): Promise<void> {
  await db
    .deleteFrom('webhookDelivery')
    .where('state', 'in', ['delivered', 'cancelled'])
    .where('createdAt', '<', before)
    .execute()
  await sql`
    delete from webhook_event event where at < ${before}
      and not exists (select from webhook_delivery where event_id = event.id)`.execute(db)
}
