import { z } from 'zod'
import { Moment, shownName } from '../common.ts'
import {
  FEEDBACK_KINDS,
  FEEDBACK_LISTS,
  FEEDBACK_REASON_LIMIT,
  FEEDBACK_SORTS,
  FEEDBACK_STATES,
  FEEDBACK_TITLE_LIMIT,
  FEEDBACK_WORDS_LIMIT,
} from '../values/portal/feedback.ts'

export const FeedbackKind = z.enum(FEEDBACK_KINDS)
export const FeedbackState = z.enum(FEEDBACK_STATES)

const Summary = z.object({
  id: z.uuid(),
  kind: FeedbackKind,
  state: FeedbackState,
  title: z.string(),
  /** Only its author and the centre see it. */
  isPrivate: z.boolean(),
  authorName: z.string(),
  isMine: z.boolean(),
  createdAt: Moment,
  /** When something was last said or decided. */
  lastAt: Moment,
  votes: z.number().int(),
  hasVoted: z.boolean(),
  posts: z.number().int(),
})
export const FeedbackSummary = Summary
export type FeedbackSummary = z.infer<typeof Summary>

export const FeedbackQuery = z.strictObject({
  list: z.enum(FEEDBACK_LISTS).default('open'),
  kind: FeedbackKind.optional(),
  state: FeedbackState.optional(),
  sort: z.enum(FEEDBACK_SORTS).default('last'),
  search: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** The same list as a sheet, whole. */
export const FeedbackSheetQuery = FeedbackQuery.omit({ cursor: true, limit: true })

export const FeedbackListResponse = z.object({
  threads: z.array(Summary),
  nextCursor: z.string().nullable(),
  mayWrite: z.boolean(),
  /** The reader answers for the centre. */
  mayAnswer: z.boolean(),
})
export type FeedbackListResponse = z.infer<typeof FeedbackListResponse>

export const FeedbackPost = z.object({
  id: z.uuid(),
  words: z.string(),
  byName: z.string(),
  isCentre: z.boolean(),
  isMine: z.boolean(),
  at: Moment,
})
export type FeedbackPost = z.infer<typeof FeedbackPost>

export const FeedbackResponse = Summary.omit({ posts: true }).extend({
  words: z.string(),
  /** A command under another one is refused. */
  revision: z.number().int(),
  /** What was done, or why it will not be. */
  stateWords: z.string().nullable(),
  stateByName: z.string().nullable(),
  stateAt: Moment.nullable(),
  posts: z.array(FeedbackPost),
  mayAnswer: z.boolean(),
  mayPost: z.boolean(),
  mayVote: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type FeedbackResponse = z.infer<typeof FeedbackResponse>

export const CreateFeedbackRequest = z.strictObject({
  /** Made where it was pressed: a repeat of it is known. */
  id: z.uuid(),
  kind: FeedbackKind,
  title: shownName(3, FEEDBACK_TITLE_LIMIT),
  words: z.string().trim().min(1).max(FEEDBACK_WORDS_LIMIT),
  isPrivate: z.boolean().default(false),
})
export type CreateFeedbackRequest = z.infer<typeof CreateFeedbackRequest>

export const AddFeedbackPostRequest = z.strictObject({
  id: z.uuid(),
  words: z.string().trim().min(1).max(FEEDBACK_WORDS_LIMIT),
})
export type AddFeedbackPostRequest = z.infer<typeof AddFeedbackPostRequest>

const expectedRevision = z.number().int()
const reason = z.string().trim().min(3).max(FEEDBACK_REASON_LIMIT)
export const FeedbackCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('take'), expectedRevision }),
  /** With what was done. */
  z.strictObject({ type: z.literal('finish'), expectedRevision, reason }),
  z.strictObject({ type: z.literal('decline'), expectedRevision, reason }),
  z.strictObject({ type: z.literal('withdraw'), expectedRevision }),
])
export type FeedbackCommand = z.infer<typeof FeedbackCommand>

export const FeedbackVoteRequest = z.strictObject({ isFor: z.boolean() })
