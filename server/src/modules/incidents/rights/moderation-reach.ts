/** How far the right over messages of incidents goes for a person; what they do not see is not among the answers. */
import type { ModerationReach } from '@veche/contract/values/portal/moderation.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { type IncidentScope, isInScope, visibleIncidents } from './incidents.policy.ts'
import { listScopes } from './moderation-reach.repository.ts'

export async function reachInIncidents(
  db: Db,
  actor: Actor,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, ModerationReach>> {
  const rows = await listScopes(db, incidentIds, visibleIncidents(actor))
  return new Map(rows.map(({ id, ...scope }) => [id, reachOf(actor, scope)]))
}

export function reachOf({ grants }: Actor, incident: IncidentScope): ModerationReach {
  const own = grants.filter(({ scope }) => isInScope(scope, incident)).map(({ role }) => role)
  if (own.includes('moderator')) return 'all'
  return own.includes('dispatcher') ? 'hide' : 'see'
}
