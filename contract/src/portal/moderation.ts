import { z } from 'zod'
import { Moment, Network, Surface } from '../common.ts'
import {
  NETWORK_ACT_BEGINNINGS,
  NETWORK_ACT_KINDS,
  NETWORK_ACT_LIMITS,
  NETWORK_ACT_REASONS,
  NETWORK_ACT_STATES,
  NETWORK_ACT_TERMS,
  NETWORK_ACT_VIEWS,
  NETWORK_ACT_WAYS,
  NETWORK_ACT_WORDS_LIMIT,
} from '../values/portal/moderation.ts'

export const NetworkActKind = z.enum(NETWORK_ACT_KINDS)
export type NetworkActKind = z.infer<typeof NetworkActKind>
export const NetworkActState = z.enum(NETWORK_ACT_STATES)
export type NetworkActState = z.infer<typeof NetworkActState>
export const NetworkActTerm = z.enum(NETWORK_ACT_TERMS)
export type NetworkActTerm = z.infer<typeof NetworkActTerm>
export const NetworkActReason = z.enum(NETWORK_ACT_REASONS)
export type NetworkActReason = z.infer<typeof NetworkActReason>
export const NetworkActWay = z.enum(NETWORK_ACT_WAYS)
export type NetworkActWay = z.infer<typeof NetworkActWay>

export const NetworkActLimit = z.enum(NETWORK_ACT_LIMITS)
export type NetworkActLimit = z.infer<typeof NetworkActLimit>

const Words = z.string().trim().max(NETWORK_ACT_WORDS_LIMIT)

/** What may be asked with one message. */
export const NetworkActsOffer = z.object({
  messageId: z.uuid(),
  network: Network,
  surface: Surface,
  text: z.string(),
  authorName: z.string().nullable(),
  /** Somebody asks something in it and has no answer: it stays owed, whatever becomes of the message. */
  hasOpenQuestion: z.boolean(),
  acts: z.array(
    z.object({
      kind: z.enum(NETWORK_ACT_BEGINNINGS),
      way: NetworkActWay,
      terms: z.array(NetworkActTerm),
      /** The network can take it back; elsewhere a person does, or nobody can. */
      isUndoable: z.boolean(),
      needsSecond: z.boolean(),
    }),
  ),
  channelName: z.string(),
  /** What our program does not do here for the reader, and why. */
  limits: z.array(
    z.object({
      kind: z.enum(NETWORK_ACT_BEGINNINGS),
      why: NetworkActLimit,
      /** Colleagues who may, where the reader lacks the right: the first few. */
      whom: z.array(z.string()),
    }),
  ),
  /** What was done or asked of this message and its author already, the newest first. */
  earlier: z.array(z.lazy(() => NetworkActResponse)),
})
export type NetworkActsOffer = z.infer<typeof NetworkActsOffer>

const Asked = {
  /** Made by the client for one press: sent again, it counts once. */
  id: z.uuid(),
  kind: z.enum(NETWORK_ACT_BEGINNINGS),
  way: NetworkActWay.default('network'),
  reason: NetworkActReason,
  words: Words.min(3),
  term: NetworkActTerm.nullable().default(null),
}

export const AskNetworkActRequest = z.strictObject({
  ...Asked,
  messageId: z.uuid(),
  /** Another act by the same press, each with its own reason and its own fate: both are asked, or neither. */
  also: z.strictObject(Asked).nullable().default(null),
  /** The person knows that the message asks something and that the answer stays owed. */
  knowsOfQuestion: z.boolean().default(false),
})
export type AskNetworkActRequest = z.infer<typeof AskNetworkActRequest>

export const NetworkActCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approve') }),
  z.strictObject({ type: z.literal('decline'), words: Words.min(3) }),
  /** By whoever asked, while it has not left. */
  z.strictObject({ type: z.literal('cancel') }),
  /** Done in the network by a person, after it was approved. */
  z.strictObject({ type: z.literal('done_by_hand') }),
  /** Takes it back: by one person, at any time. */
  z.strictObject({ type: z.literal('undo'), id: z.uuid(), words: Words.min(3) }),
  /** After a failure. */
  z.strictObject({ type: z.literal('repeat') }),
])
export type NetworkActCommand = z.infer<typeof NetworkActCommand>

export const NetworkActResponse = z.object({
  id: z.uuid(),
  kind: NetworkActKind,
  way: NetworkActWay,
  network: Network,
  channelName: z.string(),
  surface: Surface,
  messageId: z.uuid(),
  permalink: z.string().nullable(),
  /** The beginning of it, as it was captured. */
  text: z.string(),
  authorName: z.string().nullable(),
  incidentId: z.uuid().nullable(),
  incidentNumber: z.number().int().nullable(),
  chatId: z.uuid().nullable(),
  livestreamId: z.uuid().nullable(),
  /** `mistake` of what takes another act back. */
  reason: z.enum([...NETWORK_ACT_REASONS, 'mistake']),
  words: z.string(),
  term: NetworkActTerm.nullable(),
  until: Moment.nullable(),
  /** Its term in the network is over. */
  isExpired: z.boolean(),
  isUndone: z.boolean(),
  state: NetworkActState,
  errorCode: z.string().nullable(),
  askedByName: z.string(),
  askedAt: Moment,
  decidedByName: z.string().nullable(),
  decidedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  abilities: z.object({
    decide: z.boolean(),
    cancel: z.boolean(),
    undo: z.boolean(),
    finish: z.boolean(),
    repeat: z.boolean(),
  }),
})
export type NetworkActResponse = z.infer<typeof NetworkActResponse>

const Filter = {
  view: z.enum(NETWORK_ACT_VIEWS).default('all'),
  kind: NetworkActKind.optional(),
  network: Network.optional(),
}
export const NetworkActsQuery = z.strictObject({
  ...Filter,
  /** Of one question alone. */
  incidentId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
})
export const NetworkActsExportQuery = z.strictObject(Filter)
export const NetworkActsResponse = z.object({
  acts: z.array(NetworkActResponse),
  nextCursor: z.string().nullable(),
})
export type NetworkActsResponse = z.infer<typeof NetworkActsResponse>

export const NetworkActFiguresQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30),
})
/** How often, of which kind and why; those that took another back stand apart. No people in it. */
export const NetworkActFiguresResponse = z.object({
  since: Moment,
  rows: z.array(
    z.object({
      kind: NetworkActKind,
      reason: z.enum([...NETWORK_ACT_REASONS, 'mistake']),
      done: z.number().int(),
      failed: z.number().int(),
      declined: z.number().int(),
      undone: z.number().int(),
    }),
  ),
})
export type NetworkActFiguresResponse = z.infer<typeof NetworkActFiguresResponse>
