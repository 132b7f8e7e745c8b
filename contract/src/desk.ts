import { z } from 'zod'
import { Role } from './access.ts'
import { FilterInput, IncidentFilterText } from './casework/incident-filter.ts'
import { Code, Moment, shownName, Tag } from './common.ts'
import { CountersResponse, GivenDismissReason, IncidentCommandRequest, Step, Urgency } from './incidents.ts'
import { UnreadResponse } from './notifications.ts'

export const SHARINGS = ['none', 'agency', 'region'] as const
/** Views that come with a region: the interface names them in its own language. */
export const BUILT_IN_VIEWS = ['urgent', 'many_authors', 'promises', 'repeated', 'arbiter'] as const
const BuiltInView = z.enum(BUILT_IN_VIEWS).nullable()
const ViewName = shownName(1, 60)
const Sharing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('agency'), agencyCode: Code }),
  z.strictObject({ kind: z.literal('region') }),
])

export const SavedViewResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: IncidentFilterText,
  sharing: z.enum(SHARINGS),
  agencyCode: z.string().nullable(),
  ownerName: z.string(),
  isOwn: z.boolean(),
  isPinned: z.boolean(),
  /** Null: a person has named it. */
  builtIn: BuiltInView,
  /** The reader is told of what is new in it. */
  isWatched: z.boolean(),
})
export type SavedViewResponse = z.infer<typeof SavedViewResponse>
/** `mayShare`: with whom the reader may share; agencies by code. */
export const SavedViewListResponse = z.object({
  views: z.array(SavedViewResponse),
  mayShare: z.object({ region: z.boolean(), agencies: z.array(z.string()) }),
})
export type SavedViewListResponse = z.infer<typeof SavedViewListResponse>
export const CreateViewRequest = z.strictObject({
  name: ViewName,
  filter: FilterInput,
  sharing: Sharing.default({ kind: 'none' }),
  isPinned: z.boolean().default(false),
  builtIn: BuiltInView.default(null),
})
/** A new name is a person's: the view is built in no longer. */
export const UpdateViewRequest = z.strictObject({
  name: ViewName.optional(),
  filter: FilterInput.optional(),
  sharing: Sharing.optional(),
  isPinned: z.boolean().optional(),
})
export type UpdateViewRequest = z.infer<typeof UpdateViewRequest>
export const WatchViewRequest = z.strictObject({ isOn: z.boolean() })
export const OrderViewsRequest = z.strictObject({ ids: z.array(z.uuid()).max(200) })
/** Up to COUNT_LIMIT; null where counting took too long to wait for. */
export const ViewCountsResponse = z.object({ counts: z.record(z.string(), z.number().int().nullable()) })
export type ViewCountsResponse = z.infer<typeof ViewCountsResponse>

export const BULK_LIMIT = 10_000
export const BulkAction = z.discriminatedUnion('type', [
  /** As the suggestion of each says. */
  z.strictObject({ type: z.literal('accept') }),
  z.strictObject({ type: z.literal('dismiss'), reason: GivenDismissReason }),
  z.strictObject({ type: z.literal('assign'), agencyCode: Code }),
  z.strictObject({
    type: z.literal('assign_person'),
    unitCode: Code.nullable(),
    assigneeId: Code.nullable(),
  }),
  z.strictObject({
    type: z.literal('classify'),
    topicCode: Code.optional(),
    municipalityCode: Code.optional(),
    urgency: Urgency.optional(),
  }),
  z.strictObject({
    type: z.literal('tag'),
    add: z.array(Tag).max(10).default([]),
    remove: z.array(Tag).max(10).default([]),
  }),
  z.strictObject({ type: z.literal('read_follow_ups') }),
  /** Spread over people of a body; who gets which question is written when it is prepared. */
  z.strictObject({
    type: z.literal('spread'),
    agencyCode: Code,
    gives: z.record(z.uuid(), z.string().max(200)),
  }),
])
export type BulkAction = z.infer<typeof BulkAction>
/** Either all that a filter finds, or these. */
export const PreviewBulkRequest = z
  .strictObject({
    action: BulkAction,
    filter: FilterInput.optional(),
    incidentIds: z.array(z.uuid()).min(1).max(1000).optional(),
  })
  .refine(({ filter, incidentIds }) => (filter === undefined) !== (incidentIds === undefined))
export type PreviewBulkRequest = z.infer<typeof PreviewBulkRequest>

export const BULK_STATES = [
  'preview',
  'running',
  'cancelling',
  'cancelled',
  'done',
  'undoing',
  'undone',
] as const
export const BULK_ITEM_STATES = ['unfit', 'ready', 'done', 'failed', 'skipped', 'undone', 'kept'] as const
const BulkExample = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  step: Step,
  isUrgent: z.boolean(),
})
export const BulkRunResponse = z.object({
  id: z.uuid(),
  action: BulkAction,
  state: z.enum(BULK_STATES),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
  /** Null when nothing of it can be undone. */
  undoUntil: Moment.nullable(),
  /** More were found than one run takes. */
  isCut: z.boolean(),
  counts: z.record(z.enum(BULK_ITEM_STATES), z.number().int()),
  /** Why some cannot, failed or stayed as they are; the largest first. */
  reasons: z.array(
    z.object({
      state: z.enum(BULK_ITEM_STATES),
      code: z.string(),
      count: z.number().int(),
      examples: z.array(BulkExample),
    }),
  ),
  /** The first of those that fit, urgent ones before others; only while nothing is changed yet. */
  examples: z.array(BulkExample),
  /** Urgent ones among those that fit; only while nothing is changed yet. */
  urgentCount: z.number().int(),
})
export type BulkRunResponse = z.infer<typeof BulkRunResponse>

/** Why an own act cannot be taken back. */
export const OwnStepWhyNot = z.enum([
  'no_reverse',
  'undone',
  /** The step was itself an undo. */
  'takes_back',
  'changed_since',
  'published',
  'forbidden',
  'hold_over',
  'time_over',
  'running',
])
export type OwnStepWhyNot = z.infer<typeof OwnStepWhyNot>
export const OwnStepResponse = z.object({
  id: z.string(),
  kind: z.enum(['step', 'merge', 'bulk']),
  at: Moment,
  /** Of the history, or of the bulk action. */
  type: z.string(),
  /** How many incidents it changed. */
  count: z.number().int(),
  /** For a merge: the incident that took in the others. The title is null if the reader may no longer see it. */
  incident: z.object({ id: z.uuid(), number: z.number().int(), title: z.string().nullable() }).nullable(),
  /** The request that undoes it; null if it cannot be undone, see `whyNot`. */
  undo: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('commands'),
        steps: z.array(z.object({ incidentId: z.uuid(), command: IncidentCommandRequest })),
      }),
      z.object({ kind: z.literal('bulk'), runId: z.uuid() }),
      z.object({ kind: z.literal('approval'), incidentId: z.uuid(), expectedVersion: z.number().int() }),
    ])
    .nullable(),
  whyNot: OwnStepWhyNot.nullable(),
})
export type OwnStepResponse = z.infer<typeof OwnStepResponse>
/** The latest first. */
export const OwnStepsResponse = z.object({ steps: z.array(OwnStepResponse) })

export const PRESENCE_MODES = ['reads', 'writes'] as const
/** Sent each 20 seconds while the card is open; `gone` when it closes. */
export const PresenceRequest = z.strictObject({ mode: z.enum([...PRESENCE_MODES, 'gone']) })
/** After this time without a heartbeat the person is gone; a heartbeat makes it longer and nobody is told. */
const AliveMs = z.number().int()
export const PresenceResponse = z.object({
  people: z.array(
    z.object({ userId: z.string(), name: z.string(), mode: z.enum(PRESENCE_MODES), aliveMs: AliveMs }),
  ),
})
export type PresenceResponse = z.infer<typeof PresenceResponse>

/** Who writes now anywhere the reader may look, without the reader: a few people, whatever the list. */
export const WritersResponse = z.object({
  writers: z.array(
    z.object({ incidentId: z.uuid(), userId: z.string(), name: z.string(), aliveMs: AliveMs }),
  ),
})
export type WritersResponse = z.infer<typeof WritersResponse>

/** What stands around the list of the desk. */
export const DeskResponse = z.object({
  counters: CountersResponse,
  views: SavedViewListResponse,
  counts: ViewCountsResponse,
  writers: WritersResponse,
  unread: UnreadResponse,
})
export type DeskResponse = z.infer<typeof DeskResponse>

export const FoundPeopleQuery = z.object({ search: z.string().trim().max(100).default('') })
/** Colleagues within the reader's scope, by name or agency. */
export const FoundPeopleResponse = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string(), role: Role, agencyCode: z.string().nullable() }),
  ),
})

/** The same author's other questions that the reader may see: enough to open them, nothing about the person. */
export const AuthorHistoryResponse = z.object({
  incidents: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      topicCode: z.string().nullable(),
      step: Step,
      foundAt: Moment,
    }),
  ),
  hasMore: z.boolean(),
})
export type AuthorHistoryResponse = z.infer<typeof AuthorHistoryResponse>
