import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import {
  getIncidentForUpdate,
  type Incident,
  type LockedIncident,
  listIncidentsForUpdate,
} from '../steps/index.ts'
import { canSeeIncident } from './incidents.policy.ts'

/** An incident outside the actor's scope is reported as absent. */
export async function lockVisibleIncident(tx: Tx, incidentId: string, actor: Actor): Promise<LockedIncident> {
  const locked = await getIncidentForUpdate(tx, incidentId)
  if (!canSeeIncident(actor, locked.incident))
    throw new NotFoundError('incident.not_found', { id: incidentId })
  return locked
}

export function assertNotStale(incident: Incident, expectedVersion: number): void {
  if (incident.version !== expectedVersion) {
    throw new ConflictError('incident.changed_meanwhile', { id: incident.id, version: incident.version })
  }
}

export function findAgency(directory: Directory, { agencyCode }: { agencyCode: string | null }) {
  return directory.agencies.find(({ code }) => code === agencyCode) ?? null
}

/** Locks several incidents in order of their ids, each visible to the actor. The map has every requested id. */
export async function lockVisibleIncidents(
  tx: Tx,
  ids: readonly string[],
  actor: Actor,
): Promise<Map<string, LockedIncident>> {
  const locked = await listIncidentsForUpdate(tx, ids)
  const visible = locked.filter(({ incident }) => canSeeIncident(actor, incident))
  const byId = new Map(visible.map((item) => [item.incident.id, item]))
  for (const id of ids) if (!byId.has(id)) throw new NotFoundError('incident.not_found', { id })
  return byId
}
