/** Checks what step and role do not decide: the window of refusal, the arbiter, whether people and places fit. */

import type { Settings } from '@veche/contract/admin/settings.ts'
import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, assertTwoPeople, findGrantOfDoer, hasRole } from '../../access/index.ts'
import { chooseAgency, type Directory, listUnitCodes } from '../../directory/index.ts'
import { spotOfAddress } from '../../text/index.ts'
import { authorize, canSeeIncident } from '../rights/index.ts'
import type { Incident, IncidentCommand } from '../steps/index.ts'
import { findEvent, findReturnUntil, findRunningDeadline } from './commands.repository.ts'

/** Who accepts may leave the agency to the routes; another one is a choice of the centre. */
export function authorizeChoice(
  actor: Actor,
  incident: Incident,
  request: IncidentCommandRequest,
  directory: Directory,
): void {
  if (request.type === 'assign' && incident.needsArbiter && !hasRole(actor, 'moderator'))
    throw new ForbiddenError('incident.arbiter_only', { handoffs: incident.handoffs })
  if (request.type !== 'accept' || request.agencyCode === null) return
  const spot = spotOfAddress(directory.placeRoutes, request.address ?? incident.address)
  if (chooseAgency(directory, { ...request, spot })?.agencyCode === request.agencyCode) return
  authorize(actor, incident, 'assign', null)
}

type Facts = { incident: Incident; actor: Actor; settings: Settings; now: Date }

export async function assertCommand(tx: Tx, command: IncidentCommand, facts: Facts): Promise<void> {
  switch (command.type) {
    case 'assign_person':
      return assertAssignable(tx, command, facts.incident)
    case 'return':
      return assertReturnable(tx, facts)
    case 'join_event':
      return assertEvent(tx, command.eventId, facts)
    case 'change_deadline':
      return assertDeadline(tx, command.key, facts.incident)
    case 'confirm_futile': {
      const { closeProposedBy } = facts.incident
      if (closeProposedBy !== null) await assertTwoPeople(tx, [closeProposedBy, command.userId], facts.now)
    }
  }
}

/** Later than the window, or after the arbiter has spoken, only the moderator takes work from an agency. */
async function assertReturnable(tx: Tx, { incident, actor, settings, now }: Facts): Promise<void> {
  if (hasRole(actor, 'moderator')) return
  const { handoffs } = incident
  if (handoffs > settings.handoffLimit) throw new ConflictError('incident.arbiter_decided', { handoffs })
  // There is no window after the work was taken and given back: the agency has accepted that it is theirs.
  const until = await findReturnUntil(tx, incident.id)
  if (!until || until < now)
    throw new ConflictError('incident.return_window_over', { until: until?.toISOString() ?? null })
}

async function assertEvent(tx: Tx, eventId: string, { incident, actor }: Facts): Promise<void> {
  const event = await findEvent(tx, eventId)
  if (!event || !canSeeIncident(actor, event)) throw new NotFoundError('incident.not_found', { id: eventId })
  const isFit = event.isMassEvent && event.id !== incident.id
  if (!isFit || ['done', 'archived', 'dismissed', 'merged'].includes(event.step))
    throw new ConflictError('incident.not_an_event', { id: eventId })
}

async function assertDeadline(tx: Tx, key: string, { id }: Incident): Promise<void> {
  const row = await findRunningDeadline(tx, id, key)
  if (!row) throw new NotFoundError('incident.deadline_not_found', { key })
}

/** Checks that the unit belongs to the agency and that the person has a role in it. */
async function assertAssignable(
  tx: Tx,
  { unitCode, assigneeId }: Extract<IncidentCommand, { type: 'assign_person' }>,
  { agencyCode, id }: Incident,
): Promise<void> {
  if (!agencyCode) return
  const units = await listUnitCodes(tx, agencyCode)
  const codes = units.map(({ code }) => code)
  if (unitCode && !codes.includes(unitCode)) throw new InvalidError('incident.foreign_unit', { id, unitCode })
  if (!assigneeId) return
  const grant = await findGrantOfDoer(tx, { userId: assigneeId, agencyCode, unitCodes: codes })
  if (!grant) throw new InvalidError('incident.foreign_person', { id })
}
