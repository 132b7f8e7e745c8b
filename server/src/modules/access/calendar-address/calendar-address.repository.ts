import type { Db, Tx } from '../../../platform/database/db.ts'

export type CalendarAddress = { createdAt: Date; lastReadAt: Date | null }

export async function findCalendarAddress(db: Db, userId: string): Promise<CalendarAddress | null> {
  const row = await db
    .selectFrom('calendarAddress')
    .select(['createdAt', 'lastReadAt'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

/** Puts a new token in the place of the one before, which ends. */
export async function replaceCalendarAddress(
  tx: Tx,
  { userId, tokenHash, now }: { userId: string; tokenHash: Buffer; now: Date },
): Promise<void> {
  const fresh = { tokenHash, createdAt: now, lastReadAt: null }
  await tx
    .insertInto('calendarAddress')
    .values({ userId, ...fresh })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(fresh))
    .execute()
}

export async function updateCalendarRead(db: Db, userId: string, now: Date): Promise<void> {
  await db.updateTable('calendarAddress').set({ lastReadAt: now }).where('userId', '=', userId).execute()
}

/** Returns false if the person has no address. */
export async function deleteCalendarAddress(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('calendarAddress')
    .where('userId', '=', userId)
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}
