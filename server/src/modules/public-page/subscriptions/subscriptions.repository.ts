/** Who follows what of the open register, or one question, by letter or in a dialog; an address lies sealed and goes with the subscription. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { RegisterSubscription } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { MOST_FAILURES } from './domain/letter-times.ts'
import type { Due } from './notify-each.ts'

export type SubscriptionRow = Selectable<RegisterSubscription>

/** The row that stands there now: of one address that follows one thing twice, the first one. */
export async function insertSubscription(
  tx: Tx,
  subscription: Insertable<RegisterSubscription>,
): Promise<SubscriptionRow> {
  const inserted = await tx
    .insertInto('registerSubscription')
    .values(subscription)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return inserted
  const { emailMark, follows, municipalityCode, requestId, joiningId } = subscription
  const { groupCode, streetKey, house } = subscription
  return tx
    .selectFrom('registerSubscription')
    .selectAll()
    .where('emailMark', '=', emailMark)
    .where('follows', '=', follows ?? 'register')
    .where('municipalityCode', 'is not distinct from', municipalityCode ?? null)
    .where('requestId', 'is not distinct from', requestId ?? null)
    .where('joiningId', 'is not distinct from', joiningId ?? null)
    .where('groupCode', 'is not distinct from', groupCode ?? null)
    .where('streetKey', 'is not distinct from', streetKey ?? null)
    .where('house', 'is not distinct from', house ?? null)
    .executeTakeFirstOrThrow()
}

export async function findSubscription(db: Db, id: string): Promise<SubscriptionRow | null> {
  return (
    (await db.selectFrom('registerSubscription').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** What happened before nobody asked for; a second press changes nothing. */
export async function confirmSubscription(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('registerSubscription')
    .set({ confirmedAt: now, toldUntil: now, nextLookAt: now })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute()
}

export async function deleteSubscription(db: Db, id: string): Promise<void> {
  await db.deleteFrom('registerSubscription').where('id', '=', id).execute()
}

export async function deleteUnconfirmed(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('registerSubscription')
    .where('confirmedAt', 'is', null)
    .where('createdAt', '<', before)
    .execute()
}

/** Those of a place or of the Book, longest waiting first. */
export function listSubscriptionsDue(
  db: Db,
  now: Date,
  { way, limit }: { way: 'letter' | 'dialog'; limit: number },
): Promise<Due[]> {
  return db
    .selectFrom('registerSubscription')
    .select(['id', 'failures'])
    .where('follows', '<>', 'question')
    .where('channelId', way === 'dialog' ? 'is not' : 'is', null)
    .where('confirmedAt', 'is not', null)
    .where('nextLookAt', '<=', now)
    .where('failures', '<', MOST_FAILURES)
    .orderBy('nextLookAt')
    .limit(limit)
    .execute()
}

/** Null: gone, or another process looks at it now. */
export async function lockDueSubscription(tx: Tx, id: string, now: Date): Promise<SubscriptionRow | null> {
  const row = await tx
    .selectFrom('registerSubscription')
    .selectAll()
    .where('id', '=', id)
    .where('confirmedAt', 'is not', null)
    .where('nextLookAt', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

export async function updateLooked(
  tx: Tx,
  id: string,
  looked: { toldUntil: Date; nextLookAt: Date },
): Promise<void> {
  await tx
    .updateTable('registerSubscription')
    .set({ ...looked, failures: 0 })
    .where('id', '=', id)
    .execute()
}

export async function updatePutOff(
  db: Db,
  id: string,
  next: Pick<SubscriptionRow, 'failures'> & { nextLookAt: Date },
): Promise<void> {
  await db.updateTable('registerSubscription').set(next).where('id', '=', id).execute()
}

/** Those of them that were not told yet; from now on they are. */
export async function insertTold(
  tx: Tx,
  subscriptionId: string,
  outageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (outageIds.length === 0) return new Set()
  const rows = await tx
    .insertInto('registerToldOutage')
    .columns(['subscriptionId', 'outageId'])
    .expression(sql`select ${subscriptionId}::uuid, id from unnest(${[...outageIds]}::uuid[]) as given (id)`)
    .onConflict((conflict) => conflict.doNothing())
    .returning('outageId')
    .execute()
  return new Set(rows.map(({ outageId }) => outageId))
}
