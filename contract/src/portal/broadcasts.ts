import { z } from 'zod'
import { Before, Moment, Network } from '../common.ts'
import { FileName } from '../rules/file-name.ts'
import {
  BROADCAST_PLACE_STATES,
  BROADCAST_PLACES_LIMIT,
  BROADCAST_REASON_LIMIT,
  BROADCAST_STATES,
  BROADCAST_SURFACES,
  BROADCAST_TEXT_LIMIT,
  CORRECTION_WAYS,
} from '../values/broadcasts.ts'

const Text = z.string().trim().min(1).max(BROADCAST_TEXT_LIMIT)
const Reason = z.string().trim().min(3).max(BROADCAST_REASON_LIMIT)

export const BroadcastState = z.enum(BROADCAST_STATES)
export type BroadcastState = z.infer<typeof BroadcastState>
export const BroadcastPlaceState = z.enum(BROADCAST_PLACE_STATES)
export type BroadcastPlaceState = z.infer<typeof BroadcastPlaceState>
export const CorrectionWay = z.enum(CORRECTION_WAYS)
export type CorrectionWay = z.infer<typeof CorrectionWay>

const PlaceKey = z.strictObject({ channelId: z.uuid(), container: z.string().min(1).max(200) })

/** The whole as another person reads and approves it: the words, and to which places they go. */
export const BroadcastContent = z.strictObject({
  text: Text,
  /** For networks that cannot take the text as it is. */
  variants: z.partialRecord(Network, Text).default({}),
  places: z.array(PlaceKey).min(1).max(BROADCAST_PLACES_LIMIT),
  /** Goes along where the network takes it; elsewhere the words go alone. */
  pictureId: z.uuid().nullable().default(null),
  /** Null: as soon as it is approved. */
  publishAt: Moment.nullable().default(null),
  isUrgent: z.boolean().default(false),
  /** Of a correction alone. */
  way: CorrectionWay.default('beside'),
})
export type BroadcastContent = z.infer<typeof BroadcastContent>

const PlaceFacts = z.object({
  network: Network,
  surface: z.enum(BROADCAST_SURFACES),
  name: z.string(),
  municipalityCode: z.string(),
  textLimit: z.number().int(),
  /** Of words that go along with a picture; null: it takes none. */
  captionLimit: z.number().int().nullable(),
  /** The network lets us delete what we put there; elsewhere a post of its own says that it is withdrawn. */
  isTakenDown: z.boolean(),
})
export const BroadcastPlaceOffer = PlaceKey.extend(PlaceFacts.shape)
export type BroadcastPlaceOffer = z.infer<typeof BroadcastPlaceOffer>

/** Null: everywhere. */
const WithReach = z.object({ name: z.string(), municipalityCodes: z.array(z.string()).nullable() })

export const BroadcastPlacesResponse = z.object({
  places: z.array(BroadcastPlaceOffer),
  /** Pages that may not be written to now, and why; `isWorking`: «Каналы» shows no fault of it, only a post may not be begun. */
  away: z.array(
    z.object({ network: Network, name: z.string(), errorCode: z.string(), isWorking: z.boolean() }),
  ),
  mayBeUrgent: z.boolean(),
  /** Who could approve words of the reader: all their places must be within the reach of one. */
  approvers: z.array(WithReach),
  /** Whom to ask to write, where only the reader approves. Empty: the reader approves nothing. */
  colleagues: z.array(WithReach),
  /** Where the reader approves words of others; null: everywhere. */
  approvedIn: z.array(z.string()).nullable(),
})
export type BroadcastPlacesResponse = z.infer<typeof BroadcastPlacesResponse>

const Person = z.object({ name: z.string(), at: Moment })
const Counts = z.object({
  places: z.number().int(),
  /** It stands there. */
  out: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  /** Withdrawn there: deleted, said by a post under it, or never out. */
  down: z.number().int(),
  /** Of those: its text stands there still, and a post under it says that it is withdrawn. */
  recalled: z.number().int(),
  /** Of those: it never was out there. */
  never: z.number().int(),
  /** Pages that it could not be sent to; none is known of texts of before. */
  leftOut: z.number().int(),
})
const Summary = z.object({
  id: z.uuid(),
  state: BroadcastState,
  /** It is out, and a correction of it is written that nobody has approved yet. */
  isCorrecting: z.boolean(),
  isCorrected: z.boolean(),
  isUrgent: z.boolean(),
  /** What is out, as it is out; of what never was, the newest words. */
  text: z.string(),
  publishAt: Moment.nullable(),
  startedAt: Moment.nullable(),
  calendarAt: Moment,
  written: Person,
  approved: Person.nullable(),
  counts: Counts,
})
export const BroadcastSummary = Summary
export type BroadcastSummary = z.infer<typeof Summary>

export const BroadcastQuery = z.strictObject({
  ...{ from: z.iso.date(), to: z.iso.date() },
  /** Of any day: texts that hold these words, the latest first, in place of the days. */
  search: z.string().trim().max(200).optional(),
})
export const BroadcastsResponse = z.object({
  /** Drafts and what waits for a word, whatever their day. */
  open: z.array(Summary),
  /** Planned, published, withdrawn and cancelled in these days. */
  days: z.array(Summary),
  mayWrite: z.boolean(),
})
export type BroadcastsResponse = z.infer<typeof BroadcastsResponse>

export const BroadcastsToApproveResponse = z.object({
  /** Urgent ones first. */
  broadcasts: z.array(
    z.object({
      id: z.uuid(),
      /** The beginning of the words that wait. */
      title: z.string(),
      isUrgent: z.boolean(),
      /** It is out already, and these words would change it. */
      isCorrection: z.boolean(),
      publishAt: Moment.nullable(),
      written: Person,
    }),
  ),
})
export type BroadcastsToApproveResponse = z.infer<typeof BroadcastsToApproveResponse>

export const BroadcastCollision = z.object({
  broadcastId: z.uuid(),
  text: z.string(),
  at: Moment,
  places: z.number().int(),
})

export const BroadcastCollisionsRequest = z.strictObject({
  places: z.array(PlaceKey).min(1).max(BROADCAST_PLACES_LIMIT),
  /** Null: now. */
  publishAt: Moment.nullable(),
  /** The text itself, when it is there already. */
  except: z.uuid().nullable(),
})
export type BroadcastCollisionsRequest = z.infer<typeof BroadcastCollisionsRequest>
export const BroadcastCollisionsResponse = z.object({ collisions: z.array(BroadcastCollision) })
export type BroadcastCollisionsResponse = z.infer<typeof BroadcastCollisionsResponse>

export const BroadcastPlaceRow = z.object({
  id: z.uuid(),
  network: Network,
  surface: z.enum(BROADCAST_SURFACES),
  name: z.string(),
  municipalityCode: z.string(),
  state: BroadcastPlaceState.nullable(),
  /** A correction stands there, or is on its way. */
  isCorrection: z.boolean(),
  /** Earlier words were deleted in its favour. */
  isReplacement: z.boolean(),
  permalink: z.string().nullable(),
  at: Moment.nullable(),
  errorCode: z.string().nullable(),
  isTakenDown: z.boolean(),
})
export type BroadcastPlaceRow = z.infer<typeof BroadcastPlaceRow>

/** A page that nothing could be published on when the places were chosen. */
export const BroadcastPageLeftOut = z.object({
  network: Network,
  name: z.string(),
  municipalityCode: z.string(),
  errorCode: z.string(),
  /** «Каналы» shows no fault of it, only a post may not be begun. */
  isWorking: z.boolean(),
  /** Where a person publishes by hand; null: the page has no address that is known. */
  pageUrl: z.string().nullable(),
})
export type BroadcastPageLeftOut = z.infer<typeof BroadcastPageLeftOut>

export const BroadcastResponse = Summary.extend({
  /** The newest version: what would be approved. */
  versionNo: z.number().int(),
  /** Of this version. */
  content: BroadcastContent,
  /** The newest version waits for another person's word. */
  isWaiting: z.boolean(),
  /** The words that went out last; a correction under way is not among them. Null: nothing has gone out. */
  out: BroadcastContent.nullable(),
  versions: z.array(
    z.object({
      versionNo: z.number().int(),
      text: z.string(),
      written: Person,
      approved: Person.nullable(),
    }),
  ),
  places: z.array(BroadcastPlaceRow),
  /** Null: it was not written down, of texts of before. */
  leftOut: z.array(BroadcastPageLeftOut).nullable(),
  collisions: z.array(BroadcastCollision),
  sentBackReason: z.string().nullable(),
  cancelled: z.object({ name: z.string(), at: Moment }).nullable(),
  withdrawn: z.object({ name: z.string(), at: Moment, reason: z.string() }).nullable(),
  /** Who can say the word it waits for; empty where it waits for none. */
  approvers: z.object({ names: z.array(z.string()), count: z.number().int() }),
  /** It may be submitted, and nobody could approve it. */
  isForNobody: z.boolean(),
  /** Of words that the reader would write now: how many could approve them; and whom else to ask to write, so that the reader approves. */
  forReader: z.object({ approvers: z.number().int(), colleagues: z.array(z.string()) }),
  mayChange: z.boolean(),
  maySubmit: z.boolean(),
  mayApprove: z.boolean(),
  mayCancel: z.boolean(),
  /** It is a draft, and a colleague may be given it. */
  mayHandOver: z.boolean(),
  /** Where it failed or may stand. */
  mayRepeat: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type BroadcastResponse = z.infer<typeof BroadcastResponse>

/** Who may write to all of its places, but for whose draft it is. */
export const BroadcastTakersResponse = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
})

export const CreateBroadcastRequest = BroadcastContent.extend({
  /** It waits for another person at once; otherwise it is a draft. */
  isSubmitted: z.boolean().default(false),
})
export const ChangeBroadcastRequest = CreateBroadcastRequest.extend({ before: Before })

export const BroadcastCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('submit') }),
  /** A draft becomes a colleague's, who is told; the words stay whose they were until they are changed. */
  z.strictObject({ type: z.literal('hand_over'), userId: z.string().min(1).max(100) }),
  z.strictObject({ type: z.literal('send_back'), reason: Reason }),
  /** The version that was read: a newer one is not approved unseen. */
  z.strictObject({ type: z.literal('approve'), expectedVersion: z.number().int() }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('withdraw'), reason: Reason }),
  /** Of places where it failed; where it may stand, the network is asked first. */
  z.strictObject({ type: z.literal('retry') }),
])
export type BroadcastCommand = z.infer<typeof BroadcastCommand>

/** Of one place whose end nobody knows, or where it failed. */
export const BroadcastPlaceDecision = z.strictObject({
  decision: z.enum(['check', 'retry', 'mark_sent', 'give_up']),
})

export const BringPictureQuery = z.object({ id: z.uuid(), name: FileName })
export const BroadcastPictureResponse = z.object({ id: z.uuid(), name: z.string(), contentType: z.string() })
export type BroadcastPictureResponse = z.infer<typeof BroadcastPictureResponse>
