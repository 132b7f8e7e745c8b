import { ConflictError } from '../../../../platform/errors.ts'
import type { ClosingCommand, Incident } from './incident.ts'

export function changeClosing(incident: Incident, command: ClosingCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'close':
      return closedBy(incident, command.satisfaction, now)
    case 'reopen':
      return reopened(incident)
    case 'supplement':
      return { step: workStep(incident), closedAt: null, closingReason: null }
    case 'undo_supplement':
      return { ...command.before, closeProposedBy: null }
    case 'propose_futile':
      return { closeProposedBy: command.userId }
    case 'withdraw_futile':
      return { closeProposedBy: null }
    case 'confirm_futile':
      // Two people must agree to end a dialog against the author's will.
      if (command.userId === incident.closeProposedBy) throw new ConflictError('incident.second_person')
      return {
        step: 'done',
        closingReason: 'futile',
        hasUnreadFollowUp: false,
        promiseDueAt: null,
        closedAt: now,
      }
    case 'accept_evidence':
      return { hasEvidence: true }
    case 'archive':
      return { step: 'archived' }
  }
}

/** The author's word that it is solved is evidence; their silence is not. */
export function closedBy(
  incident: Incident,
  satisfaction: NonNullable<Incident['satisfaction']>,
  now: Date,
): Partial<Incident> {
  // A later silence does not overwrite what the author said.
  const said = satisfaction === 'no_answer' ? (incident.satisfaction ?? satisfaction) : satisfaction
  return {
    step: 'done',
    satisfaction: said,
    closingReason: said,
    closedAt: now,
    hasEvidence: incident.hasEvidence || said === 'satisfied',
  }
}

/** An incident that a mass event answered before it was assigned is assigned first. */
function workStep({ agencyCode }: Incident): 'in_progress' | 'distribution' {
  return agencyCode === null ? 'distribution' : 'in_progress'
}

export function reopened(incident: Incident): Partial<Incident> {
  return {
    step: workStep(incident),
    isReopened: true,
    outcome: null,
    satisfaction: null,
    closingReason: null,
    closedAt: null,
  }
}
