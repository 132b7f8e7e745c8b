import type { Selectable } from 'kysely'
import type { Snooze } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type SnoozeRow = Selectable<Snooze>

/** Those whose time has not come; what else brings them back is read beside. */
export function listSnoozes(
  db: Db,
  { userId, now, limit }: { userId: string; now: Date; limit: number },
): Promise<SnoozeRow[]> {
  return db
    .selectFrom('snooze')
    .selectAll()
    .where('userId', '=', userId)
    .where('until', '>', now)
    .orderBy('until')
    .orderBy('incidentId')
    .limit(limit)
    .execute()
}

export async function saveSnooze(tx: Tx, snooze: SnoozeRow): Promise<void> {
  await tx
    .insertInto('snooze')
    .values(snooze)
    .onConflict((conflict) =>
      conflict.columns(['userId', 'incidentId']).doUpdateSet((eb) => ({
        since: eb.ref('excluded.since'),
        until: eb.ref('excluded.until'),
        messageCount: eb.ref('excluded.messageCount'),
        wasUrgent: eb.ref('excluded.wasUrgent'),
        step: eb.ref('excluded.step'),
      })),
    )
    .execute()
}

export async function deleteSnoozes(
  tx: Tx,
  { userId, incidentIds }: { userId: string; incidentIds: readonly string[] },
): Promise<void> {
  if (incidentIds.length === 0) return
  await tx
    .deleteFrom('snooze')
    .where('userId', '=', userId)
    .where('incidentId', 'in', [...incidentIds])
    .execute()
}

/** Whose time came long ago: nobody reads them any more. */
export async function deleteOldSnoozes(
  tx: Tx,
  { userId, before }: { userId: string; before: Date },
): Promise<void> {
  await tx.deleteFrom('snooze').where('userId', '=', userId).where('until', '<', before).execute()
}
