/** The page of decision: what an approver is shown and may do beside yes and no. */
import { z } from 'zod'
import { AnswerPromise } from '../answers.ts'
import { CommandKey, Network, Surface } from '../common.ts'

/** `by_hand`: a person publishes there; `own_answer`: an answer of its own is made or given; `frozen`: its clocks are stopped. */
const ANSWER_LEFT_OUT = ['by_hand', 'own_answer', 'frozen', 'closed'] as const

/** Within the hold: the version waits for approval again, and nothing was sent. */
export const UndoApprovalRequest = z.strictObject({ expectedVersion: z.number().int(), key: CommandKey })
/** A tracked change of the text that waits; another pair of eyes confirms it. */
export const MendAnswerRequest = z.strictObject({
  versionNo: z.number().int(),
  expectedVersion: z.number().int(),
  text: z.string().trim().min(1).max(10_000),
  privateText: z.string().trim().max(10_000).default(''),
  /** For an interim answer, the promise of the mended text; without it that of the version stays. */
  promise: AnswerPromise.optional(),
  /** What was mended and why, for the writer. */
  comment: z.string().trim().max(2000).default(''),
  /** Asked where the checklist has remarks and the version had none. */
  overrideReason: z.string().trim().max(1000).default(''),
  key: CommandKey,
})

/** What will be published where: every part for every author, as it would be sent now. */
export const ComposedPart = z.object({
  recipientIncidentId: z.uuid(),
  recipientNumber: z.number().int(),
  authorName: z.string().nullable(),
  network: Network,
  surface: Surface,
  part: z.enum(['public', 'private']),
  publisherName: z.string(),
  text: z.string(),
  textLimit: z.number().int(),
  /** Those the place takes, in their order. */
  fileIds: z.array(z.uuid()),
  /** Nobody but a person can publish there. */
  isByHand: z.boolean(),
})
export type ComposedPart = z.infer<typeof ComposedPart>
export const JudgingResponse = z.object({
  versionNo: z.number().int(),
  /** Of the first authors; a mass event has more. */
  parts: z.array(ComposedPart),
  recipients: z.number().int(),
  /** How many get it by the program, by network. */
  reach: z.array(z.object({ network: Network, count: z.number().int() })),
  /** Of the group or the event, not reached by it: the first of them, with the reason. */
  leftOut: z.array(z.object({ number: z.number().int(), reason: z.enum(ANSWER_LEFT_OUT) })),
  leftOutCount: z.number().int(),
  /** Of whoever wrote the text: their answers of the last `RECORD_DAYS` that somebody has decided on. */
  writer: z.object({
    name: z.string(),
    decided: z.number().int(),
    approvedAtOnce: z.number().int(),
    mended: z.number().int(),
    sentBack: z.number().int(),
  }),
})
export type JudgingResponse = z.infer<typeof JudgingResponse>
