import { z } from 'zod'
import { Code, Moment } from './common.ts'
import { FIGURE_KEYS, FIGURE_SOURCES } from './values/figures.ts'

/** A day of the region's zone. */
export const Day = z.iso.date()

const Filter = {
  municipalityCode: Code.optional(),
  agencyCode: Code.optional(),
  network: Code.optional(),
  groupCode: Code.optional(),
  topicCode: Code.optional(),
}
/** Both days belong to the period. */
const Period = { from: Day, to: Day }
export const FigureFilter = z.object(Filter)
export type FigureFilter = z.infer<typeof FigureFilter>
const Codes = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((code) => code !== ''))

export const FiguresQuery = z.object({ ...Period, ...Filter, codes: Codes.optional() })
export const FigureTableQuery = z.object({ ...Period, ...Filter, codes: Codes, by: z.enum(FIGURE_KEYS) })
export const FigureSeriesQuery = z.object({ ...Period, ...Filter, codes: Codes })
export const FigureMatrixQuery = z.object({ ...Period, ...Filter })
export const FigureRowsQuery = z.object({
  ...{ ...Period, ...Filter, cursor: z.string().max(200).optional() },
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only those of the numerator, or only the others. */
  isCounted: z.stringbool().optional(),
})
export const FigureParams = z.object({ code: Code })

const Value = {
  /** Null where there is nothing to divide by. */
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number().nullable(),
}
export const FigureValue = z.object({ code: Code, ...Value })
export type FigureValue = z.infer<typeof FigureValue>

export const FiguresResponse = z.object({
  period: z.object(Period),
  /** The same number of days just before, and the same days a year ago. */
  previous: z.object(Period),
  yearAgo: z.object(Period),
  /** Whose figures these are: as it was asked, or the first of the caller's own places where nothing was. */
  filter: FigureFilter,
  /** What else the caller may ask about; null for whoever sees the whole region. */
  own: z.array(FigureFilter).nullable(),
  figures: z.array(
    FigureValue.extend({
      previous: z.number().nullable(),
      yearAgo: z.number().nullable(),
      /** By measure: what the formula is computed from. */
      sums: z.record(z.string(), z.number()),
    }),
  ),
  countedAt: Moment,
})
export type FiguresResponse = z.infer<typeof FiguresResponse>

export const FigureTableResponse = z.object({
  rows: z.array(z.object({ key: z.string().nullable(), figures: z.array(FigureValue) })),
})
export type FigureTableResponse = z.infer<typeof FigureTableResponse>

export const FigureSeriesResponse = z.object({
  series: z.array(
    z.object({
      code: Code,
      days: z.array(z.object({ day: Day, ...Value, norm: z.number().nullable() })),
    }),
  ),
})
export type FigureSeriesResponse = z.infer<typeof FigureSeriesResponse>

export const FigureMatrixResponse = z.object({
  cells: z.array(
    z.object({
      municipalityCode: z.string().nullable(),
      groupCode: z.string().nullable(),
      count: z.number(),
      /** What the four weeks before let expect for as many days. */
      norm: z.number(),
    }),
  ),
})
export type FigureMatrixResponse = z.infer<typeof FigureMatrixResponse>

const Text = z.object({ ru: z.string(), en: z.string() })
export const FigureDefinition = z.object({
  code: Code,
  unit: z.enum(['count', 'share', 'minutes', 'times']),
  clock: z.string(),
  source: z.enum(FIGURE_SOURCES).nullable(),
  better: z.enum(['more', 'less']).nullable(),
  bounds: z.object({ good: z.number(), attention: z.number() }).nullable(),
  isPublic: z.boolean(),
  version: z.number().int(),
  since: Day,
  name: Text,
  meaning: Text,
  /** How it is computed from sums of measures. */
  formula: z.unknown(),
})
export type FigureDefinition = z.infer<typeof FigureDefinition>
export const FigureCatalogueResponse = z.object({ figures: z.array(FigureDefinition) })

/** A question behind a figure, or a rumour: what was published of it is its answer, what was found its outcome. */
export const FigureRow = z.object({
  /** In the Book, where rumours have numbers of their own. */
  question: z.number().int(),
  source: z.enum(FIGURE_SOURCES),
  /** By which people call the question; null for whoever may not see its card, and of what has no number of its own. */
  number: z.number().int().nullable(),
  /** Where it is read as a whole; null for whoever may not see it. */
  card: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('incident'), incidentId: z.uuid() }),
      z.object({ kind: z.literal('chat'), chatId: z.uuid(), messageId: z.uuid() }),
      z.object({ kind: z.literal('livestream'), livestreamId: z.uuid() }),
      z.object({ kind: z.literal('fake'), fakeId: z.uuid() }),
    ])
    .nullable(),
  title: z.string().nullable(),
  /** Whether it belongs to the numerator: an answer on time, a promise kept. */
  isCounted: z.boolean(),
  /** By the clock of the figure: taken, answered, due, closed, promised. */
  at: Moment,
  network: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  topicCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  takenAt: Moment,
  dueAt: Moment.nullable(),
  answeredAt: Moment.nullable(),
  workingMinutes: z.number().nullable(),
  isLate: z.boolean(),
  outcome: z.string().nullable(),
  satisfaction: z.string().nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>
export const FigureRowsResponse = z.object({ rows: z.array(FigureRow), nextCursor: z.string().nullable() })
export type FigureRowsResponse = z.infer<typeof FigureRowsResponse>
