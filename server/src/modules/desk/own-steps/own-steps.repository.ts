import { type Selectable, sql } from 'kysely'
import type { Incident } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'

export type OwnStepRow = {
  incidentId: string
  seq: number
  at: Date
  type: string
  details: Record<string, unknown>
  laterTypes: string[]
  formerAgencyCode: string | null
}
export type StepSubject = Selectable<Incident>

/** Leaves out the second line that merging and closing write on the other incident, because it is no step of its own. */
const ECHOES = ['member_joined', 'member_left']
/** Steps on a part of an answer: whoever gives one does not see its question, nor that it has this id. */
const PARTS = 'contribution_'
/** Bounds what is read of what came later, because one line that matters is enough. */
const LATER = 50

/** Lists the last steps of a person without those of their bulk runs, by the index incident_activity_actor. */
export async function listOwnActivities(db: Db, actorId: string, limit: number): Promise<OwnStepRow[]> {
  const { rows } = await sql<OwnStepRow>`
    select own.incident_id as "incidentId", own.seq, own.at, own.type, own.details,
      array(select later.type from incident_activity later
        where later.incident_id = own.incident_id and later.seq > own.seq order by later.seq limit ${LATER}) as "laterTypes",
      case when own.type = 'assign' then (select former.details ->> 'agencyCode' from incident_activity former
        where former.incident_id = own.incident_id and former.seq < own.seq and former.type in ('accept', 'assign')
        order by former.seq desc limit 1) end as "formerAgencyCode"
    from (
      select incident_id, seq, at, type, details from incident_activity
      where actor_id = ${actorId} and actor_id is not null and not (details ? 'bulkRunId')
        and not starts_with(type, ${PARTS})
      order by at desc, incident_id, seq desc limit ${limit}
    ) own
    where own.type <> all(${ECHOES})
    order by own.at desc, own.incident_id, own.seq desc`.execute(db)
  return rows
}

export async function findSubjects(db: Db, ids: readonly string[]): Promise<Map<string, StepSubject>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('incident').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Lists those of them whose approved answer is still held as a whole. */
export async function findHeld(db: Db, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('outbox')
    .select('incidentId')
    .where('incidentId', 'in', ids)
    .where('state', '<>', 'cancelled')
    .groupBy('incidentId')
    .having(sql<boolean>`bool_and(hold_until is not null and hold_until > ${now})`)
    .execute()
  return new Set(rows.flatMap(({ incidentId }) => incidentId ?? []))
}

/** Lists the last runs of a person that were more than a preview, with how many incidents stand as the run left them. */
export async function listOwnRuns(db: Db, actorId: string, limit: number) {
  return db
    .selectFrom('bulkRun')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('bulkItem')
        .whereRef('bulkItem.runId', '=', 'bulkRun.id')
        .where('bulkItem.state', 'in', ['done', 'undone', 'kept'])
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('count'),
    )
    .where('actorId', '=', actorId)
    .where('state', '<>', 'preview')
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
}
