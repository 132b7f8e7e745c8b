/** How far the deadlines have been counted anew after a change of the calendar. */
import type { Db } from '../../../platform/database/db.ts'

export async function noteRecomputed(
  db: Db,
  version: number,
  { examined, moved }: { examined: number; moved: number },
): Promise<void> {
  await db
    .updateTable('calendarVersion')
    .set((eb) => ({
      examinedCount: eb('examinedCount', '+', examined),
      movedCount: eb('movedCount', '+', moved),
    }))
    .where('version', '=', version)
    .execute()
}

export async function endRecomputing(db: Db, version: number, now: Date): Promise<void> {
  await db.updateTable('calendarVersion').set({ recomputedAt: now }).where('version', '=', version).execute()
}
