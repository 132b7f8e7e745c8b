import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { hitsOf } from '../../text/index.ts'

export type Asked = { words: string; isNearly: boolean; limit: number }
export type FoundRow = {
  id: string
  what: string
  ownerId: string | null
  unitCode: string | null
  agencyCode: string
  incidentId: string
  number: number
  question: string
  municipalityCode: string | null
  seesIncident: boolean
}
type Seeking = Asked & { actor: Actor; unitCodes: readonly string[]; newest: number | null }

/** Whose question the reader sees, or that are theirs by name or for their unit; the latest first. */
export function listSubtasksWith(
  db: Db,
  { words, isNearly, limit, actor, unitCodes, newest }: Seeking,
): Promise<FoundRow[]> {
  const found = { table: 'subtask', latestBy: 'created_at', search: words, isNearly, newest }
  return db
    .selectFrom('subtask')
    .innerJoin('incident', 'incident.id', 'subtask.incidentId')
    .where(sql<boolean>`subtask.id = any(${hitsOf({ ...found, text: sql`one.what` })})`)
    .where('subtask.state', '<>', 'withdrawn')
    .where((eb) =>
      eb.or([
        visibleIncidents(actor)(eb),
        eb('subtask.ownerId', '=', actor.id),
        ...(unitCodes.length > 0 ? [eb('subtask.unitCode', 'in', [...unitCodes])] : []),
      ]),
    )
    .select(['subtask.id', 'subtask.what', 'subtask.ownerId', 'subtask.unitCode', 'subtask.agencyCode'])
    .select(['subtask.incidentId', 'incident.municipalityCode'])
    .select(sql<number>`incident.number`.as('number'))
    .select(sql<string>`coalesce(incident.title, '')`.as('question'))
    .select((eb) => sql<boolean>`coalesce(${visibleIncidents(actor)(eb)}, false)`.as('seesIncident'))
    .orderBy('subtask.createdAt', 'desc')
    .orderBy('subtask.id')
    .limit(limit)
    .execute()
}
