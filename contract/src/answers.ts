import { z } from 'zod'
import { Before, CommandKey, Moment } from './common.ts'
import { FileName } from './rules/file-name.ts'
import { ANSWER_KINDS, ANSWER_OUTCOMES, SEND_BACK_REASONS } from './values/answers.ts'

export const AnswerKind = z.enum(ANSWER_KINDS)
export const AnswerOutcome = z.enum(ANSWER_OUTCOMES)
/** What an interim answer promises: what will be done, who does it, by when, and how it will be seen. */
export const AnswerPromise = z.strictObject({
  what: z.string().trim().min(1).max(500),
  who: z.string().trim().min(1).max(200),
  dueAt: Moment,
  evidence: z.string().trim().max(500).default(''),
})
export type AnswerPromise = z.infer<typeof AnswerPromise>
/** A promise that is still being written: anything may be empty. */
export const DraftPromise = z.strictObject({
  what: z.string().max(500),
  who: z.string().max(200),
  dueAt: Moment.nullable(),
  evidence: z.string().max(500),
})
export type DraftPromise = z.infer<typeof DraftPromise>

/** Approval inside the agency, where it asks for that, and by the centre. */
export const ANSWER_STAGES = ['agency', 'centre'] as const

export const PUBLICATION_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'cancelled',
  'undeliverable',
] as const
export const PublicationResponse = z.object({
  id: z.uuid(),
  /** Whose thread it goes to: this incident or one merged into it. */
  recipientIncidentId: z.uuid(),
  recipientNumber: z.number().int(),
  versionNo: z.number().int(),
  part: z.enum(['public', 'private']),
  state: z.enum(PUBLICATION_STATES),
  attempts: z.number().int(),
  nextAttemptAt: Moment.nullable(),
  errorCode: z.string().nullable(),
  externalId: z.string().nullable(),
  permalink: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  /** How the publication was proved: by the network's response, its echo, a read-back or a person. */
  confirmedBy: z.enum(['response', 'echo', 'read_back', 'person']).nullable(),
  /** A screenshot of what a person published. */
  screenshotId: z.uuid().nullable(),
  /** What was sent, or will be: the author's own greeting is in it. */
  text: z.string(),
  /** In place of the public part: the author is asked to write to us first. */
  isInvitation: z.boolean(),
})
export type PublicationResponse = z.infer<typeof PublicationResponse>

export const CheckResult = z.object({
  code: z.string(),
  /** The text that the remark is about; `both` if the parts are checked as one answer. */
  part: z.enum(['public', 'private', 'both']),
  /** `unsure`: rules cannot tell, a person looks. */
  state: z.enum(['pass', 'attention', 'not_needed', 'unsure']),
  /** The words of the text or of the question that caused the remark. */
  words: z.array(z.string()),
  /** What was measured, 0 to 100. */
  value: z.number().nullable(),
})
/** A phrase to look at, by its place in a text. */
export const MarkedPhrase = z.object({
  /** Null: of the answer. */
  messageId: z.uuid().nullable(),
  part: z.enum(['public', 'private']).nullable(),
  start: z.number().int(),
  end: z.number().int(),
  /** What the resident asked: answered, not, or nobody but a person can tell; what a remark is about. */
  state: z.enum(['covered', 'unsure', 'missed', 'attention']),
  code: z.string(),
})
export type MarkedPhrase = z.infer<typeof MarkedPhrase>
export const ChecklistResponse = z.object({
  checks: z.array(CheckResult),
  marks: z.array(MarkedPhrase),
})
export const CheckAnswerRequest = z.strictObject({
  kind: AnswerKind,
  text: z.string().max(10_000),
  outcome: AnswerOutcome.nullable().default(null),
  privateText: z.string().max(10_000).default(''),
  fileIds: z.array(z.uuid()).max(10).default([]),
  /** Of the promise of an interim answer: compared with what the text says. */
  promiseDueAt: Moment.nullable().default(null),
})

export const AnswerVersionResponse = z.object({
  versionNo: z.number().int(),
  kind: AnswerKind,
  text: z.string(),
  /** Of an interim answer; null in old ones. */
  promise: AnswerPromise.nullable(),
  /** Of a final answer; null in old ones. */
  outcome: AnswerOutcome.nullable(),
  privateText: z.string(),
  fileIds: z.array(z.uuid()),
  /** Why it was sent in spite of the checklist's remarks; empty without remarks. */
  overrideReason: z.string(),
  authorName: z.string(),
  isMine: z.boolean(),
  /** A tracked change of that version; the former writer may confirm it. */
  mends: z
    .object({ versionNo: z.number().int(), writerName: z.string().nullable(), isWrittenByMe: z.boolean() })
    .nullable(),
  createdAt: Moment,
  /** The stage that it waits for, or waited for last. */
  stage: z.enum(ANSWER_STAGES),
  /** All decisions on it, oldest first. */
  decisions: z.array(
    z.object({
      stage: z.enum(ANSWER_STAGES),
      outcome: z.enum(['approved', 'sent_back', 'recalled', 'mended']),
      /** An approval that was undone within its hold. */
      withdrawnAt: Moment.nullable(),
      byName: z.string(),
      /** Whom a deputy stood in for. */
      forName: z.string().nullable(),
      at: Moment,
      reasonCode: z.string().nullable(),
      comment: z.string(),
    }),
  ),
  decision: z
    .object({
      outcome: z.enum(['approved', 'sent_back', 'mended']),
      byName: z.string(),
      at: Moment,
      reasonCode: z.string().nullable(),
      comment: z.string(),
    })
    .nullable(),
})
/** Photographs before and after or without a caption, papers, and how a thing published by hand looked. */
export const FILE_LABELS = ['before', 'after', 'photo', 'document', 'screenshot'] as const
export const AnswerFileResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  label: z.enum(FILE_LABELS),
  uploadedAt: Moment,
  /** Taken in our camera; null where a file was picked. For the staff alone. */
  shot: z
    .object({
      at: Moment,
      /** The device signed the hour together with these very bytes. */
      isSigned: z.boolean(),
      point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
    })
    .nullable(),
})
export type AnswerFileResponse = z.infer<typeof AnswerFileResponse>
/** The body is the file itself; its kind is in `content-type`. */
export const BringFileQuery = z.strictObject({
  label: z.enum(FILE_LABELS).default('document'),
  name: FileName.max(120).default('файл'),
  /** The client's id of a photograph taken offline: uploaded again after a lost response, it is the same file. */
  id: z.uuid().optional(),
  /** When the shutter was pressed, by the clock of the device. */
  takenAt: Moment.optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
  /** Public key of the device (SPKI, base64url) and what it signed: `shotWords` of the hour and the bytes. */
  deviceKey: z.string().max(200).optional(),
  signature: z.string().max(200).optional(),
})
export const RelabelFileRequest = z.strictObject({ label: z.enum(['before', 'after', 'photo', 'document']) })

export const MAX_CANDIDATES = 9
/** One of several candidates for the answer, autosaved. `revision` guards against two writers. */
export const DraftResponse = z.object({
  candidate: z.number().int(),
  name: z.string(),
  kind: AnswerKind,
  text: z.string(),
  promise: DraftPromise.nullable(),
  outcome: AnswerOutcome.nullable(),
  /** For the author alone, in private messages; empty when all is said in the thread. */
  privateText: z.string(),
  fileIds: z.array(z.uuid()),
  revision: z.number().int(),
  savedAt: Moment,
  savedByName: z.string(),
})
export type DraftResponse = z.infer<typeof DraftResponse>
/** The published answer: the last version that reached any author, when, and how many. */
export const PublishedAnswer = z.object({
  versionNo: z.number().int(),
  at: Moment,
  recipients: z.number().int(),
})
export type PublishedAnswer = z.infer<typeof PublishedAnswer>
/** Who asked to add something to the published answer, and what. */
export const SupplementResponse = z.object({
  byName: z.string().nullable(),
  at: Moment,
  words: z.string(),
  /** Somebody has started to write, so it cannot be undone any more. */
  isBegun: z.boolean(),
})
export type SupplementResponse = z.infer<typeof SupplementResponse>
export const AnswerResponse = z.object({
  incidentId: z.uuid(),
  /** Empty before anything is typed. */
  drafts: z.array(DraftResponse),
  versions: z.array(AnswerVersionResponse),
  /** The latest date that the reader may promise; `until` null for no limit. Null if the reader may promise nothing. */
  promiseLimit: z.object({ until: Moment.nullable() }).nullable(),
  publications: z.array(PublicationResponse),
  /** Null: nobody has an answer yet. */
  published: PublishedAnswer.nullable(),
  /** Null: nothing is being added to the answer. */
  supplement: SupplementResponse.nullable(),
  /** True while the approved answer is held, so that the approval can be undone. */
  hold: z.object({ until: Moment, leftMs: z.number().int(), mayUndo: z.boolean() }).nullable(),
  /** Of all drafts and versions. */
  files: z.array(AnswerFileResponse),
  /** How files are attached where the question was asked: as pictures, only as documents, or not at all. */
  attach: z.enum(['photos', 'documents', 'nothing']),
  /** False: nobody but a person can publish there. */
  mayReply: z.boolean(),
  /** Whether a private part is possible. `not_needed`: the question was private, and so is the answer. */
  privatePart: z.enum(['offered', 'not_needed', 'impossible']),
  textLimit: z.number().int(),
  /** Name under which the answer appears in the network. */
  publisherName: z.string(),
})
export type AnswerResponse = z.infer<typeof AnswerResponse>

/** Asks the network which of the waiting authors accept private messages. */
export const PrivateWaysResponse = z.object({
  recipients: z.array(
    z.object({
      incidentId: z.uuid(),
      number: z.number().int(),
      /** Null: the network did not say. */
      mayWrite: z.boolean().nullable(),
    }),
  ),
  /** Opens the dialog for an author who has to write first. */
  invitationUrl: z.string().nullable(),
})
export type PrivateWaysResponse = z.infer<typeof PrivateWaysResponse>

export const MAX_FILES = 10
const FileIds = z.array(z.uuid()).max(MAX_FILES)
const Candidate = z.number().int().min(1).max(MAX_CANDIDATES)
export const SaveDraftRequest = z.strictObject({
  candidate: Candidate.default(1),
  kind: AnswerKind,
  text: z.string().max(10_000),
  promise: DraftPromise.nullable().default(null),
  outcome: AnswerOutcome.nullable().default(null),
  privateText: z.string().max(10_000).default(''),
  fileIds: FileIds.default([]),
  /** 0 for the first save. */
  expectedRevision: z.number().int().min(0),
})
export const CandidateParams = z.object({
  incidentId: z.uuid(),
  candidate: z.coerce.number().pipe(Candidate),
})
export const RenameDraftRequest = z.strictObject({ name: z.string().trim().max(60), before: Before })
export const SubmitAnswerRequest = z.strictObject({
  kind: AnswerKind,
  text: z.string().trim().min(1).max(10_000),
  /** Of which candidate this is the text: it is a version from now on and no draft. */
  candidate: Candidate.default(1),
  expectedVersion: z.number().int(),
  /** Asked of an interim answer; how far it may reach is by role. */
  promise: AnswerPromise.nullable().default(null),
  /** Of a final answer. */
  outcome: AnswerOutcome.default('explained'),
  privateText: z.string().trim().max(10_000).default(''),
  fileIds: FileIds.default([]),
  /** Why the checklist's remarks are accepted; asked when there are any. */
  overrideReason: z.string().trim().max(1000).default(''),
  key: CommandKey,
})
/** When the answer is published: at once, in the next hours of publication, or at a moment within them. */
export const PublishChoice = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('now') }),
  z.strictObject({ when: z.literal('in_hours') }),
  z.strictObject({ when: z.literal('at'), at: Moment }),
])
export type PublishChoice = z.infer<typeof PublishChoice>
/** Calls an approved answer back to its writer, while it was sent to nobody. */
export const CallBackAnswerRequest = z.strictObject({
  expectedVersion: z.number().int(),
  comment: z.string().trim().max(2000).default(''),
  key: CommandKey,
})
export const ApproveAnswerRequest = z.strictObject({
  versionNo: z.number().int(),
  expectedVersion: z.number().int(),
  publish: PublishChoice.default({ when: 'now' }),
  key: CommandKey,
})
/** Sends the published answer to those who joined after it. */
export const DeliverToLateRequest = z.strictObject({ expectedVersion: z.number().int() })
export const DeliverToLateResponse = z.object({ recipients: z.number().int() })
export const SendBackAnswerRequest = z.strictObject({
  versionNo: z.number().int(),
  expectedVersion: z.number().int(),
  reasonCode: z.enum(SEND_BACK_REASONS),
  comment: z.string().trim().min(1).max(2000),
  key: CommandKey,
})
/** A person's decision on a failed or unknown publication. */
export const ResolvePublicationRequest = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('check') }),
  z.strictObject({ decision: z.literal('retry') }),
  /** The author takes no private messages: they are asked in the thread to write first. */
  z.strictObject({ decision: z.literal('invite') }),
  /** The author cannot be reached: the answer stays in the register. */
  z.strictObject({ decision: z.literal('give_up'), reason: z.string().trim().min(3).max(2000) }),
  z.strictObject({
    decision: z.literal('mark_sent'),
    permalink: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    screenshotId: z.uuid().nullable().default(null),
  }),
])
