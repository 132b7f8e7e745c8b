/** Queues that depend on who asks, and what of an incident puts it into them. */

import { type IncidentFilter, ME } from '@veche/contract/casework/incident-filter.ts'
import { OWN_QUEUES } from '@veche/contract/values/incidents.ts'
import type { Actor } from '../../access/index.ts'
import { type IncidentScope, isInScope, seesEverything } from '../rights/index.ts'

/** `isLed`: the reader hands its work out, so what anybody gave back is theirs, whoever that was. */
type OwnAgency = { kind: 'agency' | 'unit'; code: string; isLed: boolean }

/** Agencies and units whose unassigned work is the actor's too. */
export function ownAgencies(actor: Pick<Actor, 'grants'>): OwnAgency[] {
  return actor.grants.flatMap(({ role, scope }): OwnAgency[] => {
    if (role !== 'executor' && role !== 'coordinator' && role !== 'head') return []
    if (scope.kind !== 'agency' && scope.kind !== 'unit') return []
    return [{ ...scope, isLed: role !== 'executor' }]
  })
}

/** Whether a change of an incident in one of these states may move it into or out of the actor's own queues. */
export function concernsOwnQueues(actor: Actor, scopes: readonly IncidentScope[]): boolean {
  const agencies = ownAgencies(actor)
  return scopes.some(
    (scope) =>
      scope.assigneeId === actor.id ||
      (scope.assigneeId === null && agencies.some((agency) => isInScope(agency, scope))) ||
      (scope.step === 'approval' && mayApprove(actor, scope)),
  )
}

/** Wider than the rule of approval itself: a number is counted once more than needed, never once less. */
function mayApprove(actor: Actor, scope: IncidentScope): boolean {
  return actor.grants.some(
    (grant) =>
      (grant.role === 'moderator' || grant.role === 'coordinator' || grant.role === 'head') &&
      isInScope(grant.scope, scope),
  )
}

/** Readers with the same key get the same rows from the same filter. */
export function readerKeyOf(actor: Actor, filter: IncidentFilter = {}): string {
  const isOwn =
    OWN_QUEUES.some((queue) => queue === filter.queue) || (filter.assigneeId?.includes(ME) ?? false)
  if (!isOwn && seesEverything(actor)) return 'everything'
  return `${actor.id} ${JSON.stringify(actor.grants)}`
}
