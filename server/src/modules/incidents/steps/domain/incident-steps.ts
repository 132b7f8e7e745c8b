/** Where each command may run. The step decides, then what else the incident is: unread, frozen, merged into. */
import type { Step } from '@veche/contract/incidents.ts'
import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import type { CommandType, Incident } from './incident.ts'
import { isSupplement } from './supplement.ts'

const PRESENT_STEPS = [...OPEN_STEPS, 'done', 'dismissed', 'merged'] as const satisfies Step[]
const BEFORE_ANSWER = ['distribution', 'assigned', 'in_progress', 'rework'] as const satisfies Step[]
const WORKED_ON = [...BEFORE_ANSWER, 'postponed'] as const satisfies Step[]
/** Steps at which somebody writes the answer and may lack a fact for it. */
export const ASKED_AT = ['in_progress', 'rework'] as const satisfies Step[]
/** Steps before the answer, at which similar incidents may be merged into it. */
export const TAKES_OTHERS = ['new', ...WORKED_ON, 'approval'] as const satisfies Step[]

const ALLOWED_FROM: Record<CommandType, readonly Step[]> = {
  accept: ['new'],
  dismiss: ['new', 'distribution'],
  restore: ['dismissed'],
  undo_accept: ['distribution', 'assigned'],
  // Where an import puts what it brings.
  undo_import: ['new', 'distribution', 'assigned', 'done', 'dismissed', 'archived'],

  classify: ['new', ...WORKED_ON, 'approval'],
  tag: PRESENT_STEPS,
  assign: WORKED_ON,
  unassign: ['assigned'],
  assign_person: ['assigned', 'in_progress', 'rework', 'postponed'],
  take: ['assigned', 'in_progress', 'rework', 'postponed'],
  release: ['assigned', 'in_progress', 'rework'],
  return: ['assigned'],

  merge: ['new', ...BEFORE_ANSWER],
  unmerge: ['merged'],
  member_joined: ['new', ...WORKED_ON, 'approval', 'awaiting_author'],
  member_left: [...PRESENT_STEPS.filter((step) => step !== 'publishing'), 'archived'],
  split: ['new', ...WORKED_ON],
  declare_event: WORKED_ON,
  join_event: WORKED_ON,
  leave_event: [...WORKED_ON, 'awaiting_author', 'done'],

  submit: ['in_progress', 'rework'],
  send_back: ['approval'],
  approve: ['approval'],
  approve_inside: ['approval'],
  mend: ['approval'],
  undo_approval: ['publishing'],
  call_back: ['publishing'],
  delivery_unknown: ['publishing'],
  // Also for the copy that goes to an author who joined after the answer.
  delivery_failed: ['publishing', 'postponed', 'awaiting_author', 'done'],
  delivered: ['publishing', 'merged'],
  // Also later, because a letter may come back after it was thought delivered.
  unreachable: ['publishing', 'merged', ...WORKED_ON, 'awaiting_author', 'done'],
  undeliverable: ['publishing'],
  publication_confirmed: ['publishing'],
  answered_by_event: WORKED_ON,
  promise_returned: ['postponed'],
  promise_broken: [...WORKED_ON, 'approval', 'publishing', 'merged'],

  close: ['awaiting_author'],
  reopen: ['awaiting_author', 'done'],
  supplement: ['awaiting_author', 'done'],
  undo_supplement: ['distribution', 'in_progress'],
  propose_futile: ['awaiting_author', 'in_progress', 'rework'],
  confirm_futile: ['awaiting_author', 'in_progress', 'rework'],
  withdraw_futile: ['awaiting_author', 'in_progress', 'rework'],
  accept_evidence: ['awaiting_author', 'done'],
  archive: ['done', 'dismissed'],

  clarify: ASKED_AT,
  approve_clarification: ASKED_AT,
  clarification_published: ASKED_AT,
  end_clarification: ASKED_AT,

  read_follow_ups: PRESENT_STEPS,
  freeze: ['new', ...WORKED_ON, 'approval'],
  unfreeze: ['new', ...WORKED_ON, 'approval'],
  change_deadline: OPEN_STEPS,
  note_repeat: OPEN_STEPS,
  renumber_repeat: OPEN_STEPS,
  confirm_repeat: [...OPEN_STEPS, 'done'],
  answered_by_hand: PRESENT_STEPS,
  follow_up: PRESENT_STEPS,
  source_changed: PRESENT_STEPS,
}

/** Commands that run while a moderator has frozen the incident: what happens in the network, and reading. */
const IN_FROST: readonly CommandType[] = [
  'unfreeze',
  'tag',
  'read_follow_ups',
  'note_repeat',
  'renumber_repeat',
  'confirm_repeat',
  'answered_by_hand',
  'follow_up',
  'source_changed',
  'promise_broken',
  'member_joined',
  'member_left',
]

/** What people begin again; there is nothing left to answer. */
const NOT_OF_ERASED: readonly CommandType[] = [
  'restore',
  'undo_import',
  'unmerge',
  'reopen',
  'supplement',
  'tag',
  'accept_evidence',
  'confirm_repeat',
  'clarify',
]

export type StepState = Pick<
  Incident,
  | 'step'
  | 'hasUnreadFollowUp'
  | 'isFrozen'
  | 'memberCount'
  | 'isMassEvent'
  | 'eventId'
  | 'assigneeId'
  | 'answeredAt'
  | 'closeProposedBy'
  | 'outcome'
  | 'hasEvidence'
  | 'repeatNo'
  | 'erasedAt'
  | 'clarificationId'
  | 'clarifyUntil'
  | 'dismissReason'
>

export function isOpen(step: Step): boolean {
  return (OPEN_STEPS as readonly Step[]).includes(step)
}

/** True if this person has taken the work and only the answer is missing. */
export function isInHand(
  { step, assigneeId }: Pick<StepState, 'step' | 'assigneeId'>,
  userId: string,
): boolean {
  return assigneeId === userId && (step === 'in_progress' || step === 'rework')
}

/** Whether the state allows the command, whoever the actor is. */
export function isStepAllowed(incident: StepState, type: CommandType): boolean {
  return findRefusal(incident, type) === null
}

/** The code of the obstacle, or null. */
export function findRefusal(incident: StepState, type: CommandType): string | null {
  if (!ALLOWED_FROM[type].includes(incident.step)) return 'incident.step_not_allowed'
  if (incident.erasedAt !== null && NOT_OF_ERASED.includes(type)) return 'incident.step_not_allowed'
  if (incident.isFrozen && !IN_FROST.includes(type)) return 'incident.frozen'
  return findOwnRefusal(incident, type)
}

function findOwnRefusal(incident: StepState, type: CommandType): string | null {
  switch (type) {
    case 'approve':
    case 'approve_inside':
      // An unread message may change the answer, so it must be read first.
      return incident.hasUnreadFollowUp ? 'incident.unread_follow_up' : null
    case 'read_follow_ups':
      return refuseUnless(incident.hasUnreadFollowUp)
    case 'dismiss':
      if (incident.memberCount > 1) return 'incident.has_members'
      // An answered incident was a question, so it cannot be dismissed.
      return refuseUnless(incident.answeredAt === null)
    case 'undo_import':
      return incident.memberCount > 1 ? 'incident.has_members' : null
    case 'restore':
    case 'archive':
      // What was brought wrongly is brought again, and stays out of all figures.
      return refuseUnless(incident.dismissReason !== 'import_undone')
    case 'undo_accept':
      return refuseUnless(incident.answeredAt === null)
    case 'merge':
      return incident.memberCount > 1 || incident.isMassEvent ? 'incident.has_members' : null
    case 'release':
      return refuseUnless(incident.assigneeId !== null)
    case 'join_event':
      return refuseUnless(!incident.isMassEvent && incident.eventId === null)
    case 'leave_event':
      return refuseUnless(incident.eventId !== null)
    case 'declare_event':
      return refuseUnless(incident.eventId === null)
    case 'unfreeze':
      return refuseUnless(incident.isFrozen)
    case 'propose_futile':
      return refuseUnless(incident.answeredAt !== null && incident.closeProposedBy === null)
    case 'confirm_futile':
    case 'withdraw_futile':
      return refuseUnless(incident.closeProposedBy !== null)
    case 'accept_evidence':
      return refuseUnless(incident.outcome === 'solved' && !incident.hasEvidence)
    case 'undo_supplement':
      // Merging is possible only into open work: nobody looks for new words where it has ended.
      if (incident.hasUnreadFollowUp) return 'incident.unread_follow_up'
      return refuseUnless(isSupplement(incident))
    case 'clarify':
      return incident.clarificationId === null ? null : 'clarification.already_open'
    case 'approve_clarification':
    case 'clarification_published':
      return refuseUnless(incident.clarificationId !== null && incident.clarifyUntil === null)
    case 'end_clarification':
      return refuseUnless(incident.clarificationId !== null)
    case 'confirm_repeat':
      return refuseUnless(incident.repeatNo !== null)
    default:
      return null
  }
}

function refuseUnless(isFit: boolean): string | null {
  return isFit ? null : 'incident.step_not_allowed'
}
