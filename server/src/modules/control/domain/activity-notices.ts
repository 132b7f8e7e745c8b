/** Which steps of an incident are notified, and to whom. */
import type { Step } from '@veche/contract/incidents.ts'
import type { NotificationDetails, NotificationKind } from '@veche/contract/notifications.ts'
import { choosePeople, firstHolders, type Place, type StaffBook } from './choose-people.ts'

export type Happening = {
  activity: string
  actorName?: string | null
  details: Record<string, unknown>
  incident: Place & { step: Step; needsArbiter: boolean }
  /** The agency approves its own answers. */
  isTrusted: boolean
}
export type ActivityNotice = {
  kind: NotificationKind
  userIds: readonly string[]
  details?: NotificationDetails
}

/** Steps that are notified; others are not read. */
export const TOLD_ACTIVITIES = [
  'accept',
  'assign',
  'assign_person',
  'return',
  'release',
  'submit',
  'mend',
  'propose_futile',
  'send_back',
  'delivery_failed',
  'delivery_unknown',
  'undeliverable',
  'follow_up',
  'clarify',
  'clarification_failed',
  'end_clarification',
  'reopen',
  'supplement',
  'promise_returned',
  'promise_broken',
  'change_deadline',
  'reminded',
] as const
export type ToldActivity = (typeof TOLD_ACTIVITIES)[number]

export function isTold(activity: string): activity is ToldActivity {
  return TOLD_ACTIVITIES.some((told) => told === activity)
}

/** Null if nobody is notified, or if the incident has moved on. */
export function noticeOf(happening: Happening, staff: StaffBook): ActivityNotice | null {
  const { activity, details, incident } = happening
  if (!isTold(activity)) return null
  const { step } = incident
  switch (activity) {
    case 'accept':
    case 'assign':
      return step === 'assigned' && incident.assigneeId === null
        ? { kind: 'assigned', userIds: ofAgency(staff, incident), details: { isForBody: true } }
        : null
    case 'assign_person':
      return { kind: 'assigned', userIds: ownersOf(staff, incident) }
    case 'return':
      if (step !== 'distribution') return null
      return {
        kind: 'returned',
        userIds: choosePeople(staff, incident, [incident.needsArbiter ? 'moderator' : 'dispatcher']),
        details: { needsArbiter: incident.needsArbiter },
      }
    case 'release':
      return { kind: 'returned', userIds: ofAgency(staff, incident) }
    case 'submit':
      return step === 'approval' ? { kind: 'approval', userIds: approversOf(staff, happening) } : null
    case 'mend':
      return typeof details.writerId === 'string'
        ? { kind: 'approval', userIds: [details.writerId], details: { isMended: true } }
        : null
    case 'propose_futile':
      return {
        kind: 'approval',
        userIds: choosePeople(staff, incident, ['moderator']),
        details: { isFutile: true },
      }
    case 'send_back':
      return {
        kind: 'sent_back',
        userIds: ownersOf(staff, incident),
        details: whyBack(happening),
      }
    case 'delivery_failed':
    case 'undeliverable':
      return { kind: 'delivery', userIds: rescuersOf(staff, incident), details: { state: 'failed' } }
    case 'delivery_unknown':
      if (details.isUnknown === false) return null
      return { kind: 'delivery', userIds: rescuersOf(staff, incident), details: { state: 'unknown' } }
    case 'follow_up':
      return followUp(happening, staff)
    case 'clarify':
      return details.isProposed === true
        ? { kind: 'approval', userIds: approversOf(staff, happening), details: { isClarification: true } }
        : null
    case 'clarification_failed':
      return {
        kind: 'delivery',
        userIds: rescuersOf(staff, incident),
        details: { state: details.state === 'unknown' ? 'unknown' : 'failed', isClarification: true },
      }
    case 'end_clarification':
      return clarificationEnded(happening, staff)
    case 'reopen':
      return { kind: 'follow_up', userIds: ownersOf(staff, incident), details: { isReopened: true } }
    case 'supplement':
      return { kind: 'follow_up', userIds: ownersOf(staff, incident), details: { isSupplement: true } }
    case 'promise_returned':
    case 'promise_broken':
      return {
        kind: 'promise',
        userIds: [...ownersOf(staff, incident), ...choosePeople(staff, incident, ['coordinator'])],
        details: { isBroken: activity === 'promise_broken' },
      }
    case 'reminded':
      return {
        kind: 'reminded',
        userIds: [...ownersOf(staff, incident), ...choosePeople(staff, incident, ['dispatcher'])],
        details: typeof details.comment === 'string' ? { words: details.comment } : {},
      }
    case 'change_deadline':
      return { kind: 'deadline_changed', userIds: ownersOf(staff, incident), details: movedTo(details) }
  }
}

function clarificationEnded({ details, incident }: Happening, staff: StaffBook): ActivityNotice | null {
  const userIds = rescuersOf(staff, incident)
  if (details.endedAs === 'silence') return { kind: 'follow_up', userIds, details: { isSilence: true } }
  if (details.endedAs !== 'undelivered') return null
  return { kind: 'delivery', userIds, details: { state: 'failed', isClarification: true } }
}

/** Before an agency is assigned, everybody in the centre is notified. */
function followUp({ details, incident }: Happening, staff: StaffBook): ActivityNotice | null {
  const { step } = incident
  if (details.isThanks === true || step === 'new' || step === 'distribution' || step === 'dismissed')
    return null
  const approvers = step === 'approval' ? choosePeople(staff, incident, ['moderator']) : []
  const isClarified = details.clarificationEnded === 'answered'
  const told = isClarified ? { details: { isClarified } } : {}
  return { kind: 'follow_up', userIds: [...ownersOf(staff, incident), ...approvers], ...told }
}

/** Who sent the answer back and why. */
function whyBack({ actorName, details }: Happening): NotificationDetails {
  return {
    ...(actorName && { by: actorName }),
    ...(typeof details.reasonCode === 'string' && { reasonCode: details.reasonCode }),
    ...(typeof details.comment === 'string' && { words: details.comment }),
  }
}

function movedTo({ dueAt }: Record<string, unknown>): NotificationDetails {
  return typeof dueAt === 'string' ? { dueAt } : {}
}

function ofAgency(staff: StaffBook, place: Place): string[] {
  return firstHolders(staff, place, ['coordinator', 'executor', 'head', 'dispatcher'])
}

function ownersOf(staff: StaffBook, place: Place): string[] {
  if (place.assigneeId === null && place.unitCode === null) return ofAgency(staff, place)
  return choosePeople(staff, place, ['assignee'])
}

function approversOf(staff: StaffBook, { incident, isTrusted }: Happening): string[] {
  const inside = isTrusted ? firstHolders(staff, incident, ['coordinator', 'head']) : []
  return [...inside, ...choosePeople(staff, incident, ['moderator'])]
}

/** Who can decide on a delivery, and who wrote the answer. */
function rescuersOf(staff: StaffBook, place: Place): string[] {
  return [...choosePeople(staff, place, ['dispatcher']), ...ownersOf(staff, place)]
}
