import { z } from 'zod'
import { Moment, Network, Surface } from './common.ts'

export const STEPS = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
  'merged',
  'archived',
] as const
export const Step = z.enum(STEPS)
export type Step = z.infer<typeof Step>

export const DISMISS_REASONS = [
  'spam',
  'no_question',
  'abuse',
  'not_our_territory',
  'service_account',
] as const
export const DismissReason = z.enum(DISMISS_REASONS)
export const KINDS = ['solvable', 'unsolvable', 'informational'] as const
export const OUTCOMES = ['solved', 'explained', 'not_solved', 'postponed'] as const
export const SATISFACTIONS = ['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const
export const Urgency = z.enum(['normal', 'urgent'])

export const Address = z.object({
  settlement: z.string().max(120).nullable(),
  street: z.string().max(160).nullable(),
  house: z.string().max(40).nullable(),
  object: z.string().max(200).nullable(),
})
export type Address = z.infer<typeof Address>

/** The deadline that matters now. `warnAt`: from here on it is "attention". Null `dueAt`: paused. */
export const CurrentDeadline = z.object({
  key: z.string(),
  startedAt: Moment,
  dueAt: Moment,
  warnAt: Moment,
  isPaused: z.boolean(),
  clock: z.enum(['calendar_hours', 'working_hours', 'working_days', 'time_of_working_day']),
})
export type CurrentDeadline = z.infer<typeof CurrentDeadline>

export const IncidentFlags = z.object({
  isUrgent: z.boolean(),
  isReopened: z.boolean(),
  hasUnreadFollowUp: z.boolean(),
  isSourceEdited: z.boolean(),
  isSourceDeleted: z.boolean(),
  hasUnknownDelivery: z.boolean(),
  isRepeat: z.boolean(),
  /** It is a mass event itself. */
  isMassEvent: z.boolean(),
  isFrozen: z.boolean(),
  isAuthorUnreachable: z.boolean(),
  needsArbiter: z.boolean(),
})

export const IncidentListItem = z.object({
  id: z.uuid(),
  number: z.number().int(),
  step: Step,
  version: z.number().int(),
  title: z.string(),
  network: Network,
  surface: Surface,
  topicCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  address: Address,
  agencyCode: z.string().nullable(),
  unitCode: z.string().nullable(),
  assigneeName: z.string().nullable(),
  foundAt: Moment,
  deadline: CurrentDeadline.nullable(),
  flags: IncidentFlags,
  messageCount: z.number().int(),
  /** Authors who wait for this answer: 1 without merged incidents. */
  memberCount: z.number().int(),
  /** Which one in the row of repeats; null when it is the first or nobody looked. */
  repeatNo: z.number().int().nullable(),
  promiseDueAt: Moment.nullable(),
  eventId: z.uuid().nullable(),
  tags: z.array(z.string()),
})
export type IncidentListItem = z.infer<typeof IncidentListItem>

/** Queues of the desk. `mine`: assigned to me or to my unit; `approval` for approvers. */
export const QUEUES = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
  'mine',
  'mine_today',
  'to_approve',
] as const
export const Queue = z.enum(QUEUES)
export type Queue = z.infer<typeof Queue>

export const IncidentListResponse = z.object({
  incidents: z.array(IncidentListItem),
  nextCursor: z.string().nullable(),
})
/** Counts go no further: this many or more is «999+». */
export const COUNT_LIMIT = 1000
export const CountersResponse = z.object({
  queues: z.partialRecord(Queue, z.object({ total: z.number().int(), late: z.number().int() })),
  asOf: Moment,
})
export type CountersResponse = z.infer<typeof CountersResponse>

export const Reason = z.object({
  /** `words`, `channel`, `mention`, `route`, `address`, `urgent_topic`… the web has the words. */
  code: z.string(),
  words: z.array(z.string()),
})
export const Suggestion = z.object({
  topic: z.object({ code: z.string(), confidence: z.number(), reasons: z.array(Reason) }).nullable(),
  alternatives: z.array(z.object({ code: z.string(), confidence: z.number() })),
  municipality: z.object({ code: z.string(), confidence: z.number(), reasons: z.array(Reason) }).nullable(),
  agency: z.object({ code: z.string(), confidence: z.number(), reasons: z.array(Reason) }).nullable(),
  address: Address.nullable(),
  kind: z.object({
    code: z.enum(['question', 'complaint', 'danger', 'thanks', 'chatter', 'spam', 'abuse']),
    reasons: z.array(Reason),
  }),
  isUrgent: z.boolean(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const AttachmentResponse = z.object({
  kind: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
})
export const MessageResponse = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  surface: Surface,
  /** Null where the reader's role may not see names. */
  authorName: z.string().nullable(),
  isOurs: z.boolean(),
  /** Typed by an employee in the network itself, not sent by Veche. */
  isByHand: z.boolean(),
  /** The message this card began with. */
  isSource: z.boolean(),
  text: z.string(),
  attachments: z.array(AttachmentResponse),
  parentId: z.uuid().nullable(),
  occurredAt: Moment,
  receivedAt: Moment,
  permalink: z.string().nullable(),
  sourceState: z.enum(['alive', 'edited', 'deleted']),
  versions: z.array(z.object({ text: z.string(), capturedAt: Moment })),
  isUnread: z.boolean(),
})
export type MessageResponse = z.infer<typeof MessageResponse>

export const DeadlineResponse = CurrentDeadline.extend({
  ruleName: z.string(),
  ruleVersion: z.number().int(),
  stoppedAt: Moment.nullable(),
  state: z.enum(['running', 'met', 'late', 'cancelled', 'paused']),
  spentWorkingMs: z.number().nullable(),
  spentCalendarMs: z.number().nullable(),
})
export type DeadlineResponse = z.infer<typeof DeadlineResponse>
export const ExplanationInterval = z.object({
  from: Moment,
  to: Moment,
  isCounted: z.boolean(),
  reason: z.string(),
  /** Name of the holiday, date moved from. */
  note: z.string().nullable(),
  ms: z.number(),
})
export const ExplanationResponse = z.object({
  deadline: DeadlineResponse,
  intervals: z.array(ExplanationInterval),
  countedMs: z.number(),
  calendarMs: z.number(),
  isCalendarAssumed: z.boolean(),
})
export type ExplanationResponse = z.infer<typeof ExplanationResponse>

export const ActivityResponse = z.object({
  id: z.string(),
  at: Moment,
  type: z.string(),
  actorName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export const ActivityListResponse = z.object({ activities: z.array(ActivityResponse) })

/** What the reader may do now: the server decides, the interface only shows. */
export const INCIDENT_COMMANDS = [
  'accept',
  'dismiss',
  'restore',
  'undo_accept',
  'classify',
  'assign',
  'assign_person',
  'take',
  'return',
  'read_follow_ups',
  'close',
  'reopen',
] as const
export const IncidentAbilities = z.object({
  accept: z.boolean(),
  dismiss: z.boolean(),
  restore: z.boolean(),
  undo_accept: z.boolean(),
  classify: z.boolean(),
  assign: z.boolean(),
  assign_person: z.boolean(),
  take: z.boolean(),
  return: z.boolean(),
  read_follow_ups: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  draft: z.boolean(),
  submit: z.boolean(),
  approve: z.boolean(),
  send_back: z.boolean(),
  resolve_delivery: z.boolean(),
})
export type IncidentAbilities = z.infer<typeof IncidentAbilities>

export const IncidentResponse = IncidentListItem.extend({
  channelId: z.uuid(),
  channelName: z.string(),
  permalink: z.string().nullable(),
  kind: z.enum(KINDS).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  closingReason: z.string().nullable(),
  satisfaction: z.enum(SATISFACTIONS).nullable(),
  dismissReason: DismissReason.nullable(),
  leaseUntil: Moment.nullable(),
  suggestion: Suggestion.nullable(),
  deadlines: z.array(DeadlineResponse),
  thread: z.array(MessageResponse),
  /** The post under which the question was asked, when we know it. */
  context: z.object({ text: z.string(), occurredAt: Moment }).nullable(),
  abilities: IncidentAbilities,
})
export type IncidentResponse = z.infer<typeof IncidentResponse>

const Base = { expectedVersion: z.number().int() }
const Comment = z.string().trim().max(2000)
export const IncidentCommandRequest = z.discriminatedUnion('type', [
  /** Registers the question; with an agency (or a route) it goes straight to `assigned`. */
  z.strictObject({
    type: z.literal('accept'),
    ...Base,
    topicCode: z.string(),
    municipalityCode: z.string(),
    /** Null: the routing table decides; nothing there → `distribution`. */
    agencyCode: z.string().nullable(),
    urgency: Urgency.default('normal'),
    address: Address.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('dismiss'),
    ...Base,
    reason: DismissReason,
    comment: Comment.default(''),
  }),
  z.strictObject({ type: z.literal('restore'), ...Base }),
  z.strictObject({ type: z.literal('undo_accept'), ...Base }),
  z.strictObject({
    type: z.literal('classify'),
    ...Base,
    topicCode: z.string().optional(),
    municipalityCode: z.string().optional(),
    urgency: Urgency.optional(),
    kind: z.enum(KINDS).optional(),
    address: Address.optional(),
  }),
  z.strictObject({
    type: z.literal('assign'),
    ...Base,
    agencyCode: z.string(),
    comment: Comment.default(''),
  }),
  z.strictObject({
    type: z.literal('assign_person'),
    ...Base,
    unitCode: z.string().nullable(),
    assigneeId: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('take'), ...Base }),
  z.strictObject({
    type: z.literal('return'),
    ...Base,
    reason: z.string().trim().min(3).max(2000),
    proposedAgencyCode: z.string().nullable().default(null),
  }),
  z.strictObject({ type: z.literal('read_follow_ups'), ...Base }),
  z.strictObject({ type: z.literal('close'), ...Base, satisfaction: z.enum(SATISFACTIONS) }),
  z.strictObject({ type: z.literal('reopen'), ...Base, reason: z.string().trim().min(3).max(2000) }),
])
export type IncidentCommandRequest = z.infer<typeof IncidentCommandRequest>
