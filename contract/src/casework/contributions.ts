/** Parts of an answer that other bodies give. Who gives one sees their part and nothing else of the question. */
import { z } from 'zod'
import { keyed, Moment, PageQuery } from '../common.ts'
import { FileName } from '../rules/file-name.ts'
import {
  CONTRIBUTION_ACTS,
  CONTRIBUTION_ASK_LIMIT,
  CONTRIBUTION_BODIES_LIMIT,
  CONTRIBUTION_HOURS,
  CONTRIBUTION_LISTS,
  CONTRIBUTION_POSTS,
  CONTRIBUTION_STATES,
  CONTRIBUTION_WORDS_LIMIT,
} from '../values/casework/contributions.ts'

export const ContributionState = z.enum(CONTRIBUTION_STATES)

const Act = z.enum(CONTRIBUTION_ACTS)
const Hours = z.coerce.number().refine((hours) => CONTRIBUTION_HOURS.some((known) => known === hours))

export const ContributionSummary = z.object({
  id: z.uuid(),
  agencyCode: z.string(),
  /** Whose answer it is for. */
  askingAgencyCode: z.string(),
  /** Empty: erased on the demand of the author. */
  ask: z.string(),
  state: ContributionState,
  askedByName: z.string(),
  /** To whom of the body it is addressed; null: to all. */
  personName: z.string().nullable(),
  takenByName: z.string().nullable(),
  /** The reader has taken it, or it is addressed to them. */
  isMine: z.boolean(),
  createdAt: Moment,
  dueAt: Moment,
  /** The first time. */
  givenAt: Moment.nullable(),
  isLate: z.boolean(),
  endedAt: Moment.nullable(),
})
export type ContributionSummary = z.infer<typeof ContributionSummary>

export const ContributionFile = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  byName: z.string(),
  at: Moment,
})
export type ContributionFile = z.infer<typeof ContributionFile>

export const ContributionResponse = ContributionSummary.extend({
  /** Of the resident, as the writer chose to show them. */
  shownWords: z.string(),
  /** What was given last. */
  answer: z.string().nullable(),
  revision: z.number().int(),
  posts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(CONTRIBUTION_POSTS),
      byName: z.string(),
      /** Whoever writes the answer. */
      isOfWriter: z.boolean(),
      words: z.string(),
      at: Moment,
    }),
  ),
  /** Photographs and papers that the asked body gives with it. */
  files: z.array(ContributionFile),
  /** The reader may bring more of them, and take them away. */
  mayBring: z.boolean(),
  acts: z.array(Act),
})
export type ContributionResponse = z.infer<typeof ContributionResponse>

export const IncidentContributionsResponse = z.object({
  /** The open ones first, those by their terms. */
  contributions: z.array(ContributionResponse),
  mayAsk: z.boolean(),
  /** Words of the resident without people, telephones and flats, to begin with. */
  offeredWords: z.string(),
})
export type IncidentContributionsResponse = z.infer<typeof IncidentContributionsResponse>

export const ContributionTermQuery = z.object({ agencyCode: z.string().max(100) })
export const ContributionTermResponse = z.object({
  /** Of the answer; null where it has no term, or is late already. */
  answerDueAt: Moment.nullable(),
  /** No part is due after it: what follows is for the answer. Null where nothing bounds it. */
  latestAt: Moment.nullable(),
  /** What each choice gives, in the order of the hours. */
  terms: z.array(
    z.object({
      hours: z.number().int(),
      dueAt: Moment,
      /** The answer itself is due before that many hours have passed. */
      isCut: z.boolean(),
      /** Less than an hour of the working time of the body is left for it. */
      isTooShort: z.boolean(),
    }),
  ),
  /** Who of the body may be asked in person. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ContributionTermResponse = z.infer<typeof ContributionTermResponse>

export const AskContributionsRequest = z.strictObject({
  /** Ids made by the client, so that asking twice asks once. */
  bodies: z
    .array(z.strictObject({ id: z.uuid(), agencyCode: z.string().max(100), personId: z.string().nullable() }))
    .min(1)
    .max(CONTRIBUTION_BODIES_LIMIT),
  ask: z.string().trim().min(3).max(CONTRIBUTION_ASK_LIMIT),
  shownWords: z.string().trim().max(CONTRIBUTION_WORDS_LIMIT),
  hours: Hours,
  /** A moment of one's own in place of the hours, up to the bound. */
  dueAt: Moment.nullable().default(null),
  /** Said aloud: what looks like personal data is meant to be shown. */
  isConfirmed: z.boolean().default(false),
})
export type AskContributionsRequest = z.infer<typeof AskContributionsRequest>

export const ContributionQuery = PageQuery.extend({ list: z.enum(CONTRIBUTION_LISTS).default('open') })
export const ContributionListResponse = z.object({
  contributions: z.array(
    ContributionSummary.extend({
      /** For who asks; null for the asked body, which sees nothing else of the question. */
      incidentId: z.uuid().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type ContributionListResponse = z.infer<typeof ContributionListResponse>

export const BringContributionFileQuery = z.object({
  /** Made by the client, so that bringing twice brings once. */
  id: z.uuid(),
  name: FileName,
})
export const ChangeContributionFileRequest = z.strictObject({ isRemoved: z.boolean() })

/** Under the revision that was seen. */
const under = { expectedRevision: z.number().int(), ...keyed }
const words = z.string().trim().min(1).max(CONTRIBUTION_WORDS_LIMIT)
export const ContributionCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['take', 'release', 'accept']), ...under }),
  z.strictObject({ type: z.enum(['give', 'say', 'refuse', 'send_back', 'withdraw']), words, ...under }),
])
export type ContributionCommand = z.infer<typeof ContributionCommand>
