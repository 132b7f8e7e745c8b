import { z } from 'zod'
import { Role } from '../access.ts'
import { Before, Code, Moment, shownName } from '../common.ts'
import { FileName } from '../rules/file-name.ts'
import {
  BULLETIN_DOERS,
  BULLETIN_FILES_LIMIT,
  BULLETIN_KINDS,
  BULLETIN_LINKS,
  BULLETIN_LISTS,
  BULLETIN_MARKDOWN_LIMIT,
  BULLETIN_MARKDOWNS_LIMIT,
  BULLETIN_STATES,
  BULLETIN_TEXT_LIMIT,
  DEED_STATES,
  DEED_WORDS_LIMIT,
  READER_STATES,
} from '../values/orders.ts'

const Day = z.iso.date()

/** People with one of the roles in one of the bodies or municipalities; of a list that is empty any will do. */
export const BulletinAudience = z.strictObject({
  roles: z.array(Role).max(12).default([]),
  agencyCodes: z.array(Code).max(200).default([]),
  municipalityCodes: z.array(Code).max(200).default([]),
})
export type BulletinAudience = z.infer<typeof BulletinAudience>

/** What an order asks for. */
export const BulletinTask = z.strictObject({
  act: z.string().trim().min(3).max(300),
  /** To the end of this day in the region. */
  dueOn: Day,
  doneBy: z.enum(BULLETIN_DOERS),
})
export type BulletinTask = z.infer<typeof BulletinTask>

/** Brought before, in the order in which they are shown. */
const BulletinFiles = z.array(z.strictObject({ id: z.uuid(), name: FileName })).max(BULLETIN_FILES_LIMIT)

/** What a person wrote, whole: a version of it stands or does not. */
export const BulletinContent = z.strictObject({
  title: shownName(3, 160),
  /** Paragraphs, and lists whose lines begin with `- ` or `1. `. */
  text: z.string().trim().min(1).max(BULLETIN_TEXT_LIMIT),
  audience: BulletinAudience,
  /** Null: news. */
  task: BulletinTask.nullable().default(null),
  links: z
    .array(z.strictObject({ kind: z.enum(BULLETIN_LINKS), id: z.uuid() }))
    .max(5)
    .default([]),
  files: BulletinFiles.default([]),
})
export type BulletinContent = z.infer<typeof BulletinContent>

export const DeedState = z.enum(DEED_STATES)

const Summary = z.object({
  id: z.uuid(),
  kind: z.enum(BULLETIN_KINDS),
  state: z.enum(BULLETIN_STATES),
  title: z.string(),
  act: z.string().nullable(),
  dueOn: Day.nullable(),
  authorName: z.string(),
  /** Null: a draft. */
  publishedAt: Moment.nullable(),
  /** More than one version was shown. */
  isCorrected: z.boolean(),
  /** The version that is shown. */
  isRead: z.boolean(),
  /** The reader must do it, alone or for their body or municipality. */
  isMine: z.boolean(),
  /** Of what the reader must do; null: nobody has said. */
  deed: DeedState.nullable(),
  isLate: z.boolean(),
})
export const BulletinSummary = Summary
export type BulletinSummary = z.infer<typeof Summary>

export const BulletinQuery = z.strictObject({
  list: z.enum(BULLETIN_LISTS).default('open'),
  kind: z.enum(BULLETIN_KINDS).optional(),
  search: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const BulletinsResponse = z.object({
  bulletins: z.array(Summary),
  nextCursor: z.string().nullable(),
  mayWrite: z.boolean(),
})
export type BulletinsResponse = z.infer<typeof BulletinsResponse>

export const BulletinCounts = z.object({
  people: z.number().int(),
  read: z.number().int(),
  /** How many must do it: people, bodies or municipalities. */
  must: z.number().int(),
  done: z.number().int(),
  cannot: z.number().int(),
  /** Not done after the day has passed. */
  late: z.number().int(),
  /** Done after it. */
  doneLate: z.number().int(),
})
export type BulletinCounts = z.infer<typeof BulletinCounts>

export const BulletinDeed = z.object({
  id: z.uuid(),
  /** A person, a body or a municipality, by its code. */
  subject: z.string(),
  state: DeedState,
  words: z.string(),
  link: z.string().nullable(),
  files: BulletinFiles,
  byName: z.string(),
  isMine: z.boolean(),
  at: Moment,
})
export type BulletinDeed = z.infer<typeof BulletinDeed>

export const BulletinResponse = Summary.extend({
  versionNo: z.number().int(),
  content: BulletinContent,
  /** What the last correction changed, in words. */
  note: z.string().nullable(),
  writtenAt: Moment,
  readAt: Moment.nullable(),
  withdrawn: z.object({ name: z.string(), at: Moment, reason: z.string() }).nullable(),
  closedAt: Moment.nullable(),
  /** False: its author, or whoever answers for it, looks at what others were told. */
  isAddressed: z.boolean(),
  /** Of each link, in their order: a title or a number; null: it is gone or was taken away. */
  linkNames: z.array(z.string().nullable()),
  /** For whom the reader may say that it is done. */
  subjects: z.array(z.string()),
  /** What was said for those. */
  deeds: z.array(BulletinDeed),
  counts: BulletinCounts,
  mayChange: z.boolean(),
  maySeePeople: z.boolean(),
  /** Those by name are the people whom the reader leads, not all. */
  seesOwnPeople: z.boolean(),
})
export type BulletinResponse = z.infer<typeof BulletinResponse>

export const BringBulletinFileQuery = z.object({ id: z.uuid(), name: FileName })
export const BulletinFileResponse = z.object({ id: z.uuid(), name: z.string() })
export type BulletinFileResponse = z.infer<typeof BulletinFileResponse>

/** A draft. */
export const CreateBulletinRequest = BulletinContent
/** The whole as it shall be; of what was published it makes a version that everybody reads again. */
export const ChangeBulletinRequest = BulletinContent.extend({
  before: Before,
  /** What was changed: said to everybody. Asked for when it was published. */
  note: z.string().trim().max(300).default(''),
})
/** Whom an audience would reach now. */
export const BulletinReachRequest = z.strictObject({ audience: BulletinAudience })
export const BulletinReachResponse = z.object({
  people: z.number().int(),
  municipalities: z.number().int(),
  /** Of no municipality. */
  agencies: z.number().int(),
})
export type BulletinReachResponse = z.infer<typeof BulletinReachResponse>
/** The list of the page, whole. */
export const BulletinFileQuery = BulletinQuery.omit({ cursor: true, limit: true })
export const ImportBulletinsQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('true')
    .transform((flag) => flag === 'true'),
})
export const ImportBulletinsRequest = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        text: z.string().max(BULLETIN_MARKDOWN_LIMIT),
      }),
    )
    .min(1)
    .max(BULLETIN_MARKDOWNS_LIMIT),
})
export type ImportBulletinsRequest = z.infer<typeof ImportBulletinsRequest>
export const ImportBulletinsResponse = z.object({
  /** By their titles. */
  added: z.array(z.string()),
  /** Drafts of the reader that the file has by their `id`. */
  changed: z.array(z.string()),
  unchanged: z.array(z.string()),
  /** A file of text names them and does not bring them. */
  filesLeft: z.array(z.object({ title: z.string(), names: z.array(z.string()) })),
  /** With any of them nothing is written. `problem`: a word of the file's rules, or the code of an error. */
  problems: z.array(
    z.object({ file: z.string(), field: z.string(), line: z.number().int(), problem: z.string() }),
  ),
})
export type ImportBulletinsResponse = z.infer<typeof ImportBulletinsResponse>

export const BulletinCommand = z.discriminatedUnion('type', [
  /** The version that was read: another window may have changed it. */
  z.strictObject({
    type: z.literal('publish'),
    expectedVersion: z.number().int(),
    /** Said where nobody is named among its addressees: it goes to everybody with a role. */
    isForEverybody: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('withdraw'), reason: z.string().trim().min(3).max(300) }),
  /** No more of it is waited for. */
  z.strictObject({ type: z.literal('close') }),
  /** At most once an hour. */
  z.strictObject({ type: z.literal('remind') }),
])
export type BulletinCommand = z.infer<typeof BulletinCommand>

/** Repeated as often as the line asks for: it counts once, with the moment of the press. */
export const ReceiptRequest = z.strictObject({
  versionNo: z.number().int().positive(),
  pressedAt: Moment,
})
export const DeedRequest = z.strictObject({
  /** Made where it was pressed: a repeat of it is known. */
  id: z.uuid(),
  /** Absent: the only one for whom the reader may say it. */
  subject: z.string().max(100).optional(),
  state: DeedState,
  /** The last word that was seen of the subject; null: none. Another one stands by then: it is refused, not overwritten. */
  after: z.uuid().nullable().optional(),
  words: z.string().trim().max(DEED_WORDS_LIMIT).default(''),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  /** Of what was done. */
  files: BulletinFiles.default([]),
  pressedAt: Moment,
})
export type DeedRequest = z.infer<typeof DeedRequest>

export const BulletinVersionsResponse = z.object({
  versions: z.array(
    z.object({
      versionNo: z.number().int(),
      content: BulletinContent,
      note: z.string().nullable(),
      writtenByName: z.string(),
      writtenAt: Moment,
    }),
  ),
})

/** People of one municipality, or of a body that is of none; both null: the centre. */
const Place = { municipalityCode: Code.nullable(), agencyCode: Code.nullable() }
export const BulletinProgressResponse = z.object({
  counts: BulletinCounts,
  groups: z.array(
    z.object({
      ...Place,
      people: z.number().int(),
      read: z.number().int(),
      must: z.number().int(),
      done: z.number().int(),
      doneLate: z.number().int(),
      cannot: z.number().int(),
      isLate: z.boolean(),
      /** Said for the whole body or municipality. */
      deed: BulletinDeed.nullable(),
    }),
  ),
  remindedAt: Moment.nullable(),
})
export type BulletinProgressResponse = z.infer<typeof BulletinProgressResponse>

export const BulletinPeopleQuery = z.strictObject({
  municipalityCode: Code.optional(),
  agencyCode: Code.optional(),
  /** Those who are of no municipality and of no body. */
  isCentre: z.stringbool().optional(),
  state: z.enum(READER_STATES).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const BulletinPeopleResponse = z.object({
  people: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      ...Place,
      readAt: Moment.nullable(),
      /** What this person said last. */
      deed: DeedState.nullable(),
      words: z.string(),
      link: z.string().nullable(),
      files: BulletinFiles,
      doneAt: Moment.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type BulletinPeopleResponse = z.infer<typeof BulletinPeopleResponse>
