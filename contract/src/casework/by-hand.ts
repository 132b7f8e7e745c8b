/** A question that an employee writes down: by telephone, in person, on paper, or found under an address. */
import { z } from 'zod'
import { Code, Moment, Network, shownName } from '../common.ts'
import { Address, Step, Urgency } from '../incidents.ts'
import {
  HAND_LINK_LIMIT,
  HAND_NAME_LIMIT,
  HAND_PHONE_LIMIT,
  HAND_PHOTOS_LIMIT,
  HAND_WAYS,
  HAND_WORDS_LIMIT,
  KEPT_LINK_REASONS,
} from '../values/casework/by-hand.ts'
import { OwnFieldValues } from './own-fields.ts'

export const HandWay = z.enum(HAND_WAYS)

const HandLink = z.url({ protocol: /^https$/ }).max(HAND_LINK_LIMIT)
const words = (limit: number) => z.string().trim().min(1).max(limit)

export const RecordQuestionRequest = z.strictObject({
  way: HandWay,
  /** When it was said; never in the future. The clocks begin at the recording all the same. */
  saidAt: Moment,
  text: words(HAND_WORDS_LIMIT),
  /** Null: they did not say who they are. */
  name: shownName(1, HAND_NAME_LIMIT).nullable(),
  phone: words(HAND_PHONE_LIMIT).nullable(),
  /** Where it is given the answer goes by letter, if the region has a mailbox. */
  email: z.email().max(200).nullable(),
  municipalityCode: Code,
  /** Null: not sorted yet; then it waits among the new ones with what the product proposes. */
  topicCode: Code.nullable(),
  urgency: Urgency,
  address: Address,
  /** In the region's own fields of the topic. */
  ownFields: OwnFieldValues.optional(),
  point: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable(),
  /** As `bringPhoto` gave them. */
  photos: z.array(z.string().max(300)).max(HAND_PHOTOS_LIMIT),
  link: HandLink.nullable(),
  /** The words are taken from the network, with their author and place; `text` is what was shown. */
  isReadFromLink: z.boolean(),
  /** Open work about the same: the question joins it, and its author gets that answer. */
  joinId: z.uuid().nullable(),
})
export type RecordQuestionRequest = z.infer<typeof RecordQuestionRequest>

export const HandSlipResponse = z.object({
  /** For whoever asked; null for words that stand in a network, where they are answered. */
  receipt: z.object({ number: z.number().int(), code: z.string(), url: z.string() }).nullable(),
  /** Null: taken in and not worked on yet; asking again with the same id tells. */
  incident: z.object({ id: z.uuid(), number: z.number().int(), step: Step }).nullable(),
  isAccepted: z.boolean(),
  isJoined: z.boolean(),
  /** The answer goes by letter; otherwise a person passes it on. */
  isByLetter: z.boolean(),
  /** A telephone was left. */
  mayBeCalled: z.boolean(),
})
export type HandSlipResponse = z.infer<typeof HandSlipResponse>

export const ProposeForHandRequest = z.strictObject({
  text: z.string().max(HAND_WORDS_LIMIT),
  municipalityCode: Code.nullable(),
  topicCode: Code.nullable(),
  address: Address,
  point: RecordQuestionRequest.shape.point,
})
export type ProposeForHandRequest = z.infer<typeof ProposeForHandRequest>

/** What stands near the place about the same. */
export const NearbyWork = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  topicCode: z.string().nullable(),
  address: Address,
  step: Step,
  foundAt: Moment,
})
export const HandProposalsResponse = z.object({
  topics: z.array(z.object({ code: z.string(), confidence: z.number() })),
  municipalityCode: z.string().nullable(),
  address: Address.nullable(),
  isUrgent: z.boolean(),
  nearby: z.array(NearbyWork),
})
export type HandProposalsResponse = z.infer<typeof HandProposalsResponse>

export const ReadLinkRequest = z.strictObject({ link: HandLink })
export const ReadLinkResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    network: Network,
    channelName: z.string(),
    text: z.string(),
    writtenAt: Moment,
    /** What stands around it, oldest first: the post, and what was said before. */
    around: z.array(z.object({ text: z.string(), at: Moment })),
    /** A page of ours: the answer goes there by itself. */
    isOwnPlace: z.boolean(),
  }),
  /** It is here already; null where the reader does not see it. */
  z.object({
    kind: z.literal('known'),
    incident: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }).nullable(),
  }),
  /** The words are typed by hand, the address is kept. */
  z.object({
    kind: z.literal('kept'),
    reason: z.enum(KEPT_LINK_REASONS),
    /** Whose site it is; null: of none that we know. */
    network: Network.nullable(),
  }),
])
export type ReadLinkResponse = z.infer<typeof ReadLinkResponse>

export const BringHandPhotoQuery = z.object({ recordId: z.uuid() })
/** Signed for this record: given back with the question. */
export const HandPhotoResponse = z.object({ kept: z.string() })

/** How a question was written down, for its card. */
export const HandRecordResponse = z.object({
  record: z
    .object({
      way: HandWay,
      saidAt: Moment,
      recordedAt: Moment,
      byName: z.string(),
      link: z.string().nullable(),
      isByLetter: z.boolean(),
      around: z.array(z.object({ text: z.string(), at: Moment })),
    })
    .nullable(),
})
export type HandRecordResponse = z.infer<typeof HandRecordResponse>
