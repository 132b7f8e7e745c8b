/**
 * The life of an incident: its state and the commands that change it. Pure: no I/O, no clock, no framework.
 *
 *   new ─accept→ distribution ─assign→ assigned ─take→ in_progress ─submit→ approval ─approve→ publishing
 *    ├dismiss→ dismissed         ↑────return────┘          ↑  ↑       ⇅ send_back / submit         │
 *    └merge─→ merged                                       │  │         rework                     │ confirmed
 *                                                          │  └─promise_returned─ postponed ←──────┤ interim
 *                                                          └──reopen── done ←close── awaiting_author ←┘ final
 *
 * With a known agency `accept` goes straight to `assigned`. Merging is open until an answer is on its way.
 * Where each command may run is in `incident-steps.ts`, what it changes in `change-*.ts`.
 */
import type { Address, DISMISS_REASONS, Step } from '@veche/contract/incidents.ts'
import type { CLARIFICATION_ENDS } from '@veche/contract/values/casework/clarifications.ts'
import type { CLOSING_REASONS, KINDS, OUTCOMES, SATISFACTIONS } from '@veche/contract/values/incidents.ts'

type ClarificationEnd = (typeof CLARIFICATION_ENDS)[number]
export type Urgency = 'normal' | 'urgent'
export type Satisfaction = (typeof SATISFACTIONS)[number]
export type Outcome = (typeof OUTCOMES)[number]
/** What the author says of the answer; null if they say something else. */
export type Verdict = 'satisfied' | 'neutral' | 'dissatisfied'
export type AnswerKind = 'interim' | 'final'
/** The step to which a merged incident returns. */
export type MergedFrom = Extract<Step, 'new' | 'distribution' | 'assigned' | 'in_progress' | 'rework'>

export type Incident = {
  id: string
  version: number
  step: Step
  urgency: Urgency
  severity: number | null
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  address: Address
  tags: string[]
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  leaseUntil: Date | null
  /** Who gave it back; it counts while nobody has the work. */
  releasedBy: string | null
  kind: (typeof KINDS)[number] | null
  outcome: Outcome | null
  satisfaction: Satisfaction | null
  closingReason: (typeof CLOSING_REASONS)[number] | null
  dismissReason: (typeof DISMISS_REASONS)[number] | null
  dismissedFrom: 'new' | 'distribution' | null
  handoffs: number
  proposedAgencyCode: string | null
  needsArbiter: boolean
  isReopened: boolean
  isFrozen: boolean
  isMassEvent: boolean
  isAuthorUnreachable: boolean
  hasUnreadFollowUp: boolean
  hasUnknownDelivery: boolean
  hasEvidence: boolean
  isSourceEdited: boolean
  isSourceDeleted: boolean
  /** On the demand of its author: no words are left. */
  erasedAt: Date | null
  messageCount: number
  /** Authors who wait for its answer: itself and all that were merged into it. */
  memberCount: number
  mergedIntoId: string | null
  mergedAt: Date | null
  mergedFrom: MergedFrom | null
  eventId: string | null
  repeatOfId: string | null
  repeatKind: 'author' | 'place' | null
  repeatNo: number | null
  isRepeatConfirmed: boolean | null
  promiseDueAt: Date | null
  closeProposedBy: string | null
  /** The clarifying question that is open. */
  clarificationId: string | null
  /** It stands before its author, who is waited for until then. */
  clarifyUntil: Date | null
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
  severity?: number | null
  kind?: Incident['kind']
  address?: Address
}

/** What stands in the thread now. `promiseDueAt` of an interim answer; `outcome` of a final one. */
export type Published = {
  answerKind: AnswerKind
  outcome: 'solved' | 'explained' | 'not_solved'
  promiseDueAt: Date | null
  hasEvidence: boolean
}

export type TriageCommand =
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
  /** The run of an import that brought it is taken back. */
  | { type: 'undo_import' }
  /** `before`: the values until then. */
  | { type: 'undo_accept'; before: Partial<Incident> }

export type AssignmentCommand =
  | { type: 'assign'; agencyCode: string }
  /** Corrects a mistake of the centre, so no handoff is counted. */
  | { type: 'unassign'; before: Partial<Incident> }
  | { type: 'assign_person'; unitCode: string | null; assigneeId: string | null }
  | { type: 'take'; userId: string; leaseUntil: Date }
  /** The assignee returns the work to the coordinator of the agency; null: an act that took it is undone, and nobody gives it back. */
  | { type: 'release'; userId: string | null; reason: string }
  /** «Не наша компетенция». After `handoffLimit` of them an arbiter decides. */
  | { type: 'return'; reason: string; proposedAgencyCode: string | null; handoffLimit: number }

export type JoiningCommand =
  | { type: 'merge'; intoId: string }
  | { type: 'unmerge'; before: Partial<Incident> }
  | { type: 'member_joined'; memberId: string }
  | { type: 'member_left'; memberId: string }
  | { type: 'split'; intoIds: string[] }
  | { type: 'declare_event'; isMassEvent: boolean }
  | { type: 'join_event'; eventId: string }
  | { type: 'leave_event' }

export type AnswerCommand =
  | { type: 'submit' }
  | { type: 'send_back' }
  | { type: 'approve' }
  /** Approval inside the agency; the approval of the centre follows. */
  | { type: 'approve_inside' }
  /** An approver changed words of the text that waits: it waits on as the next version. */
  | { type: 'mend' }
  /** The approval is undone before anything was sent; the clock of approval runs on as if it had not stopped. */
  | { type: 'undo_approval'; submittedAt: Date }
  /** An approved text that waits for its hour of publication is called back. */
  | { type: 'call_back' }
  | { type: 'delivery_unknown'; isUnknown: boolean }
  /** `isUnknown`: whether that of another author is in doubt. */
  | { type: 'delivery_failed'; isUnknown: boolean }
  /** One author has the answer while others still wait for it. */
  | ({ type: 'delivered' } & Published)
  /** One author cannot be reached: a page closed, a bot blocked, a comment gone. */
  | { type: 'unreachable'; reason: string }
  /** Nobody could be reached. */
  | { type: 'undeliverable'; reason: string }
  | ({ type: 'publication_confirmed' } & Published)
  /** The answer of the mass event stands in this incident's thread. */
  | ({ type: 'answered_by_event' } & Published)
  | { type: 'promise_returned' }
  | { type: 'promise_broken' }

/** The state from which a supplement started. */
export type BeforeSupplement = Pick<Incident, 'closedAt' | 'closingReason'> & {
  step: 'awaiting_author' | 'done'
}

export type ClosingCommand =
  | { type: 'close'; satisfaction: Satisfaction }
  | { type: 'reopen'; reason: string }
  /** Adds a correction or news to a published answer, without a complaint of the author. */
  | { type: 'supplement'; reason: string }
  /** Restores the state before the supplement, while nobody has written its text. */
  | { type: 'undo_supplement'; before: BeforeSupplement }
  | { type: 'propose_futile'; userId: string; reason: string }
  | { type: 'confirm_futile'; userId: string }
  | { type: 'withdraw_futile' }
  | { type: 'accept_evidence'; reason: string }
  | { type: 'archive' }

export type ClarifyingCommand =
  /** One fact is missing, and only the author has it. */
  | { type: 'clarify'; clarificationId: string; isProposed: boolean }
  /** Another person has said that it may be asked. */
  | { type: 'approve_clarification' }
  /** It stands before the author, proved. `stopsClocks`: those of the body stand until the author answers. */
  | { type: 'clarification_published'; waitsUntil: Date; stopsClocks: boolean; askedBy: string }
  | { type: 'end_clarification'; endedAs: Exclude<ClarificationEnd, 'moved_on'> }

export type FlagCommand =
  | { type: 'classify'; changes: Classification }
  | { type: 'tag'; tags: string[] }
  | { type: 'read_follow_ups' }
  | { type: 'freeze'; userId: string; reason: string }
  | { type: 'unfreeze'; userId: string }
  | { type: 'change_deadline'; key: string; dueAt: Date; userId: string; reason: string }
  | { type: 'note_repeat'; repeatOfId: string; repeatKind: 'author' | 'place'; repeatNo: number }
  /** The number of a repeat changes when earlier ones are merged or parted; a person's decision on it stays. Null: it repeats none any more. */
  | {
      type: 'renumber_repeat'
      repeat: { repeatOfId: string; repeatKind: 'author' | 'place'; repeatNo: number } | null
    }
  | { type: 'confirm_repeat'; isRepeat: boolean }
  /** An employee wrote in the network itself: unread until somebody here has seen it. */
  | { type: 'answered_by_hand' }
  /** `isThanks`: the author says it is fine; nothing to answer. `isOfMember`: the author of a question merged in. */
  | { type: 'follow_up'; isThanks: boolean; verdict: Verdict | null; isOfMember?: true }
  /** Concerns any message of the author; the flags concern only the first one. */
  | { type: 'source_changed'; change: 'edited' | 'deleted' | 'restored'; isSource: boolean }

export type IncidentCommand =
  | TriageCommand
  | AssignmentCommand
  | JoiningCommand
  | AnswerCommand
  | ClosingCommand
  | ClarifyingCommand
  | FlagCommand
export type CommandType = IncidentCommand['type']
