/** The sender's side: what is due, what a dead sender left, each attempt. */
import { sql } from 'kysely'
import type { Network, Surface } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { ActKind } from './domain/act.ts'

export type DueAct = {
  id: string
  kind: ActKind
  channelId: string
  messageId: string
  reason: string
  untilAt: Date | null
  undoesId: string | null
  attempts: number
  isUncertain: boolean
  leaseToken: string | null
  network: Network
  surface: Surface
  container: string
  externalId: string
  authorExternalId: string | null
  occurredAt: Date
}

/**
 * Takes what is due and marks it `sending` before any call leaves: after a crash the row says that it may have left. Of
 * one thing the next act waits until the one before it has ended, so that nobody is banned again after they were let in.
 */
export async function claimDue(
  tx: Tx,
  { leaseToken, leaseUntil, now, limit }: { leaseToken: string; leaseUntil: Date; now: Date; limit: number },
): Promise<DueAct[]> {
  const { rows } = await sql<{ id: string }>`
    update network_act act set state = 'sending', lease_token = ${leaseToken}, lease_until = ${leaseUntil},
      attempts = act.attempts + 1, next_attempt_at = null
    where act.id in (
      select due.id from network_act due
      where due.state in ('queued', 'unknown') and due.next_attempt_at <= ${now}
        and not exists (
          select from network_act earlier
          where earlier.channel_id = due.channel_id and earlier.thing = due.thing and earlier.seq < due.seq
            and earlier.state in ('queued', 'sending', 'unknown'))
      order by due.next_attempt_at
      limit ${limit}
      for update of due skip locked)
    returning act.id`.execute(tx)
  if (rows.length === 0) return []
  const acts = await selectDue(tx)
    .where(
      'act.id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  await tx
    .insertInto('networkActAttempt')
    .values(acts.map(({ id, attempts }) => ({ actId: id, attemptNo: attempts, startedAt: now })))
    .execute()
  return acts
}

function selectDue(db: Db) {
  return db
    .selectFrom('networkAct as act')
    .innerJoin('message', 'message.id', 'act.messageId')
    .leftJoin('author', 'author.id', 'act.authorId')
    .select(['act.id', 'act.kind', 'act.channelId', 'act.messageId', 'act.reason', 'act.untilAt'])
    .select(['act.undoesId', 'act.attempts', 'act.isUncertain', 'act.leaseToken'])
    .select(['message.network', 'message.surface', 'message.container', 'message.externalId'])
    .select(['message.occurredAt', 'author.externalId as authorExternalId'])
}

/** Whose sender died during the call, so that nobody knows whether it took effect. */
export async function recoverAbandoned(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('networkAct')
    .set({
      ...{ state: 'unknown', isUncertain: true, nextAttemptAt: now },
      ...{ leaseToken: null, leaseUntil: null, errorCode: 'outbox.sender_died' },
    })
    .where('state', '=', 'sending')
    .where('leaseUntil', '<', now)
    .execute()
}

export async function endAttempt(
  tx: Tx,
  { id, attempts }: Pick<DueAct, 'id' | 'attempts'>,
  ended: { outcome: string; errorCode: string | null; endedAt: Date },
): Promise<void> {
  await tx
    .updateTable('networkActAttempt')
    .set(ended)
    .where('actId', '=', id)
    .where('attemptNo', '=', attempts)
    .execute()
}

/** Locks the act if this sender still has it; an earlier one that comes late finds nothing. */
export async function lockLeased(
  tx: Tx,
  { id, leaseToken }: Pick<DueAct, 'id' | 'leaseToken'>,
): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('networkAct')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('leaseToken', '=', leaseToken)
    .forUpdate()
    .executeTakeFirst()
}

export const NETWORK_ACTS_CHANNEL = 'veche_network_acts'

/** Wakes the senders once the transaction is committed. */
export async function wakeSenders(tx: Tx): Promise<void> {
  await sql`select pg_notify(${NETWORK_ACTS_CHANNEL}, '')`.execute(tx)
}
