/** Facts about incidents that other modules read. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export function getIncidentToCheck(db: Db, incidentId: string) {
  return db
    .selectFrom('incident')
    .select(['channelId', 'surface', 'topicCode', 'eventId', 'isMassEvent', 'memberCount', 'promiseDueAt'])
    .select(['municipalityCode', 'address'])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
}

export function listIncidentNumbers(
  db: Db,
  incidentIds: string[],
): Promise<{ number: number; id: string }[]> {
  return db.selectFrom('incident').select(['id', 'number']).where('id', 'in', incidentIds).execute()
}

export function getIncidentRow(tx: Tx, incidentId: string) {
  return tx.selectFrom('incident').selectAll().where('id', '=', incidentId).executeTakeFirstOrThrow()
}

export function listIncidentScopes(tx: Tx, incidentIds: readonly string[]) {
  return tx
    .selectFrom('incident')
    .select(['id', 'number', 'step', 'municipalityCode', 'agencyCode', 'unitCode', 'assigneeId'])
    .where('id', 'in', incidentIds)
    .execute()
}

/** The names of a person as a letter uses them. */
export function getNumberAndAuthor(
  tx: Tx,
  incidentId: string,
): Promise<{ number: number; authorCard: Buffer<ArrayBufferLike> | null }> {
  return tx
    .selectFrom('incident')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .select(['incident.number', 'author.card as authorCard'])
    .where('incident.id', '=', incidentId)
    .executeTakeFirstOrThrow()
}

/** Finds the incident of a thread that our own words belong to: open ones first, the newest first. */
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
    .where('incident.erasedAt', 'is', null)
    .where(({ eb, fn }) => eb(fn.coalesce('into.step', 'incident.step'), 'not in', ['dismissed', 'archived']))
    .orderBy(sql`coalesce("into".step, incident.step) = 'done'`)
    .orderBy('incident.foundAt', 'desc')
    .orderBy('incident.id')
    .limit(1)
    .executeTakeFirst()
}

/** Locks in order of ids, so that two transactions cannot deadlock. */
export async function lockIncidents(tx: Tx, incidentIds: readonly string[]): Promise<void> {
  if (incidentIds.length === 0) return
  await tx
    .selectFrom('incident')
    .select('id')
    .where('id', 'in', incidentIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
