import { ConflictError } from '../../../../platform/errors.ts'
import type { AssignmentCommand, Incident } from './incident.ts'
import { isInHand } from './incident-steps.ts'

export function changeAssignment(
  incident: Incident,
  command: AssignmentCommand,
  now: Date,
): Partial<Incident> {
  switch (command.type) {
    case 'assign':
      return {
        ...unassigned(),
        step: 'assigned',
        agencyCode: command.agencyCode,
        assignedAt: now,
        proposedAgencyCode: null,
        needsArbiter: false,
      }
    case 'unassign':
      return { ...command.before, ...unassigned(), step: 'distribution' }
    case 'assign_person':
      return {
        ...{ unitCode: command.unitCode, assigneeId: command.assigneeId, leaseUntil: null },
        releasedBy: isGivenOn(incident, command) ? null : incident.releasedBy,
      }
    case 'take':
      return takeFor(incident, command, now)
    case 'release':
      return {
        assigneeId: null,
        leaseUntil: null,
        releasedBy: command.userId,
        step: incident.step === 'in_progress' ? 'assigned' : incident.step,
      }
    case 'return': {
      const handoffs = incident.handoffs + 1
      return {
        ...unassigned(),
        step: 'distribution',
        handoffs,
        needsArbiter: handoffs > command.handoffLimit,
        proposedAgencyCode: command.proposedAgencyCode,
      }
    }
  }
}

/** While a lease runs, nobody else can take the work: only what is in hand has a lease. */
function takeFor(
  incident: Incident,
  { userId, leaseUntil }: { userId: string; leaseUntil: Date },
  now: Date,
): Partial<Incident> {
  if (isInHand(incident, userId)) throw new ConflictError('incident.taken_already', { id: incident.id })
  if (incident.leaseUntil !== null && incident.leaseUntil > now) {
    throw new ConflictError('incident.leased', { leaseUntil: incident.leaseUntil })
  }
  const step = incident.step === 'assigned' || incident.step === 'postponed' ? 'in_progress' : incident.step
  return { step, assigneeId: userId, leaseUntil, releasedBy: null }
}

/** To a person or to another unit; what is left with nobody where it was is given to nobody. */
function isGivenOn(
  { unitCode }: Incident,
  to: Pick<Extract<AssignmentCommand, { type: 'assign_person' }>, 'unitCode' | 'assigneeId'>,
): boolean {
  return to.assigneeId !== null || to.unitCode !== unitCode
}

export function unassigned(): Partial<Incident> {
  return {
    ...{ agencyCode: null, unitCode: null, assigneeId: null, leaseUntil: null, assignedAt: null },
    releasedBy: null,
  }
}
