import { sql } from 'kysely'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { part } from '../../../platform/database/together.ts'
import type { ActivityTail } from '../steps/index.ts'

export type ActivityRow = {
  incidentId: string
  seq: number
  at: Date
  type: string
  actorId: string | null
  actorName: string | null
  details: string
  hash: string
}

export function insertActivities(tx: Tx, rows: readonly ActivityRow[]): void {
  if (rows.length > 0) sendAhead(tx, tx.insertInto('incidentActivity').values([...rows]))
}

type Keyed = { incidentId: string; actorId: string; commandKey: string | undefined }

/**
 * Whether the same person has sent this very command before and it was carried out: its reply was lost, and there is
 * nothing to do. Asked with the incident locked, so of two at once the second sees the first.
 */
export async function isDoneBefore(tx: Tx, { incidentId, actorId, commandKey }: Keyed): Promise<boolean> {
  if (commandKey === undefined) return false
  const row = await tx
    .selectFrom('incidentActivity')
    .select('seq')
    .where('incidentId', '=', incidentId)
    .where('actorId', '=', actorId)
    .where(sql`details ->> 'commandKey'`, '=', commandKey)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What the history keeps of a command, so that it is known when it comes again. */
export function keptKey({ commandKey }: { commandKey?: string | undefined }): { commandKey?: string } {
  return commandKey === undefined ? {} : { commandKey }
}

/** Where the history ends, of an incident whose state stays. */
export async function updateTail(tx: Tx, incidentId: string, tail: ActivityTail): Promise<void> {
  await tx.updateTable('incident').set(tail).where('id', '=', incidentId).execute()
}

/** `givenTo`: the name of whom a step gave the work to, which is not signed: people change their names. */
export function listActivities(db: Db, incidentId: string) {
  return activities(db, incidentId)
    .select(
      sql<
        string | null
      >`(select name from person_name where id = incident_activity.details ->> 'assigneeId')`.as('givenTo'),
    )
    .execute()
}

export function activitiesPart(db: Db, incidentId: string) {
  return part(activities(db, incidentId), { at: 'date' })
}

function activities(db: Db, incidentId: string) {
  return db
    .selectFrom('incidentActivity')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('seq', 'desc')
    .limit(500)
}

export function listAssignments(db: Db, incidentId: string) {
  return assignments(db, incidentId).execute()
}

export function assignmentsPart(db: Db, incidentId: string) {
  return part(assignments(db, incidentId), { at: 'date' })
}

/** Rows of the history that say who had the work and who refused it, oldest first. */
function assignments(db: Db, incidentId: string) {
  return db
    .selectFrom('incidentActivity')
    .select(['at', 'type', 'actorName', 'details'])
    .where('incidentId', '=', incidentId)
    .where('type', 'in', ['accept', 'assign', 'return'])
    .orderBy('seq')
}

/** The last time that the work was given back to the coordinator, and why. */
export function releasePart(db: Db, incidentId: string) {
  return part(
    db
      .selectFrom('incidentActivity')
      .select(['at', 'actorName'])
      .select(sql<string | null>`details ->> 'reason'`.as('reason'))
      .where('incidentId', '=', incidentId)
      .where('type', '=', 'release')
      .orderBy('seq', 'desc')
      .limit(1),
    { at: 'date' },
  )
}

/** Reads where each history ends, in pages by id. */
export function listTails(tx: Tx, after: string) {
  return tx
    .selectFrom('incident')
    .select(['id', 'activitySeq', 'activityHash'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(500)
    .execute()
}

/** Reads whole histories, each starting with its first row. */
export function listHistories(tx: Tx, incidentIds: readonly string[]) {
  return tx
    .selectFrom('incidentActivity')
    .selectAll()
    .where('incidentId', 'in', incidentIds)
    .orderBy('incidentId')
    .orderBy('seq')
    .execute()
}
