import { z } from 'zod'
import { CopyResponse } from './casework/attachments.ts'
import { OwnFieldChanges, OwnFieldValues } from './casework/own-fields.ts'
import { Code, keyed, Moment, Network, Surface, Tag } from './common.ts'
import { ADDRESS_LIMITS, REMIND_WORDS } from './rules/limits.ts'
import { HAND_WAYS } from './values/casework/by-hand.ts'
import { CLOSING_REASONS, KINDS, OUTCOMES, QUEUES, SATISFACTIONS, STEPS } from './values/incidents.ts'

export const Step = z.enum(STEPS)
export type Step = z.infer<typeof Step>

export const DISMISS_REASONS = [
  'spam',
  'no_question',
  'abuse',
  'not_our_territory',
  'service_account',
  'answered_on_air',
  'import_undone',
] as const
export const DismissReason = z.enum(DISMISS_REASONS)
/** What a person may give; the others the product says itself. */
export const GivenDismissReason = DismissReason.exclude(['answered_on_air', 'import_undone'])
export const Urgency = z.enum(['normal', 'urgent'])

export const Address = z.object({
  settlement: z.string().max(ADDRESS_LIMITS.settlement).nullable(),
  street: z.string().max(ADDRESS_LIMITS.street).nullable(),
  house: z.string().max(ADDRESS_LIMITS.house).nullable(),
  object: z.string().max(ADDRESS_LIMITS.object).nullable(),
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
  /** An answer waits for a person: the network refused it. */
  hasFailedDelivery: z.boolean(),
  isRepeat: z.boolean(),
  /** It is a mass event itself. */
  isMassEvent: z.boolean(),
  isFrozen: z.boolean(),
  isAuthorUnreachable: z.boolean(),
  needsArbiter: z.boolean(),
  /** Answered, and something is being added for all who have the answer. */
  isSupplement: z.boolean(),
})

export const IncidentListItem = z.object({
  id: z.uuid(),
  number: z.number().int(),
  step: Step,
  version: z.number().int(),
  title: z.string(),
  network: Network,
  surface: Surface,
  /** Written down by an employee, and how it came; null: it came through the network itself. */
  handWay: z.enum(HAND_WAYS).nullable(),
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
  /** Who asked; null where the network does not say. Tells people apart, it opens nothing. */
  authorId: z.uuid().nullable(),
  /** Incidents that this answer ends: 1 without merged ones. */
  memberCount: z.number().int(),
  /** People among them: two questions of one author are one. */
  authorCount: z.number().int(),
  /** Which one in the row of repeats; null when it is the first or nobody looked. */
  repeatNo: z.number().int().nullable(),
  promiseDueAt: Moment.nullable(),
  /** A clarifying question stands before the author, who is waited for until then. */
  clarifyUntil: Moment.nullable(),
  eventId: z.uuid().nullable(),
  tags: z.array(z.string()),
  /** The words by which an urgent one was read as a danger; empty where a person or its topic made it urgent. */
  urgentWords: z.array(z.string()),
})
export type IncidentListItem = z.infer<typeof IncidentListItem>

export const Queue = z.enum(QUEUES)
export type Queue = z.infer<typeof Queue>

/** A row of a list with its place there, so that a reader can put a changed row where it belongs. */
export const ListedIncident = IncidentListItem.extend({
  /** The cursor that continues after this row: stretch, order, moment and id, joined by `_`. */
  place: z.string(),
  /** Its answer waits for a yes: whose, and since when. */
  approval: z.object({ stage: z.enum(['agency', 'centre']), since: Moment }).nullable(),
})
export type ListedIncident = z.infer<typeof ListedIncident>
export const IncidentListResponse = z.object({
  incidents: z.array(ListedIncident),
  nextCursor: z.string().nullable(),
  /** More was found by its words than is looked through: not all are here, narrow the filter. */
  isCut: z.boolean(),
  /** Words for the same that were looked for besides those that were typed; what they found stands behind. */
  also: z.array(z.string()),
})
export type IncidentListResponse = z.infer<typeof IncidentListResponse>
/** The best first; of whatever steps and deadlines. */
export const LikelyIncidentsResponse = z.object({ incidents: z.array(IncidentListItem) })
/** Of the asked incidents those that stand in the list now; the others left it or were never in it. */
export const ChangedIncidentsResponse = z.object({ incidents: z.array(ListedIncident) })
export const CountersResponse = z.object({
  queues: z.partialRecord(
    Queue,
    z.object({
      total: z.number().int(),
      late: z.number().int(),
      /** Of the queue of publication: those that a person has to look at. */
      failed: z.number().int(),
    }),
  ),
  asOf: Moment,
})
export type CountersResponse = z.infer<typeof CountersResponse>

/** Many questions about one accident, which may be gathered into one work. */
export const BurstResponse = z.object({
  /** As many as may be merged at once; the one that takes the others in stands first. */
  ids: z.array(z.uuid()),
  municipalityCode: z.string(),
  topicCode: z.string(),
  /** The street most of them name; null: nobody named one. */
  street: z.string().nullable(),
  /** Some are of other streets, or name none. */
  isWider: z.boolean(),
  from: Moment,
  to: Moment,
})
export type BurstResponse = z.infer<typeof BurstResponse>
export const BurstsResponse = z.object({ bursts: z.array(BurstResponse) })
export type BurstsResponse = z.infer<typeof BurstsResponse>

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
  /** It looks heard and passed on: a person may begin the card of a rumour with it. Older suggestions say nothing. */
  rumour: z
    .object({ reasons: z.array(Reason) })
    .nullable()
    .default(null),
  /** A point came with the words, and it lies outside the region. */
  isOutsideRegion: z.boolean().default(false),
  isUrgent: z.boolean(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const AttachmentResponse = z.object({
  kind: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  /** Null for what came before copies were kept. */
  copy: CopyResponse.nullable(),
})
/** Of an answer of ours, as it went along; its bytes are with the incident that was answered. */
export const SentFileResponse = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  label: z.enum(['before', 'after', 'photo', 'document', 'screenshot']),
})
export type SentFileResponse = z.infer<typeof SentFileResponse>

export const MessageResponse = z.object({
  id: z.uuid(),
  /** Whose words they are when several were merged: the author's own incident. */
  incidentId: z.uuid().nullable(),
  direction: z.enum(['in', 'out']),
  surface: Surface,
  /** Null where the reader's role may not see names. */
  authorName: z.string().nullable(),
  isOurs: z.boolean(),
  /** Typed by an employee in the network itself, not sent by Veche. */
  isByHand: z.boolean(),
  /** By a program: an answer of somebody who is away, the post itself, a letter to many. Null: by a person. */
  automatic: z.enum(['reply', 'report', 'bulk']).nullable(),
  /** The network's delivery was missed: read back later, with its true time. */
  isLate: z.boolean(),
  /** The message this card began with. */
  isSource: z.boolean(),
  text: z.string(),
  attachments: z.array(AttachmentResponse),
  sentFiles: z.array(SentFileResponse),
  parentId: z.uuid().nullable(),
  occurredAt: Moment,
  receivedAt: Moment,
  permalink: z.string().nullable(),
  sourceState: z.enum(['alive', 'edited', 'deleted']),
  /** By us, or it is on its way: the words are kept. */
  isTakenDown: z.boolean(),
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
  /** What the rule gave; `dueAt` is where it stands after the acts below. */
  firstDueAt: Moment,
  changes: z.array(
    z.object({
      at: Moment,
      byName: z.string().nullable(),
      reason: z.string(),
      before: Moment,
      after: Moment,
    }),
  ),
  pauses: z.array(
    z.object({ from: Moment, until: Moment.nullable(), byName: z.string().nullable(), reason: z.string() }),
  ),
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
  /** Whom the step gave the work to, unless they did it themselves. */
  givenTo: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export const ActivityListResponse = z.object({ activities: z.array(ActivityResponse) })

function booleansOf<const K extends readonly string[]>(keys: K) {
  // Every key gets the one schema: the shape is what the list says.
  return Object.fromEntries(keys.map((key) => [key, z.boolean()])) as { [key in K[number]]: z.ZodBoolean }
}

/** What the reader may do now: the server decides, the interface only shows. */
export const INCIDENT_COMMANDS = [
  'accept',
  'dismiss',
  'restore',
  'undo_accept',
  'classify',
  'tag',
  'assign',
  'unassign',
  'assign_person',
  'take',
  'release',
  'return',
  'unmerge',
  'declare_event',
  'join_event',
  'leave_event',
  'read_follow_ups',
  'close',
  'reopen',
  'supplement',
  'undo_supplement',
  'propose_futile',
  'confirm_futile',
  'withdraw_futile',
  'accept_evidence',
  'freeze',
  'unfreeze',
  'change_deadline',
  'confirm_repeat',
] as const
export const IncidentAbilities = z.object({
  ...booleansOf(INCIDENT_COMMANDS),
  /** Take others in; `merge` on the other side. */
  merge: z.boolean(),
  /** Somebody joined after the answer: the same text may be sent to them. */
  deliver_to_late: z.boolean(),
  split: z.boolean(),
  draft: z.boolean(),
  submit: z.boolean(),
  /** Ask the author for a fact that is missing. */
  clarify: z.boolean(),
  approve: z.boolean(),
  send_back: z.boolean(),
  /** The approved answer has not left yet: back for rework. */
  call_back: z.boolean(),
  resolve_delivery: z.boolean(),
})
export type IncidentAbilities = z.infer<typeof IncidentAbilities>

export const DELIVERY_STATES = [
  'none',
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'undeliverable',
] as const
/** An author who waits for the answer of this incident, in their own thread. */
export const MemberResponse = z.object({
  incidentId: z.uuid(),
  number: z.number().int(),
  step: Step,
  version: z.number().int(),
  authorId: z.uuid().nullable(),
  /** Null where the reader's role may not see names. */
  authorName: z.string().nullable(),
  network: Network,
  surface: Surface,
  /** Written down by an employee, and how it came. */
  handWay: z.enum(HAND_WAYS).nullable(),
  title: z.string(),
  permalink: z.string().nullable(),
  foundAt: Moment,
  mergedAt: Moment.nullable(),
  /** `event`: its own incident, answered by the mass event it is part of. */
  role: z.enum(['self', 'merged', 'event']),
  /** Of the latest approved answer. */
  delivery: z.enum(DELIVERY_STATES),
  sentAt: Moment.nullable(),
  satisfaction: z.enum(SATISFACTIONS).nullable(),
  canUnmerge: z.boolean(),
})
export type MemberResponse = z.infer<typeof MemberResponse>

export const PROMISE_STATES = ['open', 'kept', 'moved', 'broken', 'cancelled'] as const
export const PromiseResponse = z.object({
  id: z.uuid(),
  what: z.string(),
  who: z.string(),
  evidence: z.string(),
  dueAt: Moment,
  returnsAt: Moment,
  state: z.enum(PROMISE_STATES),
  madeAt: Moment,
  closedAt: Moment.nullable(),
})
export type PromiseResponse = z.infer<typeof PromiseResponse>

const Said = { at: Moment, byName: z.string().nullable() }
/** What «решено» rests on. */
export const Evidence = z.discriminatedUnion('kind', [
  /** Of the answer that this publication carried: of its own, or of the mass event it belongs to. */
  z.object({ kind: z.literal('photo'), ...Said, publicationId: z.uuid().nullable() }),
  /** A message of the thread. */
  z.object({ kind: z.literal('author_words'), ...Said, messageId: z.uuid().nullable() }),
  /** An employee closed it with the author's word, given elsewhere. */
  z.object({ kind: z.literal('author_said'), ...Said }),
  z.object({ kind: z.literal('accepted'), ...Said, reason: z.string() }),
])
export type Evidence = z.infer<typeof Evidence>

/** An agency that said the work is not theirs, and whose they thought it is. */
export const RefusalResponse = z.object({
  at: Moment,
  byName: z.string().nullable(),
  agencyCode: z.string().nullable(),
  proposedAgencyCode: z.string().nullable(),
  reason: z.string(),
})
export type RefusalResponse = z.infer<typeof RefusalResponse>

const IncidentLink = z.object({ id: z.uuid(), number: z.number().int(), title: z.string() })

export const IncidentResponse = IncidentListItem.extend({
  channelId: z.uuid(),
  channelName: z.string(),
  permalink: z.string().nullable(),
  kind: z.enum(KINDS).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  closingReason: z.enum(CLOSING_REASONS).nullable(),
  satisfaction: z.enum(SATISFACTIONS).nullable(),
  dismissReason: DismissReason.nullable(),
  leaseUntil: Moment.nullable(),
  severity: z.number().int().nullable(),
  handoffs: z.number().int(),
  proposedAgencyCode: z.string().nullable(),
  /** Until then the agency may say that the work is not theirs; null when it may not. */
  returnUntil: Moment.nullable(),
  hasEvidence: z.boolean(),
  /** Empty without evidence; the oldest first. */
  evidence: z.array(Evidence),
  closeProposedByName: z.string().nullable(),
  /** What it says in the region's own fields, by their codes. */
  ownFields: OwnFieldValues,
  /** More than one entry when others were merged into it or hang on it as a mass event. */
  members: z.array(MemberResponse),
  mergedInto: IncidentLink.nullable(),
  event: IncidentLink.nullable(),
  splitFrom: IncidentLink.nullable(),
  repeat: z
    .object({
      of: IncidentLink,
      kind: z.enum(['author', 'place']),
      no: z.number().int(),
      isConfirmed: z.boolean().nullable(),
    })
    .nullable(),
  promises: z.array(PromiseResponse),
  /** The first one first. */
  refusals: z.array(RefusalResponse),
  /** Its person gave it back to the coordinator and nobody has it since; the words are those of the history. */
  released: z.object({ at: Moment, byName: z.string().nullable(), reason: z.string() }).nullable(),
  /** Without an agency that has refused. */
  suggestion: Suggestion.nullable(),
  /** The likest question whose topic a person chose as it is suggested here; null where the reader may not see it. */
  nearestCase: IncidentLink.nullable(),
  deadlines: z.array(DeadlineResponse),
  thread: z.array(MessageResponse),
  /** The post under which the question was asked, when we know it. */
  context: z.object({ text: z.string(), occurredAt: Moment }).nullable(),
  /** The card of the rumour that the question's first message carries, or seems to. */
  fake: z.object({ id: z.uuid(), number: z.number().int(), isSure: z.boolean() }).nullable(),
  /** The stream that answered the question, at which second of it: pressed without a line and told later. */
  onAir: z
    .object({
      ...{ livestreamId: z.uuid(), livestreamTitle: z.string() },
      ...{ questionNumber: z.number().int(), timeCodeS: z.number().int() },
    })
    .nullable(),
  /** On the receipt of whoever asked by the region's form: the only number that they know. */
  requestNumber: z.number().int().nullable(),
  /** On the demand of its author: no words are left. */
  erasedAt: Moment.nullable(),
  abilities: IncidentAbilities,
  /** Late, and the reader may call those who have it to it. */
  mayRemind: z.boolean(),
})
export type IncidentResponse = z.infer<typeof IncidentResponse>

const Base = { expectedVersion: z.number().int() }
const OfStep = { ...Base, ...keyed }
const Comment = z.string().trim().max(2000)
const Why = z.string().trim().min(3).max(2000)
export const IncidentCommandRequest = z.discriminatedUnion('type', [
  /** Registers the question; with an agency (or a route) it goes straight to `assigned`. */
  z.strictObject({
    type: z.literal('accept'),
    ...OfStep,
    topicCode: z.string().max(100),
    municipalityCode: z.string().max(100),
    /** Null: the routing table decides; nothing there → `distribution`. */
    agencyCode: z.string().max(100).nullable(),
    urgency: Urgency.default('normal'),
    address: Address.nullable().default(null),
    /** What the topic must be told at acceptance may be said with it. */
    ownFields: OwnFieldChanges.optional(),
  }),
  z.strictObject({
    type: z.literal('dismiss'),
    ...OfStep,
    reason: GivenDismissReason,
    comment: Comment.default(''),
  }),
  z.strictObject({ type: z.literal('restore'), ...OfStep }),
  z.strictObject({ type: z.literal('undo_accept'), ...OfStep }),
  z.strictObject({
    type: z.literal('classify'),
    ...OfStep,
    topicCode: z.string().max(100).optional(),
    municipalityCode: z.string().max(100).optional(),
    urgency: Urgency.optional(),
    kind: z.enum(KINDS).optional(),
    severity: z.number().int().min(1).max(5).nullable().optional(),
    address: Address.optional(),
  }),
  /** All the tags it then has. */
  z.strictObject({ type: z.literal('tag'), ...OfStep, tags: z.array(Tag).max(20) }),
  z.strictObject({
    type: z.literal('assign'),
    ...OfStep,
    agencyCode: z.string().max(100),
    comment: Comment.default(''),
  }),
  /** Back to distribution: a mistake of the centre, not a refusal of the agency. */
  z.strictObject({ type: z.literal('unassign'), ...OfStep }),
  z.strictObject({
    type: z.literal('assign_person'),
    ...OfStep,
    unitCode: z.string().nullable(),
    assigneeId: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('take'), ...OfStep }),
  z.strictObject({
    type: z.literal('return'),
    ...OfStep,
    reason: Why,
    proposedAgencyCode: z.string().nullable().default(null),
  }),
  z.strictObject({ type: z.literal('read_follow_ups'), ...OfStep }),
  z.strictObject({ type: z.literal('close'), ...OfStep, satisfaction: z.enum(SATISFACTIONS) }),
  z.strictObject({ type: z.literal('reopen'), ...OfStep, reason: Why }),
  /** The person gives the task back to the coordinator. */
  z.strictObject({ type: z.literal('release'), ...OfStep, reason: Why }),
  z.strictObject({ type: z.literal('unmerge'), ...OfStep }),
  z.strictObject({ type: z.literal('declare_event'), ...OfStep, isMassEvent: z.boolean() }),
  z.strictObject({ type: z.literal('join_event'), ...OfStep, eventId: z.uuid() }),
  z.strictObject({ type: z.literal('leave_event'), ...OfStep }),
  /** A correction or news after the answer: the next text goes to every author again. */
  z.strictObject({ type: z.literal('supplement'), ...OfStep, reason: Why }),
  /** Nobody has written anything yet: the answer stands as it stood. */
  z.strictObject({ type: z.literal('undo_supplement'), ...OfStep }),
  z.strictObject({ type: z.literal('propose_futile'), ...OfStep, reason: Why }),
  z.strictObject({ type: z.literal('confirm_futile'), ...OfStep }),
  z.strictObject({ type: z.literal('withdraw_futile'), ...OfStep }),
  z.strictObject({ type: z.literal('accept_evidence'), ...OfStep, reason: Why }),
  /** Stops every clock that is not missed yet. */
  z.strictObject({ type: z.literal('freeze'), ...OfStep, reason: Why }),
  z.strictObject({ type: z.literal('unfreeze'), ...OfStep }),
  z.strictObject({ type: z.literal('change_deadline'), ...OfStep, key: Code, dueAt: Moment, reason: Why }),
  z.strictObject({ type: z.literal('confirm_repeat'), ...OfStep, isRepeat: z.boolean() }),
])
export type IncidentCommandRequest = z.infer<typeof IncidentCommandRequest>

/** Words of whoever reminds; none where the fact is enough. */
export const RemindRequest = z.strictObject({
  ...keyed,
  words: z.string().trim().max(REMIND_WORDS).default(''),
})
export type RemindRequest = z.infer<typeof RemindRequest>

/** Takes others in: all or none. Each keeps its own author, thread and answer. */
export const MergeRequest = z.strictObject({
  ...Base,
  incidents: z
    .array(z.strictObject({ id: z.uuid(), ...Base }))
    .min(1)
    .max(100),
})
export type MergeRequest = z.infer<typeof MergeRequest>

/** Cuts one message that asks of several things; each part begins an incident of its own. */
export const SplitRequest = z.strictObject({
  ...Base,
  parts: z
    .array(z.strictObject({ text: z.string().trim().min(3).max(4000) }))
    .min(1)
    .max(10),
})
export type SplitRequest = z.infer<typeof SplitRequest>
export const SplitResponse = z.object({ incidents: z.array(IncidentLink) })
export type SplitResponse = z.infer<typeof SplitResponse>

/** Open incidents that may speak of the same. */
export const DuplicatesResponse = z.object({
  candidates: z.array(
    z.object({
      incident: IncidentListItem,
      text: z.string(),
      /** `author`: the same person; `address`, `near`: the same place; `words`: much the same text; `thread`: under one post. */
      reasons: z.array(z.enum(['author', 'address', 'near', 'words', 'thread'])),
      likeness: z.number(),
    }),
  ),
})
export type DuplicatesResponse = z.infer<typeof DuplicatesResponse>
