import { z } from 'zod'
import { Before, Code, Moment, Network, PageQuery, shownName } from './common.ts'
import { FileName } from './rules/file-name.ts'
import {
  CLAIM_LIMIT,
  CLAIM_MIN,
  EVIDENCE_KINDS,
  FAKE_LISTS,
  FAKE_SIGNALS,
  FAKE_STEPS,
  FULL_TEXT_LIMIT,
  POST_LIMIT,
  REFUTATION_LIMIT,
  TIMED_FAKE_STEPS,
  VERDICTS,
} from './values/fakes.ts'

export const FakeStep = z.enum(FAKE_STEPS)
export type FakeStep = z.infer<typeof FakeStep>
export type TimedFakeStep = (typeof TIMED_FAKE_STEPS)[number]

export const FakeSignal = z.enum(FAKE_SIGNALS)
export type FakeSignal = z.infer<typeof FakeSignal>

export const Verdict = z.enum(VERDICTS)
export type Verdict = z.infer<typeof Verdict>

export const DROP_REASONS = ['opinion', 'not_checkable', 'no_rumour', 'no_reach', 'duplicate'] as const
export const DropReason = z.enum(DROP_REASONS)
export type DropReason = z.infer<typeof DropReason>

export const EvidenceKind = z.enum(EVIDENCE_KINDS)
export type EvidenceKind = z.infer<typeof EvidenceKind>
export const DOCUMENTARY_KINDS = ['document', 'register'] as const satisfies readonly EvidenceKind[]

/** `suggested` from 0.8, `confirmed` from 0.95 or by a person. Nothing is sent before a person has chosen it. */
export const CARRIER_STATES = ['suggested', 'confirmed', 'rejected'] as const
export const CarrierState = z.enum(CARRIER_STATES)
export type CarrierState = z.infer<typeof CarrierState>

export const StepClock = z.object({
  step: z.enum(TIMED_FAKE_STEPS),
  startedAt: Moment,
  dueAt: Moment,
  endedAt: Moment.nullable(),
  /** Who ended it. */
  endedByName: z.string().nullable(),
  limitMinutes: z.number().int(),
})
export type StepClock = z.infer<typeof StepClock>

/** Counted over its places. Views and shares are what people read off the pages. */
export const Spread = z.object({
  placeCount: z.number().int(),
  suggestedCount: z.number().int(),
  views: z.number().int(),
  shares: z.number().int(),
  networks: z.array(Network),
})

export const FakeListItem = z.object({
  id: z.uuid(),
  number: z.number().int(),
  step: FakeStep,
  claim: z.string(),
  signal: FakeSignal,
  municipalityCode: Code.nullable(),
  topicCode: Code.nullable(),
  agencyCode: Code.nullable(),
  isDanger: z.boolean(),
  harm: z.number().int().min(1).max(5).nullable(),
  verdict: Verdict.nullable(),
  dropReason: DropReason.nullable(),
  firstSeenAt: Moment,
  signalledAt: Moment,
  /** Of the present step; null where none runs. */
  stepDueAt: Moment.nullable(),
  /** Of all until the publication. */
  totalDueAt: Moment,
  publishedAt: Moment.nullable(),
  /** A mistake of ours was found in what was published. */
  isCorrected: z.boolean(),
  /** Until when new places are looked for. */
  watchUntil: Moment.nullable(),
  responsibleName: z.string().nullable(),
  spread: Spread,
  version: z.number().int(),
})
export type FakeListItem = z.infer<typeof FakeListItem>

export const FakeListQuery = PageQuery.extend({
  list: z.enum(FAKE_LISTS).default('open'),
  municipalityCode: Code.optional(),
  /** Words of the claim or the number. */
  search: z.string().trim().max(200).optional(),
})
export const FakeListResponse = z.object({
  fakes: z.array(FakeListItem),
  counts: z.record(z.enum(FAKE_LISTS), z.number().int()),
  nextCursor: z.string().nullable(),
})

export const FakeEvidence = z.object({
  id: z.uuid(),
  kind: EvidenceKind,
  title: z.string(),
  /** What it says, in a sentence. */
  detail: z.string(),
  /** Who said it or where it lies. */
  source: z.string(),
  url: z.string().nullable(),
  file: z
    .object({ id: z.uuid(), name: z.string(), contentType: z.string(), size: z.number().int() })
    .nullable(),
  /** SHA-256 of the file; null where no copy is kept. */
  hash: z.string().nullable(),
  addedAt: Moment,
  addedByName: z.string(),
  canRemove: z.boolean(),
})
export type FakeEvidence = z.infer<typeof FakeEvidence>

export const FakeCarrier = z.object({
  id: z.uuid(),
  state: CarrierState,
  /** Null: a place that no channel of ours reaches. */
  network: Network.nullable(),
  /** Name of the page or the chat. */
  place: z.string(),
  surface: z.string().nullable(),
  permalink: z.string().nullable(),
  /** As it stood when it was found, with its SHA-256. */
  text: z.string(),
  snapshotHash: z.string(),
  snapshotAt: Moment,
  /** SHA-256 of the picture of the screen, where one was brought. */
  fileId: z.uuid().nullable(),
  authorName: z.string().nullable(),
  writtenAt: Moment,
  foundAs: z.enum(['signal', 'matched', 'by_hand']),
  isFirst: z.boolean(),
  /** 0 to 1 by our own measure; null for what a person added. */
  score: z.number().nullable(),
  /** Who said that it is the rumour or is not, else who added it; null while only the program has. */
  byName: z.string().nullable(),
  views: z.number().int().nullable(),
  shares: z.number().int().nullable(),
  /** Its author took it away, or the place is gone. */
  isGone: z.boolean(),
  /** Seen after the refutation was published. */
  isRespread: z.boolean(),
  incidentId: z.uuid().nullable(),
  incidentNumber: z.number().int().nullable(),
  chatId: z.uuid().nullable(),
  /** Can our page answer there? Else a person does it by hand and says where. */
  canReply: z.boolean(),
  /** Answered by hand before and not corrected there: why, and by which text. */
  leftOut: z.object({ reason: z.string(), textNo: z.number().int() }).nullable(),
  /**
   * The newest text of ours that stands there, else in its chat or thread, or may. An older one than is sent now is
   * corrected there; null: it was told nothing, and is told of no mistake.
   */
  toldTextNo: z.number().int().nullable(),
  /** It was sure when the texts were last sent, and a person sent without it. */
  isPassedOver: z.boolean(),
})
export type FakeCarrier = z.infer<typeof FakeCarrier>

export const PUBLICATION_KINDS = ['reply', 'chat_post', 'correction', 'by_hand'] as const
export const FakePublication = z.object({
  id: z.uuid(),
  kind: z.enum(PUBLICATION_KINDS),
  carrierId: z.uuid().nullable(),
  chatId: z.uuid().nullable(),
  network: Network.nullable(),
  place: z.string(),
  textNo: z.number().int(),
  /** Of the outbox; `sent` where it stands there. */
  state: z.enum(['queued', 'sending', 'unknown', 'failed', 'sent', 'refused']),
  errorCode: z.string().nullable(),
  queuedAt: Moment,
  sentAt: Moment.nullable(),
  permalink: z.string().nullable(),
})
export type FakePublication = z.infer<typeof FakePublication>

export const FakeOpinion = z.object({
  userId: z.string(),
  name: z.string(),
  at: Moment,
  /** Null: hidden until the reader has given their own. */
  verdict: Verdict.nullable(),
  reason: z.string().nullable(),
  isMine: z.boolean(),
})

export const FakeText = z.object({
  no: z.number().int(),
  /** Into the threads. */
  reply: z.string(),
  /** Into chats as a post of its own, and on the public page. */
  post: z.string(),
  /** «Что верно» as it was when this was written. */
  truth: z.string(),
  /** Of a correction: what was wrong, for the approver and then everybody. */
  mistake: z.string().nullable(),
  /** It was told to somebody. */
  isPublished: z.boolean(),
  picture: z.object({ id: z.uuid(), name: z.string(), contentType: z.string() }).nullable(),
  writtenByName: z.string(),
  writtenAt: Moment,
  decision: z.enum(['approved', 'sent_back']).nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: Moment.nullable(),
  sendBackReason: z.string().nullable(),
})

export const FakeAbilities = z.object({
  open: z.boolean(),
  edit: z.boolean(),
  triage: z.boolean(),
  addEvidence: z.boolean(),
  endFacts: z.boolean(),
  opine: z.boolean(),
  returnToFacts: z.boolean(),
  write: z.boolean(),
  decide: z.boolean(),
  judgeCarriers: z.boolean(),
  publish: z.boolean(),
  correct: z.boolean(),
  close: z.boolean(),
  drop: z.boolean(),
  reopen: z.boolean(),
})

/** A live card that a draft may be the same rumour as. */
export const SimilarFake = FakeListItem.pick({ id: true, number: true, claim: true, step: true }).extend({
  score: z.number(),
})
export type SimilarFake = z.infer<typeof SimilarFake>

export const FakeResponse = FakeListItem.extend({
  fullText: z.string(),
  /** «Что было верно». */
  truth: z.string(),
  isCheckable: z.boolean().nullable(),
  reachNote: z.string(),
  responsibleId: z.string().nullable(),
  duplicateOf: z.object({ id: z.uuid(), number: z.number().int() }).nullable(),
  /** Of a draft: the likest first, at most two. */
  similar: z.array(SimilarFake),
  /** Each time a step was begun, oldest first. */
  clocks: z.array(StepClock),
  totalLimitMinutes: z.number().int(),
  /** How long each step may take that has not begun, where the card still goes to its publication. */
  limitsAhead: z.array(z.object({ step: z.enum(TIMED_FAKE_STEPS), minutes: z.number().int() })),
  evidence: z.array(FakeEvidence),
  /** The first found first; at most 200. */
  carriers: z.array(FakeCarrier),
  /** Total of views over time, for the curve. */
  reach: z.array(z.object({ at: Moment, views: z.number().int() })),
  opinions: z.array(FakeOpinion),
  texts: z.array(FakeText),
  publications: z.array(FakePublication),
  corrections: z.array(
    z.object({ at: Moment, byName: z.string(), reason: z.string(), verdictBefore: Verdict }),
  ),
  /** Chats of its municipality, or all: where a post of its own may go. */
  chats: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      network: Network,
      toldTextNo: FakeCarrier.shape.toldTextNo,
    }),
  ),
  abilities: FakeAbilities,
})
export type FakeResponse = z.infer<typeof FakeResponse>

const Claim = z.string().trim().min(CLAIM_MIN).max(CLAIM_LIMIT)
const About = {
  claim: Claim,
  fullText: z.string().trim().max(FULL_TEXT_LIMIT),
  municipalityCode: Code.nullable(),
  topicCode: Code.nullable(),
  isDanger: z.boolean(),
}
/**
 * By hand, or from a message that the reader may see. The card is open at once: a person has written it. A message alone
 * gives the claim too, and once: while it is a sure place of a card, it makes no other by itself.
 */
export const CreateFakeRequest = z.strictObject({
  ...About,
  claim: Claim.optional(),
  fullText: About.fullText.default(''),
  municipalityCode: About.municipalityCode.default(null),
  topicCode: About.topicCode.default(null),
  isDanger: About.isDanger.default(false),
  signal: FakeSignal,
  firstSeenAt: Moment.optional(),
  messageId: z.uuid().optional(),
})
/** What a message claims: where a card of it begins. */
export const MessageClaimQuery = z.object({ messageId: z.uuid() })
export const MessageClaimResponse = z.object({ claim: z.string() })

export const EditFakeRequest = z.strictObject({
  claim: About.claim.optional(),
  fullText: About.fullText.optional(),
  municipalityCode: About.municipalityCode.optional(),
  topicCode: About.topicCode.optional(),
  isDanger: About.isDanger.optional(),
  truth: z.string().trim().max(2000).optional(),
  responsibleId: z.string().max(100).nullable().optional(),
  before: Before,
  expectedVersion: z.number().int(),
})

export const FakeCommand = z.discriminatedUnion('type', [
  /** signal → triage: there is a card. */
  z.strictObject({ type: z.literal('open'), ...About }),
  /** triage → facts. */
  z.strictObject({
    type: z.literal('triage'),
    harm: z.number().int().min(1).max(5),
    reachNote: z.string().trim().max(500),
    /** Who gives the facts. */
    agencyCode: Code,
  }),
  /** facts → verdict. */
  z.strictObject({
    type: z.literal('end_facts'),
    truth: z.string().trim().max(2000),
    /** In a correction: what we called true stays as it was. */
    isConfirmed: z.boolean().optional(),
  }),
  /** One of two; the same by two people is the verdict: → text, or → dropped where it is an opinion. */
  z.strictObject({
    type: z.literal('opine'),
    verdict: Verdict,
    reason: z.string().trim().min(1).max(1000),
  }),
  /** verdict → facts. */
  z.strictObject({ type: z.literal('return_to_facts'), reason: z.string().trim().min(1).max(500) }),
  /** text → approval. */
  z.strictObject({
    type: z.literal('write'),
    reply: z.string().trim().min(1).max(REFUTATION_LIMIT),
    post: z.string().trim().min(1).max(POST_LIMIT),
    pictureId: z.uuid().nullable(),
    /** In a correction: what was wrong, in the words that the approver reads and then everybody. Without it, as it was said. */
    mistake: z.string().trim().min(1).max(500).optional(),
  }),
  /** approval → publication, by another than who wrote. */
  z.strictObject({ type: z.literal('approve') }),
  /** approval → text. */
  z.strictObject({ type: z.literal('send_back'), reason: z.string().trim().min(1).max(500) }),
  /** publication → watch; while watched, to more places. */
  z.strictObject({
    type: z.literal('publish'),
    carrierIds: z.array(z.uuid()).max(500),
    chatIds: z.array(z.uuid()).max(100),
  }),
  /** Answered by a person where our pages cannot. */
  z.strictObject({
    type: z.literal('publish_by_hand'),
    carrierId: z.uuid(),
    permalink: z.url({ protocol: /^https?$/ }).max(500),
  }),
  /** In a correction: where a person answered before, nobody can answer again. */
  z.strictObject({
    type: z.literal('leave_out'),
    carrierId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
  }),
  /**
   * We were wrong: watch or closed → facts. What is published next goes to the same places as a correction, which the
   * product begins with `APOLOGY`; to others as it is written. Until then nobody outside reads the reason.
   */
  z.strictObject({ type: z.literal('correct'), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({
    type: z.literal('drop'),
    reason: DropReason,
    duplicateOfNumber: z.number().int().optional(),
  }),
  /** dropped → where it was. */
  z.strictObject({ type: z.literal('reopen') }),
])
export type FakeCommand = z.infer<typeof FakeCommand>
export const RunFakeCommandRequest = z.strictObject({
  command: FakeCommand,
  expectedVersion: z.number().int(),
})

export const AddEvidenceRequest = z.strictObject({
  kind: EvidenceKind,
  title: shownName(1, 300),
  detail: z.string().trim().max(2000).default(''),
  source: z.string().trim().max(300).default(''),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
  fileId: z.uuid().nullable().default(null),
})
export const FAKE_FILE_USES = ['evidence', 'screenshot', 'picture'] as const
export const BringFakeFileQuery = z.object({
  /** The client's id: uploaded again after a lost connection, it is the same file. */
  id: z.uuid(),
  name: FileName,
  use: z.enum(FAKE_FILE_USES),
})
export const FakeFileResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  hash: z.string(),
})

/** A place that no channel of ours reaches. */
export const AddCarrierRequest = z.strictObject({
  place: z.string().trim().min(1).max(200),
  network: Network.nullable().default(null),
  permalink: z.url({ protocol: /^https?$/ }).max(500),
  text: z.string().trim().min(1).max(FULL_TEXT_LIMIT),
  writtenAt: Moment,
  views: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  shares: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  fileId: z.uuid().nullable().default(null),
})
/** What is not named stays as it is. */
export const JudgeCarriersRequest = z.strictObject({
  carriers: z
    .array(
      z.strictObject({
        id: z.uuid(),
        state: z.enum(['confirmed', 'rejected']).optional(),
        views: z.number().int().min(0).max(1_000_000_000).optional(),
        shares: z.number().int().min(0).max(1_000_000_000).optional(),
      }),
    )
    .min(1)
    .max(200),
})

export const FakeFiguresQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  municipalityCode: Code.optional(),
})
/** Cards by the day of their signal, dropped ones apart. Minutes; medians are null where there is nothing. */
export const FakeFiguresResponse = z.object({
  cardCount: z.number().int(),
  droppedCount: z.number().int(),
  publishedCount: z.number().int(),
  byVerdict: z.array(z.object({ verdict: Verdict, count: z.number().int() })),
  /** First seen → signal. */
  medianDetectionMinutes: z.number().int().nullable(),
  /** Signal → published. */
  medianRefutationMinutes: z.number().int().nullable(),
  publishedInTimeCount: z.number().int(),
  /** Which step ate the time. */
  steps: z.array(
    z.object({
      step: z.enum(TIMED_FAKE_STEPS),
      medianMinutes: z.number().int().nullable(),
      lateCount: z.number().int(),
    }),
  ),
  rumourViews: z.number().int(),
  placeCount: z.number().int(),
  answeredPlaceCount: z.number().int(),
  chatCount: z.number().int(),
  respreadCount: z.number().int(),
  correctedCount: z.number().int(),
})
export type FakeFiguresResponse = z.infer<typeof FakeFiguresResponse>
