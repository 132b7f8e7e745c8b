import type { Step } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database/db.ts'

/** Null when it does not exist yet or another worker holds it. */
export async function lockReader(tx: Tx, name: string): Promise<string | null> {
  const row = await tx
    .selectFrom('eventReader')
    .select('cursor')
    .where('name', '=', name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.cursor ?? null
}

export async function insertReader(tx: Tx, name: string, cursor: string): Promise<void> {
  await tx
    .insertInto('eventReader')
    .values({ name, cursor })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function moveReader(tx: Tx, name: string, cursor: string): Promise<void> {
  await tx.updateTable('eventReader').set({ cursor }).where('name', '=', name).execute()
}

const Details = z.record(z.string(), z.unknown()).catch({})

export type StoredHappening = {
  activity: string
  seq: number
  actorId: string | null
  actorName: string | null
  details: Record<string, unknown>
  incident: {
    id: string
    number: number
    step: Step
    urgency: 'normal' | 'urgent'
    topicCode: string | null
    municipalityCode: string | null
    agencyCode: string | null
    unitCode: string | null
    assigneeId: string | null
    needsArbiter: boolean
    deadlineDueAt: Date | null
  }
}

/** The last activity of that type on each incident, with the incident as it is now. */
export async function listHappenings(
  tx: Tx,
  pairs: readonly { incidentId: string; activity: string }[],
): Promise<StoredHappening[]> {
  if (pairs.length === 0) return []
  const incidentIds = pairs.map(({ incidentId }) => incidentId)
  const activities = pairs.map(({ activity }) => activity)
  const last = await sql<{
    incidentId: string
    type: string
    seq: number
    actorId: string | null
    actorName: string | null
    details: unknown
  }>`
    select a.incident_id as "incidentId", a.type, a.seq, a.actor_id as "actorId", a.actor_name as "actorName", a.details
    from unnest(${incidentIds}::uuid[], ${activities}::text[]) as wanted (incident_id, type)
    cross join lateral (
      select * from incident_activity
      where incident_id = wanted.incident_id and type = wanted.type
      order by seq desc limit 1) as a`.execute(tx)
  const incidents = await tx
    .selectFrom('incident')
    .select(['id', 'number', 'step', 'urgency', 'topicCode', 'municipalityCode', 'agencyCode', 'unitCode'])
    .select(['assigneeId', 'needsArbiter', 'deadlineDueAt'])
    .where('id', 'in', [...new Set(incidentIds)])
    .execute()
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  return last.rows.flatMap(({ incidentId, type, seq, actorId, actorName, details }) => {
    const incident = byId.get(incidentId)
    const read = { activity: type, seq, actorId, actorName, details: Details.parse(details) }
    return incident ? [{ ...read, incident }] : []
  })
}

/** Those of these incidents that have no answer waiting for a decision. */
export async function listPastApproval(tx: Tx, incidentIds: readonly string[]): Promise<string[]> {
  if (incidentIds.length === 0) return []
  const rows = await tx
    .selectFrom('incident')
    .select('id')
    .where('id', 'in', incidentIds)
    .where('step', '<>', 'approval')
    .execute()
  return rows.map(({ id }) => id)
}
