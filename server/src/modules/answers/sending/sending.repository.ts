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

export function getInvited(
  tx: Tx,
  recipientIncidentId: string,
): Promise<{ number: number; authorCard: Buffer<ArrayBufferLike> | null }> {
  return tx
    .selectFrom('incident')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .select(['incident.number', 'author.card as authorCard'])
    .where('incident.id', '=', recipientIncidentId)
    .executeTakeFirstOrThrow()
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

/** A photo of how it is after the work; how it was before shows nothing. */
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

export function findIncidentOfThread(
  tx: Tx,
  {
    channelId,
    container,
    threadExternalId,
  }: { channelId: string; container: string; threadExternalId: string },
): Promise<{ id: string; mergedIntoId: string | null } | undefined> {
  return tx
    .selectFrom('incident')
    .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
    .select(['incident.id', 'incident.mergedIntoId'])
    .where('incident.channelId', '=', channelId)
    .where('incident.container', '=', container)
    .where('incident.threadExternalId', '=', threadExternalId)
    .where(({ eb, fn }) => eb(fn.coalesce('into.step', 'incident.step'), 'not in', ['dismissed', 'archived']))
    .orderBy(sql`coalesce("into".step, incident.step) = 'done'`)
    .orderBy('incident.foundAt', 'desc')
    .orderBy('incident.id')
    .limit(1)
    .executeTakeFirst()
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
