/**
 * The life of an incident. Pure rules: no I/O, no clock, no framework.
 *
 *   new ─accept→ distribution ─assign→ assigned ─take→ in_progress ─submit→ approval ─approve→ publishing
 *    └dismiss→ dismissed          ↑────return────┘          ↑          ⇅ send_back / submit         │
 *                                                           │            rework                     │ confirmed
 *                                                           └──reopen── done ←close── awaiting_author
 *
 * With a known agency `accept` goes straight to `assigned`. An interim answer leads to `postponed`.
 */
import type {
  Address,
  DISMISS_REASONS,
  KINDS,
  OUTCOMES,
  SATISFACTIONS,
  Step,
} from '@veche/contract/incidents.ts'
import { ConflictError } from '../../../platform/errors.ts'

export type Urgency = 'normal' | 'urgent'
export type Satisfaction = (typeof SATISFACTIONS)[number]

export type Incident = {
  id: string
  version: number
  step: Step
  urgency: Urgency
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  address: Address
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  leaseUntil: Date | null
  kind: (typeof KINDS)[number] | null
  outcome: (typeof OUTCOMES)[number] | null
  satisfaction: Satisfaction | null
  closingReason: string | null
  dismissReason: (typeof DISMISS_REASONS)[number] | null
  dismissedFrom: 'new' | 'distribution' | null
  handoffs: number
  isReopened: boolean
  hasUnreadFollowUp: boolean
  hasUnknownDelivery: boolean
  isSourceEdited: boolean
  isSourceDeleted: boolean
  messageCount: number
  foundAt: Date
  registeredAt: Date | null
  assignedAt: Date | null
  answeredAt: Date | null
  closedAt: Date | null
}

export type Classification = {
  topicCode?: string
  groupCode?: string
  municipalityCode?: string
  urgency?: Urgency
  kind?: Incident['kind']
  address?: Address
}

export type IncidentCommand =
  | {
      type: 'accept'
      topicCode: string
      groupCode: string
      municipalityCode: string
      agencyCode: string | null
      urgency: Urgency
      address: Address
    }
  | { type: 'dismiss'; reason: (typeof DISMISS_REASONS)[number] }
  | { type: 'restore' }
  | { type: 'undo_accept' }
  | { type: 'classify'; changes: Classification }
  | { type: 'assign'; agencyCode: string }
  | { type: 'assign_person'; unitCode: string | null; assigneeId: string | null }
  | { type: 'take'; userId: string; leaseUntil: Date }
  | { type: 'return'; reason: string; proposedAgencyCode: string | null }
  | { type: 'read_follow_ups' }
  | { type: 'close'; satisfaction: Satisfaction }
  | { type: 'reopen'; reason: string }
  | { type: 'submit' }
  | { type: 'send_back' }
  | { type: 'approve' }
  | { type: 'delivery_unknown'; isUnknown: boolean }
  | { type: 'delivery_failed' }
  | { type: 'publication_confirmed'; answerKind: 'interim' | 'final' }
  /** An employee wrote in the network itself: unread until somebody here has seen it. */
  | { type: 'answered_by_hand' }
  /** `isThanks`: the author says it is fine; nothing to answer. */
  | { type: 'follow_up'; isThanks: boolean }
  /** Of any message of the author; the flags speak only of the one it began with. */
  | { type: 'source_changed'; change: 'edited' | 'deleted' | 'restored'; isSource: boolean }

export type CommandType = IncidentCommand['type']

const OPEN_STEPS = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
  'awaiting_author',
] as const satisfies Step[]
const ALL_STEPS = [...OPEN_STEPS, 'done', 'dismissed'] as const satisfies Step[]

const ALLOWED_FROM: Record<CommandType, readonly Step[]> = {
  accept: ['new'],
  dismiss: ['new', 'distribution'],
  restore: ['dismissed'],
  undo_accept: ['distribution', 'assigned'],
  classify: ['new', 'distribution', 'assigned', 'in_progress', 'approval', 'rework', 'postponed'],
  assign: ['distribution', 'assigned'],
  assign_person: ['assigned', 'in_progress', 'rework', 'postponed'],
  take: ['assigned', 'in_progress', 'rework', 'postponed'],
  return: ['assigned'],
  read_follow_ups: ALL_STEPS,
  close: ['awaiting_author'],
  reopen: ['awaiting_author', 'done'],
  submit: ['in_progress', 'rework'],
  send_back: ['approval'],
  approve: ['approval'],
  delivery_unknown: ['publishing'],
  delivery_failed: ['publishing'],
  publication_confirmed: ['publishing'],
  answered_by_hand: ALL_STEPS,
  follow_up: ALL_STEPS,
  source_changed: ALL_STEPS,
}

export function isOpen(step: Step): boolean {
  return (OPEN_STEPS as readonly Step[]).includes(step)
}

/** Could the command run now, were the actor allowed? */
export function isStepAllowed(
  incident: Pick<Incident, 'step' | 'hasUnreadFollowUp'>,
  type: CommandType,
): boolean {
  if (!ALLOWED_FROM[type].includes(incident.step)) return false
  // A message that nobody has read may change the answer: see it first.
  if (type === 'approve') return !incident.hasUnreadFollowUp
  if (type === 'read_follow_ups') return incident.hasUnreadFollowUp
  return true
}

/** The changed incident; throws `ConflictError` when its step does not allow the command. */
export function applyCommand(incident: Incident, command: IncidentCommand, now: Date): Incident {
  if (!isStepAllowed(incident, command.type)) {
    const code =
      command.type === 'approve' && incident.hasUnreadFollowUp
        ? 'incident.unread_follow_up'
        : 'incident.step_not_allowed'
    throw new ConflictError(code, { command: command.type, step: incident.step })
  }
  return { ...incident, ...change(incident, command, now) }
}

function change(incident: Incident, command: IncidentCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'accept':
    case 'dismiss':
    case 'restore':
    case 'undo_accept':
      return changeTriage(incident, command, now)
    case 'classify':
      return command.changes
    case 'assign':
    case 'assign_person':
    case 'take':
    case 'return':
      return changeAssignment(incident, command, now)
    case 'submit':
      return { step: 'approval', leaseUntil: null }
    case 'send_back':
      return { step: 'rework' }
    case 'approve':
      return { step: 'publishing' }
    case 'delivery_unknown':
      return { hasUnknownDelivery: command.isUnknown }
    case 'delivery_failed':
      return { hasUnknownDelivery: false }
    case 'publication_confirmed':
      return confirmPublication(incident, command.answerKind, now)
    case 'close':
      return {
        step: 'done',
        satisfaction: command.satisfaction,
        closingReason: command.satisfaction,
        closedAt: now,
      }
    case 'reopen':
      return reopened()
    case 'read_follow_ups':
      return { hasUnreadFollowUp: false }
    case 'answered_by_hand':
      return { messageCount: incident.messageCount + 1, hasUnreadFollowUp: true }
    case 'follow_up':
      return joinFollowUp(incident, command.isThanks)
    case 'source_changed':
      return command.isSource ? changeSource(command.change) : {}
  }
}

type TriageCommand = Extract<IncidentCommand, { type: 'accept' | 'dismiss' | 'restore' | 'undo_accept' }>

function changeTriage(incident: Incident, command: TriageCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'accept': {
      const { topicCode, groupCode, municipalityCode, urgency, address, agencyCode } = command
      const known = { topicCode, groupCode, municipalityCode, urgency, address, registeredAt: now }
      return agencyCode
        ? { ...known, step: 'assigned', agencyCode, assignedAt: now }
        : { ...known, step: 'distribution' }
    }
    case 'dismiss':
      return {
        step: 'dismissed',
        dismissReason: command.reason,
        dismissedFrom: incident.step === 'distribution' ? 'distribution' : 'new',
        closedAt: now,
      }
    case 'restore':
      return {
        step: incident.dismissedFrom ?? 'new',
        dismissReason: null,
        dismissedFrom: null,
        closedAt: null,
      }
    case 'undo_accept':
      return { step: 'new', registeredAt: null, ...unassigned() }
  }
}

type AssignmentCommand = Extract<IncidentCommand, { type: 'assign' | 'assign_person' | 'take' | 'return' }>

function changeAssignment(incident: Incident, command: AssignmentCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'assign':
      return { ...unassigned(), step: 'assigned', agencyCode: command.agencyCode, assignedAt: now }
    case 'assign_person':
      return { unitCode: command.unitCode, assigneeId: command.assigneeId, leaseUntil: null }
    case 'take':
      return takeFor(incident, command, now)
    case 'return':
      return { ...unassigned(), step: 'distribution', handoffs: incident.handoffs + 1 }
  }
}

/** While somebody's lease runs, another person does not take the work from under their hands. */
function takeFor(
  incident: Incident,
  { userId, leaseUntil }: { userId: string; leaseUntil: Date },
  now: Date,
): Partial<Incident> {
  const isLeased = incident.leaseUntil !== null && incident.leaseUntil > now
  if (isLeased && incident.assigneeId !== null && incident.assigneeId !== userId) {
    throw new ConflictError('incident.leased', { leaseUntil: incident.leaseUntil })
  }
  const step = incident.step === 'assigned' || incident.step === 'postponed' ? 'in_progress' : incident.step
  return { step, assigneeId: userId, leaseUntil }
}

function unassigned(): Partial<Incident> {
  return { agencyCode: null, unitCode: null, assigneeId: null, leaseUntil: null, assignedAt: null }
}

function confirmPublication(incident: Incident, kind: 'interim' | 'final', now: Date): Partial<Incident> {
  const answeredAt = incident.answeredAt ?? now
  return kind === 'interim'
    ? { step: 'postponed', outcome: 'postponed', answeredAt, hasUnknownDelivery: false }
    : { step: 'awaiting_author', outcome: 'explained', answeredAt, hasUnknownDelivery: false }
}

function reopened(): Partial<Incident> {
  return { step: 'in_progress', isReopened: true, satisfaction: null, closingReason: null, closedAt: null }
}

/** The author writes again: the words join the work; after the answer they bring it back, unless they thank. */
function joinFollowUp(incident: Incident, isThanks: boolean): Partial<Incident> {
  const joined = { messageCount: incident.messageCount + 1 }
  const isAnswered = incident.step === 'awaiting_author' || incident.step === 'done'
  if (isAnswered && isThanks) return joined
  return { ...joined, hasUnreadFollowUp: true, ...(isAnswered ? reopened() : {}) }
}

function changeSource(change: 'edited' | 'deleted' | 'restored'): Partial<Incident> {
  if (change === 'edited') return { isSourceEdited: true }
  return { isSourceDeleted: change === 'deleted' }
}
