import { z } from 'zod'
import { Before, Code, Moment, shownName } from '../common.ts'
import { FileName } from '../rules/file-name.ts'
import {
  EFFECT_STATES,
  EFFECT_VERDICTS,
  PRACTICE_CAPTION_LIMIT,
  PRACTICE_FIGURES,
  PRACTICE_FILE_LIMIT,
  PRACTICE_FILES_LIMIT,
  PRACTICE_LISTS,
  PRACTICE_PICTURES_LIMIT,
  PRACTICE_REASON_LIMIT,
  PRACTICE_SORTS,
  PRACTICE_STATES,
  PRACTICE_TEXT_LIMIT,
} from '../values/portal/practices.ts'

const Day = z.iso.date()
const Text = z.string().trim().min(1).max(PRACTICE_TEXT_LIMIT)

const Picture = z.strictObject({
  id: z.uuid(),
  caption: z.string().trim().max(PRACTICE_CAPTION_LIMIT).default(''),
})

/** What a person wrote, whole: a version of it stands or does not. No figure is typed. */
export const PracticeContent = z.strictObject({
  title: shownName(3, 160),
  municipalityCode: Code,
  /** A topic or a group of topics: questions of one of them are counted. */
  subject: z.strictObject({ kind: z.enum(['topic', 'group']), code: Code }),
  /** The day it began: weeks before it stand beside weeks after it. */
  startedOn: Day,
  problem: Text,
  done: Text,
  cost: z.string().trim().max(500).default(''),
  /** Brought before, in the order in which they are shown. */
  pictures: z.array(Picture).max(PRACTICE_PICTURES_LIMIT).default([]),
})
export type PracticeContent = z.infer<typeof PracticeContent>

const Period = z.object({ from: Day, to: Day })
export const PracticeEffect = z.object({
  state: z.enum(EFFECT_STATES),
  /** Whole weeks on each side. */
  weeks: z.number().int(),
  before: Period,
  after: Period,
  /** Of the place: how many questions there were on each side. */
  questions: z.object({ before: z.number().int(), after: z.number().int() }),
  figures: z.array(
    z.object({
      code: z.enum(PRACTICE_FIGURES),
      /** `late` and `satisfaction` are shares, `first_answer` working minutes, `questions` a week. */
      before: z.number().nullable(),
      after: z.number().nullable(),
      regionBefore: z.number().nullable(),
      regionAfter: z.number().nullable(),
      /** The change of the place less that of the region. */
      verdict: z.enum(EFFECT_VERDICTS),
    }),
  ),
})
export type PracticeEffect = z.infer<typeof PracticeEffect>

const Summary = z.object({
  id: z.uuid(),
  state: z.enum(PRACTICE_STATES),
  title: z.string(),
  municipalityCode: Code,
  subject: PracticeContent.shape.subject,
  startedOn: Day,
  authorName: z.string(),
  publishedAt: Moment.nullable(),
  votes: z.number().int(),
  hasVoted: z.boolean(),
  adoptions: z.number().int(),
  comments: z.number().int(),
  /** Null: not counted yet. */
  effect: PracticeEffect.nullable(),
})
export const PracticeSummary = Summary
export type PracticeSummary = z.infer<typeof Summary>

export const PracticesQuery = z.strictObject({
  list: z.enum(PRACTICE_LISTS).default('published'),
  municipalityCode: Code.optional(),
  groupCode: Code.optional(),
  sort: z.enum(PRACTICE_SORTS).default('last'),
  search: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** All that the page finds. */
export const PracticeFileQuery = PracticesQuery.omit({ limit: true, cursor: true })
export type PracticesQuery = z.infer<typeof PracticesQuery>
export const PracticesResponse = z.object({
  practices: z.array(Summary),
  /** Of this quarter, with figures that are better and none that is worse; taken over most often first. */
  best: z.array(Summary),
  nextCursor: z.string().nullable(),
  /** Municipalities of which the reader may write. */
  mayWriteIn: z.array(Code),
  mayApprove: z.boolean(),
})
export type PracticesResponse = z.infer<typeof PracticesResponse>

export const PracticeAdoption = z.object({
  id: z.uuid(),
  municipalityCode: Code,
  startedOn: Day,
  note: z.string(),
  byName: z.string(),
  effect: PracticeEffect,
  mayRemove: z.boolean(),
})
export type PracticeAdoption = z.infer<typeof PracticeAdoption>

export const PracticeResponse = Summary.omit({ comments: true, adoptions: true, effect: true }).extend({
  content: PracticeContent,
  versionNo: z.number().int(),
  approvedByName: z.string().nullable(),
  sentBackReason: z.string().nullable(),
  withdrawn: z.object({ name: z.string(), at: Moment, reason: z.string() }).nullable(),
  /** The newest version waits for a word of another person. */
  isWaiting: z.boolean(),
  effect: PracticeEffect,
  adoptions: z.array(PracticeAdoption),
  comments: z.array(
    z.object({ id: z.uuid(), words: z.string(), byName: z.string(), isMine: z.boolean(), at: Moment }),
  ),
  mayChange: z.boolean(),
  mayApprove: z.boolean(),
  mayVote: z.boolean(),
  mayTalk: z.boolean(),
  /** Municipalities for which the reader may say that they took it over. */
  mayAdoptIn: z.array(Code),
})
export type PracticeResponse = z.infer<typeof PracticeResponse>

const Saved = PracticeContent.extend({ isSubmitted: z.boolean().default(false) })
export const CreatePracticeRequest = Saved.extend({
  /** Made by the caller, so that writing it twice writes it once. */
  id: z.uuid().optional(),
})
export const ChangePracticeRequest = Saved.extend({ before: Before })
export const ImportPracticesQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('true')
    .transform((flag) => flag === 'true'),
})
/** Each file is one practice, as it is exported. */
export const ImportPracticesRequest = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        text: z.string().max(PRACTICE_FILE_LIMIT),
      }),
    )
    .min(1)
    .max(PRACTICE_FILES_LIMIT),
})
export type ImportPracticesRequest = z.infer<typeof ImportPracticesRequest>
export const ImportPracticesResponse = z.object({
  /** By their titles. */
  added: z.array(z.string()),
  /** With the fields of the content that are another in the file. */
  changed: z.array(z.object({ title: z.string(), fields: z.array(z.string()) })),
  unchanged: z.array(z.string()),
  /** With any of them nothing is written. `problem`: a word of the file's rules, or the code of an error. */
  problems: z.array(
    z.object({
      file: z.string(),
      field: z.string(),
      line: z.number().int().nullable(),
      problem: z.string(),
    }),
  ),
})
export type ImportPracticesResponse = z.infer<typeof ImportPracticesResponse>
export const BringPracticePictureQuery = z.object({ id: z.uuid(), name: FileName })
export const PracticePictureResponse = z.object({ id: z.uuid(), name: z.string() })
export type PracticePictureResponse = z.infer<typeof PracticePictureResponse>
const reason = z.string().trim().min(3).max(PRACTICE_REASON_LIMIT)
export const PracticeCommand = z.discriminatedUnion('type', [
  /** The version that was read. */
  z.strictObject({ type: z.literal('approve'), expectedVersion: z.number().int() }),
  z.strictObject({ type: z.literal('send_back'), expectedVersion: z.number().int(), reason }),
  z.strictObject({ type: z.literal('withdraw'), reason }),
])
export type PracticeCommand = z.infer<typeof PracticeCommand>
export const PracticeVoteRequest = z.strictObject({ isFor: z.boolean() })
export const AddPracticeCommentRequest = z.strictObject({
  id: z.uuid(),
  words: z.string().trim().min(1).max(1000),
})
export const AdoptPracticeRequest = z.strictObject({
  id: z.uuid(),
  municipalityCode: Code,
  startedOn: Day,
  note: z.string().trim().max(500).default(''),
})
export type AdoptPracticeRequest = z.infer<typeof AdoptPracticeRequest>
