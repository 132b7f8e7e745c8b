import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { StoredRecipient } from '../schedules/index.ts'

const LEASE_MS = 5 * MINUTE_MS

export async function insertDeliveries(
  tx: Tx,
  { runId, recipients, now }: { runId: string; recipients: readonly StoredRecipient[]; now: Date },
): Promise<void> {
  if (recipients.length === 0) return
  await tx
    .insertInto('reportDelivery')
    .values(recipients.map(({ userId, address }, no) => ({ runId, no, userId, address, nextAttemptAt: now })))
    .execute()
}

export type Delivery = Awaited<ReturnType<typeof claimDeliveries>>[number]

/** Of files that are written. The lease of a worker that died runs out. */
export function claimDeliveries(db: Db, { now, limit }: { now: Date; limit: number }) {
  return db
    .updateTable('reportDelivery')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      nextAttemptAt: new Date(now.getTime() + LEASE_MS),
    }))
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('reportDelivery.runId', 'reportDelivery.no'),
        'in',
        selectFrom('reportDelivery as due')
          .innerJoin('reportRun', 'reportRun.id', 'due.runId')
          .select(['due.runId', 'due.no'])
          .where('due.state', 'in', ['waiting', 'sending'])
          .where('due.nextAttemptAt', '<=', now)
          .where('reportRun.state', '=', 'ready')
          .orderBy('due.nextAttemptAt')
          .limit(limit)
          .forUpdate('due')
          .skipLocked()
          .$asTuple('runId', 'no'),
      ),
    )
    .returning(['runId', 'no', 'userId', 'address', 'attempts'])
    .execute()
}

export type DeliveryEnd =
  | { state: 'sent'; sentAt: Date; errorCode: null }
  | { state: 'waiting'; nextAttemptAt: Date; errorCode: string }
  | { state: 'failed'; errorCode: string }

/** Only the attempt that holds the lease saves the outcome. */
export async function endDelivery(
  db: Db,
  { runId, no, attempts }: Delivery,
  end: DeliveryEnd,
): Promise<void> {
  await db
    .updateTable('reportDelivery')
    .set(end)
    .where('runId', '=', runId)
    .where('no', '=', no)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute()
}

export type DeliveryRow = Awaited<ReturnType<typeof selectDeliveries>>[number]

export async function listDeliveries(db: Db, runIds: readonly string[]): Promise<Map<string, DeliveryRow[]>> {
  const rows = runIds.length === 0 ? [] : await selectDeliveries(db, runIds)
  return Map.groupBy(rows, ({ runId }) => runId)
}

function selectDeliveries(db: Db, runIds: readonly string[]) {
  return db
    .selectFrom('reportDelivery')
    .leftJoin('personName', 'personName.id', 'reportDelivery.userId')
    .select(['runId', 'address', 'personName.name', 'state', 'attempts', 'errorCode', 'sentAt'])
    .where('runId', 'in', runIds)
    .orderBy('runId')
    .orderBy('no')
    .execute()
}

/** Whoever has it already gets it no second time. */
export async function requeueFailed(tx: Tx, runId: string, now: Date): Promise<void> {
  await tx
    .updateTable('reportDelivery')
    .set({ state: 'waiting', attempts: 0, errorCode: null, nextAttemptAt: now })
    .where('runId', '=', runId)
    .where('state', '=', 'failed')
    .execute()
}
