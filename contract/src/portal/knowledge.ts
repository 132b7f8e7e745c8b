import { z } from 'zod'
import { Before, Code, Moment, shownName } from '../common.ts'
import { ARTICLE_STATES, ARTICLE_TEXT_LIMIT, MODEL_CHECKS, SEASONS } from '../values/knowledge.ts'

const Line = z.string().trim().min(1).max(300)
/** Paragraphs, and lists whose lines begin with `- ` or `1. `; nothing else of Markdown. */
const Text = z.string().trim().max(ARTICLE_TEXT_LIMIT)
const Day = z.iso.date()

/** What a rule says: which document, where in it, of which day. */
export const ArticleNorm = z.strictObject({
  document: Line,
  clause: Line,
  issuedOn: Day.nullable().default(null),
  /** The term, or the rule in a few words. */
  term: Line.nullable().default(null),
  source: Line,
  /** Where the same was read once more; null: nowhere. */
  secondSource: Line.nullable().default(null),
})
export type ArticleNorm = z.infer<typeof ArticleNorm>

/** What a person wrote, whole: a version of it stands or does not. */
export const ArticleContent = z.strictObject({
  title: shownName(3, 160),
  topicCodes: z.array(Code).max(20).default([]),
  /** None: holds everywhere. */
  municipalityCodes: z.array(Code).max(100).default([]),
  /** None: the whole year. */
  seasons: z.array(z.enum(SEASONS)).max(4).default([]),
  /** How residents say it. */
  words: z.array(z.string().trim().min(2).max(80)).max(40).default([]),
  responsible: z.string().trim().max(500).default(''),
  /** Everybody may read it before they ask. */
  isPublic: z.boolean().default(false),
  checkedOn: Day,
  validUntil: Day,
  norms: z.array(ArticleNorm).max(20).default([]),
  need: Text.default(''),
  steps: Text.default(''),
  term: Text.default(''),
  who: Text.default(''),
  /** Model answers, with variables of templates. */
  answers: z.array(z.string().trim().min(1).max(2000)).max(5).default([]),
  avoid: Text.default(''),
})
export type ArticleContent = z.infer<typeof ArticleContent>

export const ArticleState = z.enum(ARTICLE_STATES)
export type ArticleState = z.infer<typeof ArticleState>

const Summary = z.object({
  id: z.uuid(),
  code: Code,
  state: ArticleState,
  title: z.string(),
  topicCodes: z.array(z.string()),
  municipalityCodes: z.array(z.string()),
  isPublic: z.boolean(),
  validUntil: Day,
  /** Its day has passed: what it says may be so no more. */
  isStale: z.boolean(),
  /** Of what is needed in a part of the year: whether it is now; null: it holds the whole year. */
  season: z.enum(['now', 'off']).nullable(),
  /** A newer version waits for another person. */
  isWaiting: z.boolean(),
  useCount: z.number().int(),
  helped: z.number().int(),
  notHelped: z.number().int(),
})
export const ArticleSummary = Summary
export type ArticleSummary = z.infer<typeof Summary>

export const ArticleQuery = z.strictObject({
  search: z.string().trim().max(200).optional(),
  state: z.enum([...ARTICLE_STATES, 'waiting', 'stale']).default('published'),
  groupCode: Code.optional(),
  topicCode: Code.optional(),
  municipalityCode: Code.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** All that the page finds. */
export const ArticleFileQuery = ArticleQuery.omit({ limit: true })
export const ArticlesResponse = z.object({
  articles: z.array(Summary),
  /** How many fit; more than are listed. */
  count: z.number().int(),
  counts: z.record(z.enum([...ARTICLE_STATES, 'waiting', 'stale']), z.number().int()),
  mayWrite: z.boolean(),
})
export type ArticlesResponse = z.infer<typeof ArticlesResponse>

const Person = z.object({ name: z.string(), at: Moment })
export const ArticleResponse = Summary.extend({
  /** The version that is shown: the published one, or the newest to whoever writes. */
  versionNo: z.number().int(),
  newestNo: z.number().int(),
  /** The version that holds now, whichever is shown, and whether residents read it today; null: none does. */
  applies: z.object({ versionNo: z.number().int(), isPublic: z.boolean() }).nullable(),
  content: ArticleContent,
  written: Person,
  approved: Person.nullable(),
  /** Why the version that is shown came back to its author. */
  returned: Person.extend({ reason: z.string() }).nullable(),
  /** What the checklist of answers says of the model answers, by their place; to whoever may write alone. */
  answerRemarks: z.array(
    z.object({ answer: z.number().int(), code: z.enum(MODEL_CHECKS), words: z.array(z.string()) }),
  ),
  ownVote: z.boolean().nullable(),
  mayWrite: z.boolean(),
  /** The newest version is of somebody else, and the reader may put it up. */
  mayApprove: z.boolean(),
  /** It waits, and the reader may send it back to its author. */
  mayReturn: z.boolean(),
})
export type ArticleResponse = z.infer<typeof ArticleResponse>

export const CreateArticleRequest = ArticleContent
/** The whole as it shall be; `before` is how it stood when the form opened. */
export const ChangeArticleRequest = ArticleContent.extend({ before: Before })
export const ArticleCommand = z.discriminatedUnion('type', [
  /** The version that was read: a newer one is not put up unseen. */
  z.strictObject({ type: z.literal('approve'), expectedVersion: z.number().int() }),
  z.strictObject({
    type: z.literal('return'),
    expectedVersion: z.number().int(),
    reason: z.string().trim().min(3).max(300),
  }),
  z.strictObject({ type: z.literal('withdraw'), reason: z.string().trim().min(3).max(300) }),
  z.strictObject({ type: z.literal('restore') }),
])
export type ArticleCommand = z.infer<typeof ArticleCommand>

export const ArticleVersionsResponse = z.object({
  versions: z.array(
    z.object({
      versionNo: z.number().int(),
      content: ArticleContent,
      written: Person,
      approved: Person.nullable(),
    }),
  ),
})

export const ArticleVoteRequest = z.strictObject({ isHelpful: z.boolean().nullable() })

/** For one question: what is known of it, the nearest first, with model answers filled in. */
export const OfferedArticlesQuery = z.strictObject({
  /** Of the writer, who looks for something else than the question offers by itself. */
  words: z.string().trim().max(200).default(''),
})
export const OfferedArticlesResponse = z.object({
  articles: z.array(
    z.object({
      id: z.uuid(),
      code: z.string(),
      title: z.string(),
      isStale: z.boolean(),
      /** Why it is offered. */
      fits: z.enum(['topic', 'words']),
      steps: z.string(),
      term: z.string(),
      avoid: z.string(),
      answers: z.array(
        z.object({
          text: z.string(),
          open: z.array(z.string()),
          /** What its words say of the problem; null where they promise, so that its writer chooses. */
          outcome: z.enum(['solved', 'explained']).nullable(),
          /** False: it names other things than the question does; it is there to be read. */
          isOfMatter: z.boolean(),
        }),
      ),
    }),
  ),
})

export const ImportArticlesQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('true')
    .transform((flag) => flag === 'true'),
})
export const ImportArticlesResponse = z.object({
  added: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.number().int(),
  /** With any of them nothing is written. */
  problems: z.array(
    z.object({
      article: z.string(),
      line: z.number().int(),
      /** A key of the head, `head`, `heading`, or the part of the text. */
      field: z.string(),
      problem: z.string(),
      /** What is written there, where that says what is wrong. */
      value: z.string().optional(),
    }),
  ),
})
export type ImportArticlesResponse = z.infer<typeof ImportArticlesResponse>
