/** The rows of the history that tell what an undone step restores. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

/** The last row that asks for a supplement or undoes one. */
export function findLastSupplement(db: Db, incidentId: string) {
  return db
    .selectFrom('incidentActivity')
    .select(['type', 'at', 'actorName', 'details'])
    .where('incidentId', '=', incidentId)
    .where('type', 'in', ['supplement', 'undo_supplement'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a text is being written, or has been written since that moment. */
export async function hasAnswerSince(db: Db, incidentId: string, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('answerDraft')
    .select('incidentId')
    .where('incidentId', '=', incidentId)
    .where('deletedAt', 'is', null)
    .union(
      db
        .selectFrom('answerVersion')
        .select('incidentId')
        .where('incidentId', '=', incidentId)
        .where('createdAt', '>', at),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The mass event that the incident belonged to before it was merged, if that is still a mass event. */
export async function findEventBeforeMerge(tx: Tx, incidentId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('incidentActivity as merge')
    .leftJoin('incident as event', (join) =>
      join
        .on('event.id', '=', sql<string>`(merge.details #>> '{before,eventId}')::uuid`)
        .on('event.isMassEvent', '=', true),
    )
    .select('event.id as eventId')
    .where('merge.incidentId', '=', incidentId)
    .where('merge.type', '=', 'merge')
    .orderBy('merge.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.eventId ?? null
}

/** Finds the last acceptance; unless `isAcceptance`, also the last assignment by the centre, whichever is later. */
export function findLastGiving(
  tx: Tx,
  incidentId: string,
  { isAcceptance }: { isAcceptance: boolean },
): Promise<{ type: string; details: unknown } | undefined> {
  return tx
    .selectFrom('incidentActivity')
    .select(['type', 'details'])
    .where('incidentId', '=', incidentId)
    .where(({ eb, or, and }) =>
      or([
        eb('type', '=', 'accept'),
        and([eb('type', '=', 'assign'), eb(sql`details ->> 'from'`, '=', 'distribution')]),
      ]),
    )
    .$if(isAcceptance, (query) => query.where('type', '=', 'accept'))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}
