/** Who is told in the dialog where they asked. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { DialogFollower } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Progress } from '../domain/public-state.ts'
import { MOST_FAILURES } from '../subscriptions/domain/letter-times.ts'
import type { Due } from '../subscriptions/notify-each.ts'

export type DialogRow = Selectable<DialogFollower>

/** Said again, it goes on from where the question is now. */
export async function saveDialogFollower(tx: Tx, follower: Insertable<DialogFollower>): Promise<void> {
  const { incidentId: _, ...place } = follower
  await tx
    .insertInto('dialogFollower')
    .values(follower)
    .onConflict((conflict) => conflict.column('incidentId').doUpdateSet({ ...place, failures: 0 }))
    .execute()
}

/** False: nobody was told anything there. */
export async function deleteDialogFollowers(
  tx: Tx,
  { channelId, container }: Pick<DialogRow, 'channelId' | 'container'>,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('dialogFollower')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .returning('incidentId')
    .execute()
  return gone.length > 0
}

/** Those whose question has changed since they were told, longest waiting first. */
export async function listDialogsDue(db: Db, now: Date, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select follower.incident_id as id, follower.failures from dialog_follower as follower
    join incident as own on own.id = follower.incident_id
    join incident as work on work.id = coalesce(own.merged_into_id, own.id)
    where follower.next_look_at <= ${now} and follower.failures < ${MOST_FAILURES}
      and (work.id, work.activity_seq) <> (follower.told_incident_id, follower.told_seq)
    order by follower.next_look_at limit ${limit}`.execute(db)
  return rows
}

/** Null: gone, or another process tells it now. */
export async function lockDialogFollower(tx: Tx, incidentId: string, now: Date): Promise<DialogRow | null> {
  const row = await tx
    .selectFrom('dialogFollower')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('nextLookAt', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

export async function updateDialogTold(
  tx: Tx,
  incidentId: string,
  told: { toldState: Progress; toldIncidentId: string; toldSeq: number; nextLookAt: Date; failures: number },
): Promise<void> {
  await tx.updateTable('dialogFollower').set(told).where('incidentId', '=', incidentId).execute()
}

export async function updateDialogPutOff(
  db: Db,
  incidentId: string,
  next: Pick<DialogRow, 'failures' | 'nextLookAt'>,
): Promise<void> {
  await db.updateTable('dialogFollower').set(next).where('incidentId', '=', incidentId).execute()
}

export async function deleteDialogsOfEnded(db: Db, before: Date): Promise<void> {
  await sql`
    delete from dialog_follower as follower using incident as own
    where own.id = follower.incident_id and own.closed_at < ${before}`.execute(db)
}
