import type { Db, Tx } from '../../../platform/database/db.ts'

export type Approved = NonNullable<Awaited<ReturnType<typeof findApproved>>>

export function findApproved(db: Db, incidentId: string) {
  return db
    .selectFrom('answerVersion')
    .select(['incidentId', 'versionNo', 'stage', 'decidedBy', 'decidedAt'])
    .where('incidentId', '=', incidentId)
    .where('outcome', '=', 'approved')
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The sender claims rows under the same locks, so one of the two comes first. */
export function lockPublications(tx: Tx, { incidentId, versionNo }: Approved) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'state', 'isUncertain', 'holdUntil', 'attempts'])
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', versionNo)
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** A mended text was handed in when its writer handed it in. */
export async function findSubmittedAt(tx: Tx, { incidentId, versionNo }: Approved): Promise<Date> {
  const { createdAt } = await tx
    .selectFrom('answerVersion')
    .select('createdAt')
    .where('incidentId', '=', incidentId)
    .where('versionNo', '<=', versionNo)
    .where('mendsVersionNo', 'is', null)
    .orderBy('versionNo', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return createdAt
}
