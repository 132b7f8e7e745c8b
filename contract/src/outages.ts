import { z } from 'zod'
import { ImportPreviewResponse, SheetFormat } from './admin/directory.ts'
import { Before, Code, Moment, PageQuery } from './common.ts'
import { STEPS } from './values/incidents.ts'
import {
  OUTAGE_ADDRESSES_LIMIT,
  OUTAGE_CORNERS_LIMIT,
  OUTAGE_KINDS,
  OUTAGE_REASON_LIMIT,
  OUTAGE_STATES,
} from './values/outages.ts'

export const OutageKind = z.enum(OUTAGE_KINDS)
export type OutageKind = z.infer<typeof OutageKind>
export const OutageState = z.enum(OUTAGE_STATES)
export type OutageState = z.infer<typeof OutageState>

const Reason = z.string().trim().min(3).max(OUTAGE_REASON_LIMIT)
/** Streets with houses, whole streets, whole settlements: «ул. Ленина, 1–15 нечётные, 20к2; пер. Садовый». */
const Addresses = z.string().trim().min(1).max(OUTAGE_ADDRESSES_LIMIT)

/** Corners of a place on the map; one alone is that point and what is near it. */
export const OutageArea = z
  .array(z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }))
  .min(1)
  .max(OUTAGE_CORNERS_LIMIT)
export type OutageArea = z.infer<typeof OutageArea>

export const CreateOutageRequest = z
  .strictObject({
    kind: OutageKind,
    /** What is done and why, for residents. */
    reason: Reason,
    agencyCode: Code,
    municipalityCode: Code,
    addresses: Addresses,
    area: OutageArea.nullable().default(null),
    beginsAt: Moment,
    endsAt: Moment,
  })
  .refine(({ beginsAt, endsAt }) => Date.parse(endsAt) > Date.parse(beginsAt), {
    error: 'ends_before_start',
    path: ['endsAt'],
  })
export type CreateOutageRequest = z.infer<typeof CreateOutageRequest>

export const UpdateOutageRequest = z.strictObject({
  kind: OutageKind.optional(),
  reason: Reason.optional(),
  agencyCode: Code.optional(),
  municipalityCode: Code.optional(),
  addresses: Addresses.optional(),
  area: OutageArea.nullable().optional(),
  beginsAt: Moment.optional(),
  endsAt: Moment.optional(),
  before: Before,
})
export type UpdateOutageRequest = z.infer<typeof UpdateOutageRequest>

/** `resume` takes back an end, `restore` a cancellation. */
export const OutageCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('end'), expectedVersion: z.number().int() }),
  z.strictObject({ type: z.literal('resume'), expectedVersion: z.number().int() }),
  z.strictObject({
    type: z.literal('cancel'),
    expectedVersion: z.number().int(),
    comment: z.string().trim().min(3).max(OUTAGE_REASON_LIMIT),
  }),
  z.strictObject({ type: z.literal('restore'), expectedVersion: z.number().int() }),
])
export type OutageCommand = z.infer<typeof OutageCommand>

/** What anybody may know of an outage. */
export const PublicOutage = z.object({
  id: z.uuid(),
  number: z.number().int(),
  kind: OutageKind,
  state: OutageState,
  reason: z.string(),
  agencyCode: z.string(),
  municipalityCode: z.string(),
  addresses: z.string(),
  area: OutageArea.nullable(),
  beginsAt: Moment,
  endsAt: Moment,
  /** Null: not ended early. */
  endedAt: Moment.nullable(),
  cancelledAt: Moment.nullable(),
})
export type PublicOutage = z.infer<typeof PublicOutage>

export const OutageListItem = PublicOutage.extend({
  version: z.number().int(),
  /** How many questions have joined it. */
  questionCount: z.number().int(),
})
export type OutageListItem = z.infer<typeof OutageListItem>

export const OutageListQuery = PageQuery.extend({
  state: OutageState.default('in_force'),
  kind: OutageKind.optional(),
  municipalityCode: Code.optional(),
  agencyCode: Code.optional(),
  /** Words of its reason or addresses, or its number. */
  search: z.string().trim().min(1).max(200).optional(),
})
/** What the list shows, as a file that may come back. */
export const OutageSheetQuery = OutageListQuery.omit({ cursor: true, limit: true }).extend({
  format: SheetFormat.default('xlsx'),
})
/** Rows with a number of ours change that outage; others are found by body, place, addresses and beginning, or are new. */
export const OutagePreviewResponse = ImportPreviewResponse
export const ApplyOutagesQuery = z.object({ basedOn: z.string().length(64) })
export const OutagesAppliedResponse = z.object({
  addedCount: z.number().int(),
  changedCount: z.number().int(),
})

export const OutageListResponse = z.object({
  outages: z.array(OutageListItem),
  counts: z.record(OutageState, z.number().int()),
  nextCursor: z.string().nullable(),
})
export type OutageListResponse = z.infer<typeof OutageListResponse>

export const OUTAGE_ACTS = [
  'entered',
  'changed',
  'ended',
  'resumed',
  'cancelled',
  'restored',
  'imported',
] as const
export const OutageChange = z.object({
  at: Moment,
  byName: z.string().nullable(),
  act: z.enum(OUTAGE_ACTS),
  /** Of a change, each field before and after it; of a cancellation, its reason. */
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  comment: z.string().nullable(),
})
export type OutageChange = z.infer<typeof OutageChange>

/** The question that stands for all that joined: its answer is theirs. */
export const OutageEvent = z.object({
  incidentId: z.uuid(),
  number: z.number().int(),
  step: z.enum(STEPS),
})
export const OutageResponse = OutageListItem.extend({
  history: z.array(OutageChange),
  event: OutageEvent.nullable(),
  /** Of the questions that joined, those without a final answer. */
  waitingCount: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    end: z.boolean(),
    resume: z.boolean(),
    cancel: z.boolean(),
    restore: z.boolean(),
    /** Prepare the answer to all who wait. */
    answer: z.boolean(),
  }),
})
export type OutageResponse = z.infer<typeof OutageResponse>

/** `possible`: what was said does not tell the house or the village. */
export const OutageOffer = z.object({
  outage: PublicOutage,
  fit: z.enum(['exact', 'possible']),
  /** The resident has said on the form that it is about this outage. */
  isConfirmed: z.boolean(),
})
export type OutageOffer = z.infer<typeof OutageOffer>
export const OutageOffersResponse = z.object({
  offers: z.array(OutageOffer),
  /** The outage that the question has joined. */
  joined: PublicOutage.nullable(),
  canJoin: z.boolean(),
})
export type OutageOffersResponse = z.infer<typeof OutageOffersResponse>

/** Beside a question of a chat; `reply`: what may be said there at once. */
export const ChatOutagesResponse = z.object({
  offers: z.array(OutageOffer.extend({ reply: z.string() })),
  canJoin: z.boolean(),
})
export type ChatOutagesResponse = z.infer<typeof ChatOutagesResponse>

/** The question whose answer all who joined will get. */
export const PreparedAnswerResponse = z.object({ incidentId: z.uuid() })

export const JoinOutageRequest = z.strictObject({ expectedVersion: z.number().int() })
export const JoinedOutageResponse = z.object({
  /** The question that stands for all of the outage; the asked one itself when it is the first. */
  eventId: z.uuid(),
  /** Whose answer was prepared; null: one is being written already. */
  preparedId: z.uuid().nullable(),
})
export type JoinedOutageResponse = z.infer<typeof JoinedOutageResponse>
