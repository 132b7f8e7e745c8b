/** The clarifying question: one fact is missing, and only the author has it. */
import { z } from 'zod'
import { CheckResult, PUBLICATION_STATES } from '../answers.ts'
import { CommandKey, Moment } from '../common.ts'
import { Address } from '../incidents.ts'
import {
  CLARIFICATION_DECISIONS,
  CLARIFICATION_ENDS,
  CLARIFICATION_STATES,
  CLARIFICATION_TEXT_LIMIT,
  CLARIFICATION_WAYS,
  CLOCK_REASONS,
} from '../values/casework/clarifications.ts'

export const ClarificationWay = z.enum(CLARIFICATION_WAYS)
export const ClarificationEnd = z.enum(CLARIFICATION_ENDS)

export const ClarificationResponse = z.object({
  id: z.uuid(),
  /** Empty: erased on the demand of the author. */
  text: z.string(),
  way: ClarificationWay,
  state: z.enum(CLARIFICATION_STATES),
  askedByName: z.string(),
  isMine: z.boolean(),
  createdAt: Moment,
  approvedByName: z.string().nullable(),
  publishedAt: Moment.nullable(),
  /** Until then the author is waited for. */
  waitsUntil: Moment.nullable(),
  /** The clocks of the body stand meanwhile, or stood. */
  stopsClocks: z.boolean(),
  endedAt: Moment.nullable(),
  endedAs: ClarificationEnd.nullable(),
  /** The author's words to it. */
  replyMessageId: z.uuid().nullable(),
  /** The place that was read in them. */
  address: Address.nullable(),
  /** Of the post that asks it; null while it waits for another person. */
  delivery: z.enum(PUBLICATION_STATES).nullable(),
  errorCode: z.string().nullable(),
  abilities: z.object({
    approve: z.boolean(),
    refuse: z.boolean(),
    takeBack: z.boolean(),
    /** It did not arrive, or may not have. */
    resolve: z.boolean(),
  }),
})
export type ClarificationResponse = z.infer<typeof ClarificationResponse>

/** A ready phrase; `text` greets the author and has nothing left to fill. */
export const ClarificationPhrase = z.object({ code: z.string(), text: z.string() })

export const ClarificationsResponse = z.object({
  /** The latest first. */
  clarifications: z.array(ClarificationResponse),
  mayAsk: z.boolean(),
  /** What would happen if it were asked now. */
  asking: z.object({
    needsApproval: z.boolean(),
    waitsDays: z.number().int(),
    /** If it is published now. */
    waitsUntil: Moment,
    /** Null: the clocks of the body stand until the author answers. */
    clocksGoOn: z.enum(CLOCK_REASONS).nullable(),
    /** How often the clocks stood for this question already, and how often they may. */
    stopped: z.number().int(),
    stopsAtMost: z.number().int(),
    ways: z.array(ClarificationWay),
    textLimit: z.number().int(),
    /** Under whose name. */
    publisherName: z.string(),
  }),
  phrases: z.array(ClarificationPhrase),
  /** Of a final answer after silence; null while nobody has been silent. */
  silenceAnswer: z.string().nullable(),
})
export type ClarificationsResponse = z.infer<typeof ClarificationsResponse>

const Text = z.string().trim().min(3).max(CLARIFICATION_TEXT_LIMIT)

export const CheckClarificationRequest = z.strictObject({ text: Text, way: ClarificationWay })
export const CheckClarificationResponse = z.object({ checks: z.array(CheckResult) })

export const AskClarificationRequest = z.strictObject({
  text: Text,
  way: ClarificationWay.default('thread'),
  /** Said aloud: the text has what a remark is about, and that is right. */
  isConfirmed: z.boolean().default(false),
  expectedVersion: z.number().int(),
  key: CommandKey,
})
export type AskClarificationRequest = z.infer<typeof AskClarificationRequest>

export const ResolveClarificationRequest = z.strictObject({ decision: z.enum(CLARIFICATION_DECISIONS) })
