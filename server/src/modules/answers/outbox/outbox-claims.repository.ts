/** The sender's side of the outbox: what is due, what a dead sender left, each attempt. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type OutboxRow, toRow } from './outbox-row.ts'

/**
 * Takes what is due and marks it `sending` before any call leaves: after a crash the row says that it may have
 * left. Within a conversation the next one waits until the one before it is settled. The public part waits for the
 * private one: what it says of a private message must be true. What is held leaves only after its hold.
 */
export async function claimDue(
  tx: Tx,
  { leaseToken, leaseUntil, now, limit }: { leaseToken: string; leaseUntil: Date; now: Date; limit: number },
): Promise<OutboxRow[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from outbox o
    where o.state = 'queued' and o.next_attempt_at <= ${now}
      and (o.hold_until is null or o.hold_until <= ${now})
      and not exists (
        select from outbox earlier
        where earlier.conversation = o.conversation and earlier.seq < o.seq
          and earlier.state in ('queued', 'sending', 'unknown'))
      and (o.part = 'private' or o.is_invitation or not exists (
        select from outbox private
        where private.incident_id = o.incident_id and private.answer_version_no = o.answer_version_no
          and private.recipient_incident_id = o.recipient_incident_id and private.part = 'private'
          and private.state not in ('sent', 'cancelled')))
    order by o.next_attempt_at
    limit ${limit}
    for update of o skip locked`.execute(tx)
  if (rows.length === 0) return []
  const claimed = await tx
    .updateTable('outbox')
    .set(({ eb, fn, val }) => ({
      state: 'sending',
      leaseToken,
      leaseUntil,
      attempts: eb('attempts', '+', 1),
      firstAttemptAt: fn.coalesce('firstAttemptAt', val(now)),
    }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .returningAll()
    .execute()
  await tx
    .insertInto('outboxAttempt')
    .values(claimed.map(({ id, attempts }) => ({ outboxId: id, attemptNo: attempts, startedAt: now })))
    .execute()
  return claimed.map(toRow)
}

/** Rows whose sender died during the call, so their outcome is unknown. */
export async function listAbandoned(db: Db, now: Date): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'sending')
    .where('leaseUntil', '<', now)
    .orderBy('seq')
    .limit(100)
    .execute()
  return rows.map(toRow)
}

export type AttemptOutcome =
  | 'sent'
  | 'try_later'
  | 'uncertain'
  | 'refused'
  | 'needs_person'
  | 'token_revoked'
  | 'unreadable'

export async function endAttempt(
  tx: Tx,
  { id, attempts }: Pick<OutboxRow, 'id' | 'attempts'>,
  result: { outcome: AttemptOutcome; errorCode: string | null; finishedAt: Date },
): Promise<void> {
  await tx
    .updateTable('outboxAttempt')
    .set(result)
    .where('outboxId', '=', id)
    .where('attemptNo', '=', attempts)
    .where('outcome', 'is', null)
    .execute()
}

/** Unknown ones to be looked up in the network, the longest waiting first. */
export async function listUnknownToCheck(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'unknown')
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

export const OUTBOX_CHANNEL = 'veche_outbox'

/** Wakes the senders once the transaction is committed. */
export async function wakeSenders(tx: Tx): Promise<void> {
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(tx)
}
