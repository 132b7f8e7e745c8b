import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export async function updateLeases(db: Db, leaseToken: string, leaseUntil: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ leaseUntil })
    .where('state', '=', 'sending')
    .where('leaseToken', '=', leaseToken)
    .execute()
}

export function getVersion(tx: Tx, incidentId: string | null, answerVersionNo: number | null) {
  return tx
    .selectFrom('answerVersion')
    .select(['versionNo', 'kind', 'promise', 'outcomeSaid', 'fileIds'])
    .select(
      sql<boolean>`not exists (select from answer_version next where next.incident_id = answer_version.incident_id
        and next.version_no > answer_version.version_no)`.as('isLatest'),
    )
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', answerVersionNo)
    .executeTakeFirstOrThrow()
}

/** A photo taken after the work counts as evidence; one from before shows nothing. */
export async function showsResult(tx: Tx, fileIds: readonly string[]): Promise<boolean> {
  if (fileIds.length === 0) return false
  const photo = await tx
    .selectFrom('answerFile')
    .select('id')
    .where('id', 'in', fileIds)
    .where('label', '=', 'after')
    .limit(1)
    .executeTakeFirst()
  return photo !== undefined
}

export function findPublication(
  tx: Tx,
  publicationId: string,
): Promise<{ incidentId: string; recipientIncidentId: string } | undefined> {
  return tx
    .selectFrom('outbox')
    .select(['incidentId', 'recipientIncidentId'])
    .where('id', '=', publicationId)
    .where('incidentId', 'is not', null)
    .$narrowType<{ incidentId: string; recipientIncidentId: string }>()
    .executeTakeFirst()
}
