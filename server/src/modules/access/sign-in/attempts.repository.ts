import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

export async function updateAttemptSucceeded(db: Db, key: Buffer, now: Date): Promise<void> {
  await db.updateTable('signInAttempt').set({ count: 0, succeededAt: now }).where('key', '=', key).execute()
}

export async function updateAttemptForgiven(db: Db, key: Buffer): Promise<void> {
  await db.updateTable('signInAttempt').set({ count: 0 }).where('key', '=', key).execute()
}

/** One statement: guesses sent in parallel are counted one after another. */
export function countOneMore(
  db: Db,
  key: Buffer,
  windowMs: number,
  now: Date,
): Promise<{ count: number; windowStartedAt: Date; succeededAt: Date | null }> {
  const isOver = sql<boolean>`sign_in_attempt.window_started_at <= ${new Date(now.getTime() - windowMs)}`
  return db
    .insertInto('signInAttempt')
    .values({ key, count: 1, windowStartedAt: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when ${isOver} then 1 else sign_in_attempt.count + 1 end`,
        windowStartedAt: sql<Date>`case when ${isOver} then ${now} else sign_in_attempt.window_started_at end`,
      }),
    )
    .returning(['count', 'windowStartedAt', 'succeededAt'])
    .executeTakeFirstOrThrow()
}

export async function deleteOldAttempts(db: Db, triedBefore: Date, succeededBefore: Date): Promise<void> {
  await db
    .deleteFrom('signInAttempt')
    .where('windowStartedAt', '<', triedBefore)
    .where((eb) => eb.or([eb('succeededAt', 'is', null), eb('succeededAt', '<', succeededBefore)]))
    .execute()
}
