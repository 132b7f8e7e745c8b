import { z } from 'zod'
import { Moment } from './common.ts'

export const AnswerKind = z.enum(['interim', 'final'])
export const SEND_BACK_REASONS = [
  'no_answer_to_question',
  'no_date',
  'no_action',
  'tone',
  'personal_data',
  'facts',
  'other',
] as const

export const PUBLICATION_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const
export const PublicationResponse = z.object({
  id: z.uuid(),
  state: z.enum(PUBLICATION_STATES),
  attempts: z.number().int(),
  nextAttemptAt: Moment.nullable(),
  errorCode: z.string().nullable(),
  externalId: z.string().nullable(),
  permalink: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  /** How it was proved: the network's answer, its echo, a read-back, a person's word. */
  confirmedBy: z.enum(['response', 'echo', 'read_back', 'person']).nullable(),
})
export type PublicationResponse = z.infer<typeof PublicationResponse>

export const CheckResult = z.object({
  code: z.string(),
  state: z.enum(['pass', 'attention', 'not_needed']),
  /** Words of the text or of the question that decided. */
  words: z.array(z.string()),
})
export const ChecklistResponse = z.object({ checks: z.array(CheckResult) })
export const CheckAnswerRequest = z.strictObject({ kind: AnswerKind, text: z.string().max(10_000) })

export const AnswerVersionResponse = z.object({
  versionNo: z.number().int(),
  kind: AnswerKind,
  text: z.string(),
  authorName: z.string(),
  isMine: z.boolean(),
  createdAt: Moment,
  decision: z
    .object({
      outcome: z.enum(['approved', 'sent_back']),
      byName: z.string(),
      at: Moment,
      reasonCode: z.string().nullable(),
      comment: z.string(),
    })
    .nullable(),
})
export const AnswerResponse = z.object({
  incidentId: z.uuid(),
  /** Autosaved text; null before the first key. `revision` guards against two writers. */
  draft: z
    .object({
      kind: AnswerKind,
      text: z.string(),
      revision: z.number().int(),
      savedAt: Moment,
      savedByName: z.string(),
    })
    .nullable(),
  versions: z.array(AnswerVersionResponse),
  publications: z.array(PublicationResponse),
  textLimit: z.number().int(),
  /** Name under which the answer appears in the network. */
  publisherName: z.string(),
})
export type AnswerResponse = z.infer<typeof AnswerResponse>

export const SaveDraftRequest = z.strictObject({
  kind: AnswerKind,
  text: z.string().max(10_000),
  /** 0 for the first save. */
  expectedRevision: z.number().int().min(0),
})
export const SubmitAnswerRequest = z.strictObject({
  kind: AnswerKind,
  text: z.string().trim().min(1).max(10_000),
  expectedVersion: z.number().int(),
  /** Why the checklist's remarks are accepted; asked when there are any. */
  overrideReason: z.string().trim().max(1000).default(''),
})
export const ApproveAnswerRequest = z.strictObject({
  versionNo: z.number().int(),
  expectedVersion: z.number().int(),
  /** The approver may mend the text; it becomes a version of theirs, so another person approves it. */
})
export const SendBackAnswerRequest = z.strictObject({
  versionNo: z.number().int(),
  expectedVersion: z.number().int(),
  reasonCode: z.enum(SEND_BACK_REASONS),
  comment: z.string().trim().min(1).max(2000),
})
/** A person's decision on a failed or unknown publication. */
export const ResolvePublicationRequest = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('check') }),
  z.strictObject({ decision: z.literal('retry') }),
  z.strictObject({ decision: z.literal('mark_sent'), permalink: z.url().max(500).nullable().default(null) }),
])
