/** For how long the region keeps what is about people, and what is held back from that. */
import { z } from 'zod'
import { Moment } from '../common.ts'

/** `recommended`: what the page offers at first; `least`: what a term may not go below. In days. */
export const RETENTION_KINDS = {
  deliveries: { recommended: 180, least: 30 },
  contacts: { recommended: 1095, least: 365 },
  words: { recommended: 1825, least: 365 },
  talk: { recommended: 1095, least: 30 },
  readings: { recommended: 1095, least: 180 },
} as const
export type RetentionKind = keyof typeof RETENTION_KINDS
const KINDS = ['deliveries', 'contacts', 'words', 'talk', 'readings'] as const satisfies RetentionKind[]
export const RETENTION_KIND_LIST: readonly RetentionKind[] = KINDS

const term = (kind: RetentionKind) => z.number().int().min(RETENTION_KINDS[kind].least).max(36_500).nullable()
/** Null: kept for ever. */
export const RetentionTerms = z.strictObject({
  deliveries: term('deliveries'),
  contacts: term('contacts'),
  words: term('words'),
  talk: term('talk'),
  readings: term('readings'),
})
export type RetentionTerms = z.infer<typeof RetentionTerms>

const Policy = z.object({
  id: z.uuid(),
  terms: RetentionTerms,
  askedAt: Moment,
  askedByName: z.string(),
  decidedByName: z.string().nullable(),
  /** The reader is another than who asked. */
  mayConfirm: z.boolean(),
})
const Counts = z.object({
  deliveries: z.number().int(),
  contacts: z.number().int(),
  words: z.number().int(),
  talk: z.number().int(),
  readings: z.number().int(),
})
export type RetentionCounts = z.infer<typeof Counts>

export const RetentionHold = z.object({
  id: z.uuid(),
  number: z.number().int(),
  isOfPerson: z.boolean(),
  reason: z.string(),
  placedAt: Moment,
  placedByName: z.string(),
})
export type RetentionHold = z.infer<typeof RetentionHold>

export const RetentionResponse = z.object({
  /** Null: nobody has decided, and nothing goes by itself. */
  inForce: Policy.nullable(),
  waiting: Policy.nullable(),
  holds: z.array(RetentionHold),
})
export type RetentionResponse = z.infer<typeof RetentionResponse>

export const RetentionPreviewResponse = z.object({ today: Counts })
export const AskRetentionRequest = z.strictObject({ terms: RetentionTerms })
export const DecideRetentionRequest = z.strictObject({ decision: z.enum(['confirm', 'refuse']) })
export const PlaceHoldRequest = z.strictObject({
  number: z.number().int().min(1).max(2_147_483_647),
  /** With its author: nothing of this person goes, whatever else they have asked. */
  isOfPerson: z.boolean().default(false),
  reason: z.string().trim().min(3).max(200),
})
