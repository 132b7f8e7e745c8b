import { z } from 'zod'
import { Before, Code, Moment, shownName } from '../common.ts'
import { ANSWER_KINDS } from '../values/answers.ts'

export const TEMPLATE_SCOPES = ['own', 'agency', 'region'] as const
const Kind = z.enum(ANSWER_KINDS)

export const TemplateResponse = z.object({
  id: z.uuid(),
  scope: z.enum(TEMPLATE_SCOPES),
  agencyCode: z.string().nullable(),
  topicCode: z.string().nullable(),
  groupCode: z.string().nullable(),
  /** Null: for either kind of answer. */
  kind: Kind.nullable(),
  name: z.string(),
  /** With variables: `{имя}`, `{адрес}`. */
  text: z.string(),
  versionNo: z.number().int(),
  useCount: z.number().int(),
  lastUsedAt: Moment.nullable(),
  isArchived: z.boolean(),
  mayChange: z.boolean(),
})
export type TemplateResponse = z.infer<typeof TemplateResponse>
export const TemplatesResponse = z.object({
  templates: z.array(TemplateResponse),
  /** Names without braces: filled from the card, or left for the writer. */
  variables: z.array(z.string()),
})
export const TemplatesQuery = z.strictObject({
  search: z.string().trim().max(100).optional(),
  archived: z
    .enum(['true', 'false'])
    .default('false')
    .transform((flag) => flag === 'true'),
})
export const SaveTemplateRequest = z.strictObject({
  scope: z.enum(TEMPLATE_SCOPES),
  /** Of a template of an agency. */
  agencyCode: Code.nullable().default(null),
  topicCode: Code.nullable().default(null),
  groupCode: Code.nullable().default(null),
  kind: Kind.nullable().default(null),
  name: shownName(1, 120),
  text: z.string().trim().min(1).max(10_000),
})
export const ChangeTemplateRequest = SaveTemplateRequest.extend({
  expectedVersionNo: z.number().int(),
  before: Before,
})
export const ArchiveTemplateRequest = z.strictObject({ isArchived: z.boolean() })
export const TemplateVersionsResponse = z.object({
  versions: z.array(
    z.object({
      versionNo: z.number().int(),
      name: z.string(),
      text: z.string(),
      changedByName: z.string(),
      changedAt: Moment,
    }),
  ),
})
/** For one question: those that fit it first, with the variables filled as far as they are known. */
export const OfferedTemplatesResponse = z.object({
  templates: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      scope: z.enum(TEMPLATE_SCOPES),
      kind: Kind.nullable(),
      useCount: z.number().int(),
      /** How well it fits: by topic, by group, or in general. */
      fits: z.enum(['topic', 'group', 'any']),
      text: z.string(),
      /** Blanks that are still to be filled. */
      open: z.array(z.string()),
    }),
  ),
})
export const SimilarAnswersResponse = z.object({
  answers: z.array(
    z.object({
      incidentNumber: z.number().int(),
      title: z.string(),
      /** Without the names of residents. */
      text: z.string(),
      agencyCode: z.string().nullable(),
      answeredAt: Moment,
      /** Share of the question's words that it has, 0 to 100. */
      likeness: z.number().int(),
    }),
  ),
})
