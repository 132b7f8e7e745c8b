/** Where each step may be taken from, and what else stands in its way. */
import type { Case } from './world.ts'

const BEFORE = 'distribution assigned in_progress rework'
const WORK = `${BEFORE} postponed`
const OPEN = `new ${WORK} approval publishing awaiting_author`
const PRESENT = `${OPEN} done dismissed merged`

const FROM: Record<string, string> = {
  accept: 'new',
  dismiss: 'new distribution',
  restore: 'dismissed',
  undo_accept: 'distribution assigned',
  classify: `new ${WORK} approval`,
  tag: PRESENT,
  assign: WORK,
  unassign: 'assigned',
  assign_person: 'assigned in_progress rework postponed',
  take: 'assigned in_progress rework postponed',
  release: 'assigned in_progress rework',
  return: 'assigned',
  merge: `new ${BEFORE}`,
  unmerge: 'merged',
  member_joined: `new ${WORK} approval awaiting_author`,
  member_left: `${PRESENT.replace(' publishing', '')} archived`,
  split: `new ${WORK}`,
  declare_event: WORK,
  join_event: WORK,
  leave_event: `${WORK} awaiting_author done`,
  submit: 'in_progress rework',
  clarify: 'in_progress rework',
  send_back: 'approval',
  approve: 'approval',
  approve_inside: 'approval',
  mend: 'approval',
  call_back: 'publishing',
  undo_approval: 'publishing',
  unreachable: `publishing merged ${WORK}`,
  answered_by_event: WORK,
  close: 'awaiting_author',
  reopen: 'awaiting_author done',
  supplement: 'awaiting_author done',
  undo_supplement: 'distribution in_progress',
  propose_futile: 'awaiting_author in_progress rework',
  confirm_futile: 'awaiting_author in_progress rework',
  withdraw_futile: 'awaiting_author in_progress rework',
  accept_evidence: 'awaiting_author done',
  read_follow_ups: PRESENT,
  freeze: `new ${WORK} approval`,
  unfreeze: `new ${WORK} approval`,
  change_deadline: OPEN,
  confirm_repeat: `${OPEN} done`,
  note_repeat: OPEN,
  answered_by_hand: PRESENT,
}
/** The moderator stopped the clocks: only the world outside goes on. */
const IN_FROST =
  'unfreeze tag read_follow_ups note_repeat confirm_repeat answered_by_hand member_joined member_left'

/** Answered for good and worked on again: something is added to the answer. */
export function isSupplemented({ step, answeredAt, outcome }: Case): boolean {
  const isWritten = `${BEFORE} approval publishing`.split(' ').includes(step)
  return isWritten && answeredAt !== null && outcome !== null && outcome !== 'postponed'
}

/** Codes of all that forbids the step now; none: it may be taken. */
export function obstacles(row: Case, type: string): string[] {
  const found: string[] = []
  if (!FROM[type]?.split(' ').includes(row.step)) found.push('incident.step_not_allowed')
  if (row.isFrozen && !IN_FROST.split(' ').includes(type)) found.push('incident.frozen')
  if (!isFit(row, type)) found.push('incident.step_not_allowed')
  if ((type === 'approve' || type === 'approve_inside') && row.hasUnreadFollowUp)
    found.push('incident.unread_follow_up')
  if (type === 'undo_supplement' && row.hasUnreadFollowUp) found.push('incident.unread_follow_up')
  const hasOthers = row.memberCount > 1 || (type === 'merge' && row.isMassEvent)
  if ((type === 'dismiss' || type === 'merge') && hasOthers) found.push('incident.has_members')
  return found
}

function isFit(row: Case, type: string): boolean {
  switch (type) {
    case 'read_follow_ups':
      return row.hasUnreadFollowUp
    case 'release':
      return row.assigneeId !== null
    case 'dismiss':
    case 'undo_accept':
      // What was answered was a question.
      return row.answeredAt === null
    case 'join_event':
      return !row.isMassEvent && row.eventId === null
    case 'leave_event':
      return row.eventId !== null
    case 'declare_event':
      return row.eventId === null
    case 'unfreeze':
      return row.isFrozen
    case 'propose_futile':
      return row.answeredAt !== null && row.closeProposedBy === null
    case 'confirm_futile':
    case 'withdraw_futile':
      return row.closeProposedBy !== null
    case 'accept_evidence':
      return row.outcome === 'solved' && !row.hasEvidence
    case 'undo_supplement':
      return row.answeredAt !== null && row.outcome !== null && row.outcome !== 'postponed'
    case 'confirm_repeat':
      return row.repeatNo !== null
    default:
      return true
  }
}
