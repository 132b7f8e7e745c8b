import { ConflictError } from '../../../../platform/errors.ts'
import { changeClarifying, endClarifying } from '../../clarifying/domain/change-clarifying.ts'
import { changeAnswer } from './change-answer.ts'
import { changeAssignment } from './change-assignment.ts'
import { changeClosing } from './change-closing.ts'
import { changeFlags } from './change-flags.ts'
import { changeJoining } from './change-joining.ts'
import { changeTriage } from './change-triage.ts'
import type { Incident, IncidentCommand } from './incident.ts'
import { findRefusal } from './incident-steps.ts'

/** The changed incident; throws `ConflictError` when its step or what else it is does not allow the command. */
export function applyCommand(incident: Incident, command: IncidentCommand, now: Date): Incident {
  const refusal = findRefusal(incident, command.type)
  if (refusal) throw new ConflictError(refusal, { command: command.type, step: incident.step })
  const next = { ...incident, ...change(incident, command, now) }
  // Evidence belongs to a solution, so another outcome removes it.
  const changed = {
    ...next,
    ...endClarifying(incident, next, command),
    hasEvidence: next.hasEvidence && next.outcome === 'solved',
  }
  // Any other step rejects the proposal to end the dialog.
  return changed.step === incident.step ? changed : { ...changed, closeProposedBy: null }
}

function change(incident: Incident, command: IncidentCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'accept':
    case 'dismiss':
    case 'restore':
    case 'undo_import':
    case 'undo_accept':
      return changeTriage(incident, command, now)
    case 'assign':
    case 'unassign':
    case 'assign_person':
    case 'take':
    case 'release':
    case 'return':
      return changeAssignment(incident, command, now)
    case 'merge':
    case 'unmerge':
    case 'member_joined':
    case 'member_left':
    case 'split':
    case 'declare_event':
    case 'join_event':
    case 'leave_event':
      return changeJoining(incident, command, now)
    case 'submit':
    case 'send_back':
    case 'approve':
    case 'approve_inside':
    case 'mend':
    case 'undo_approval':
    case 'call_back':
    case 'delivery_unknown':
    case 'delivery_failed':
    case 'delivered':
    case 'unreachable':
    case 'undeliverable':
    case 'publication_confirmed':
    case 'answered_by_event':
    case 'promise_returned':
    case 'promise_broken':
      return changeAnswer(incident, command, now)
    case 'clarify':
    case 'approve_clarification':
    case 'clarification_published':
    case 'end_clarification':
      return changeClarifying(command)
    case 'close':
    case 'reopen':
    case 'supplement':
    case 'undo_supplement':
    case 'propose_futile':
    case 'confirm_futile':
    case 'withdraw_futile':
    case 'accept_evidence':
    case 'archive':
      return changeClosing(incident, command, now)
    default:
      return changeFlags(incident, command, now)
  }
}
