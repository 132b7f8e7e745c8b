import { z } from 'zod'
import { Code, Moment } from './common.ts'
import { Day, FigureFilter } from './figures.ts'
import { LANGUAGES } from './values/notifications.ts'
import {
  MOST_NEW_PEOPLE,
  REPLAY_STATES,
  REPORT_FILE_FORMATS,
  REPORT_FORMATS,
  REPORT_KINDS,
  STAGES,
  STAGES_LEFT_OUT,
} from './values/reports.ts'

export const RatingQuery = z.object({ from: Day, to: Day })

const Interval = z.object({ low: z.number(), high: z.number() })
const Share = z.number().nullable()
const Count = z.number().int()

export const RatingResponse = z.object({
  bodies: z.array(
    z.object({
      agencyCode: Code,
      /** By load: bodies of like load are compared. */
      league: z.enum(['large', 'middle', 'small']),
      incidents: z.number().int(),
      /** 0 to 100. */
      score: z.number(),
      interval: Interval,
      /** Shared where the data cannot tell bodies apart. */
      place: z.object({ from: z.number().int(), to: z.number().int() }),
      shares: z.object({
        onTime: Share,
        quality: Share,
        satisfaction: Share,
        promises: Share,
        noRepeat: Share,
      }),
    }),
  ),
  /** Too little data. */
  unrated: z.array(z.object({ agencyCode: Code, incidents: z.number().int() })),
  signs: z.array(
    z.object({
      agencyCode: Code,
      sign: z.string(),
      count: z.number().int(),
      of: z.number().int(),
      share: z.number(),
      ofOthers: z.number(),
      isBeyondChance: z.boolean(),
    }),
  ),
})
export type RatingResponse = z.infer<typeof RatingResponse>

/** Of which place; the first of the caller's own where they keep one and name none. */
export const OversightQuery = z.object({
  municipalityCode: Code.optional(),
  agencyCode: Code.optional(),
  groupCode: Code.optional(),
})

export const SurgesResponse = z.object({
  /** When all cells were last looked at; null before the first look. */
  lookedAt: Moment.nullable(),
  surges: z.array(
    z.object({
      id: z.uuid(),
      municipalityCode: Code,
      groupCode: Code,
      foundAt: Moment,
      startedAt: Moment,
      lastAt: Moment,
      /** Null while it lasts. */
      endedAt: Moment.nullable(),
      /** The largest count of three hours, and what was usual then. */
      count: Count,
      expected: z.number(),
      /** The share of false alarms among surges as sure as this. */
      q: z.number(),
      /** What it began with; no title and no card for whoever may not open it. */
      first: z.array(
        z.object({
          question: Count,
          takenAt: Moment,
          incidentId: z.uuid().nullable(),
          title: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type SurgesResponse = z.infer<typeof SurgesResponse>

export const SurgeDaysQuery = OversightQuery.extend({ from: Day, to: Day })
export const SurgeDaysResponse = z.object({
  /** Days of the region's zone on which something surged, in order. */
  days: z.array(
    z.object({
      day: Day,
      surges: z.array(
        z.object({
          municipalityCode: Code,
          groupCode: Code,
          /** The largest count of three hours, and what was usual then. */
          count: Count,
          expected: z.number(),
        }),
      ),
    }),
  ),
})
export type SurgeDaysResponse = z.infer<typeof SurgeDaysResponse>

const Cover = z.object({ intervals: Count, held: Count, share: z.number(), interval: Interval })

export const ForecastResponse = z.object({
  /** Of the rest of this day; null where none has been made. */
  forecast: z
    .object({
      at: Moment,
      until: Moment,
      bodies: z.array(
        z.object({
          agencyCode: Code,
          due: Count,
          misses: z.number(),
          interval: Interval,
        }),
      ),
      /** By municipality, where it is known. */
      places: z.array(
        z.object({ municipalityCode: Code, due: Count, misses: z.number(), interval: Interval }),
      ),
      /** The likeliest to be missed first. */
      questions: z.array(
        z.object({
          incidentId: z.uuid().nullable(),
          title: z.string().nullable(),
          agencyCode: Code,
          municipalityCode: Code.nullable(),
          dueAt: Moment,
          chance: z.number(),
        }),
      ),
      /** Working time that people will probably have left; no body: the centre. */
      slack: z.array(z.object({ stage: z.string(), agencyCode: Code.nullable(), freeMinutes: Count })),
    })
    .nullable(),
  /** Forecasts of mornings beside what happened. */
  judged: z.object({
    days: Count,
    questions: Count,
    /** More likely missed than not, and how many of them were. */
    named: Count,
    hits: Count,
    hitRate: Share,
    interval: Interval.nullable(),
    missed: Count,
    /** Of the missed ones the share that was named. */
    foretold: Share,
    /** Mean square of what the chances were off; 0.25 is a coin. */
    brier: Share,
    /** How many intervals of bodies and of municipalities held what happened; null where none was told. */
    bodyCover: Cover.nullable(),
    placeCover: Cover.nullable(),
  }),
})
export type ForecastResponse = z.infer<typeof ForecastResponse>

const Measured = {
  spells: Count,
  complaints: Count,
  /** Half held so long; null while more than half hold, or where too little is known. */
  medianDays: z.number().nullable(),
  medianInterval: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
  longestDays: z.number().nullable(),
  /** Shares that held a month and a quarter; null where too little is known. */
  afterMonth: Share,
  afterQuarter: Share,
}
const MeasuredOf = z.object({ code: Code, ...Measured })
export const DurabilityResponse = z.object({
  /** Null where nothing was solved at a known place. */
  whole: z.object(Measured).nullable(),
  /** The curve of the whole: from so many days on a share still holds. */
  steps: z.array(z.object({ days: z.number(), share: z.number(), band: Interval })),
  bodies: z.array(MeasuredOf),
  groups: z.array(MeasuredOf),
})
export type DurabilityResponse = z.infer<typeof DurabilityResponse>

export const SpellsResponse = z.object({
  /** The last hundred, newest first. */
  spells: z.array(
    z.object({
      /** Null for whoever may not open it, and so is the title. */
      incidentId: z.uuid().nullable(),
      title: z.string().nullable(),
      agencyCode: Code,
      topicCode: Code,
      municipalityCode: Code.nullable(),
      closedAt: Moment,
      days: z.number(),
      hasEnded: z.boolean(),
      endedBy: z.object({ incidentId: z.uuid(), title: z.string() }).nullable(),
    }),
  ),
})
export type SpellsResponse = z.infer<typeof SpellsResponse>

export const QualityQuery = OversightQuery.extend({ from: Day, to: Day })
const FormalShare = { read: Count, formal: Count, share: z.number(), interval: Interval }
export const QualityResponse = z.object({
  /** Of the whole region: how many answers there were, how many were drawn, have no reader, still wait to be read. */
  weeks: z.object({ weeks: Count, answers: Count, drawn: Count, unread: Count, waiting: Count }),
  whole: z.object(FormalShare).nullable(),
  bodies: z.array(z.object({ agencyCode: Code, ...FormalShare })),
  /** Of those who read the same answers, in the whole region; null without a pair. */
  agreement: z
    .object({
      pairs: Count,
      share: z.number(),
      interval: Interval,
      /** 1 is full agreement, 0 what chance gives; null where both always say one thing. */
      kappa: Share,
      kappaInterval: Interval,
    })
    .nullable(),
})
export type QualityResponse = z.infer<typeof QualityResponse>

export const ReadingRoomResponse = z.object({
  waiting: Count,
  done: Count,
  /** Without the names of body, writer and resident; null when nothing waits. */
  next: z
    .object({
      id: z.uuid(),
      week: Day,
      topicCode: Code.nullable(),
      question: z.string(),
      answer: z.string(),
    })
    .nullable(),
})
export type ReadingRoomResponse = z.infer<typeof ReadingRoomResponse>
export const ReadingParams = z.object({ readingId: z.uuid() })
export const ReadingFound = z.strictObject({
  isAnswered: z.boolean(),
  isConcrete: z.boolean(),
  isStock: z.boolean(),
})
export type ReadingFound = z.infer<typeof ReadingFound>

const Voice = {
  population: Count,
  messages: Count,
  expected: z.number(),
  /** Of what was expected, weighed by how much that proves: 0.2 writes a fifth. */
  ratio: z.number(),
  interval: Interval,
  /** The share of wrong ones among it and all that are surer; null: too small to be called silent. */
  q: Share,
  isSilent: z.boolean(),
}
export const SilenceResponse = z.object({
  /** The whole months that are counted; null before the first question. */
  from: Day.nullable(),
  to: Day.nullable(),
  places: z.array(z.object({ municipalityCode: Code, ...Voice })),
  /** Nobody has written how many people live there. */
  unknown: z.array(Code),
  /** By the questions whose address names them, or a street of the chief town. */
  settlements: z.array(
    z.object({
      municipalityCode: Code,
      name: z.string(),
      ...Voice,
      /** The middle of its questions, to a kilometre; null where none had a point. */
      point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    }),
  ),
  /** How many settlements there are besides whose people nobody has counted. */
  settlementsUnknown: Count,
})
export type SilenceResponse = z.infer<typeof SilenceResponse>

export const SilenceRowsQuery = z.object({ municipalityCode: Code, settlement: z.string().min(1).max(120) })
export const SilenceRowsResponse = z.object({
  /** The last hundred, newest first. */
  rows: z.array(
    z.object({
      question: Count,
      takenAt: Moment,
      topicCode: Code.nullable(),
      /** Null for whoever may not open it, and so is the title. */
      incidentId: z.uuid().nullable(),
      title: z.string().nullable(),
    }),
  ),
})
export type SilenceRowsResponse = z.infer<typeof SilenceRowsResponse>

/** Other rules for the month that has passed. */
export const RuleChange = z.discriminatedUnion('kind', [
  /** Nobody does this step any more; of all bodies, or of one. */
  z.strictObject({
    kind: z.literal('without_stage'),
    stage: z.enum(STAGES_LEFT_OUT),
    agencyCode: Code.optional(),
  }),
  /** So many more people do it there; no body: the centre. */
  z.strictObject({
    kind: z.literal('more_people'),
    stage: z.enum(STAGES),
    agencyCode: Code.nullable(),
    count: z.number().int().min(1).max(MOST_NEW_PEOPLE),
  }),
  /** Questions of a group, in all municipalities or in one, go to another body. */
  z.strictObject({
    kind: z.literal('route'),
    groupCode: Code,
    municipalityCode: Code.optional(),
    toAgencyCode: Code,
  }),
])
export type RuleChange = z.infer<typeof RuleChange>
export const AskReplayRequest = z.strictObject({ change: RuleChange })
export const AskReplayResponse = z.object({ id: z.uuid() })
export const ReplaysResponse = z.object({
  /** The caller's own, the newest first. */
  replays: z.array(
    z.object({
      id: z.uuid(),
      askedAt: Moment,
      fromDay: Day,
      toDay: Day,
      change: RuleChange,
      state: z.enum(REPLAY_STATES),
      /** Null until it is done, and where no question both came and was due in the month. */
      result: z
        .object({
          questions: Count,
          /** Shares on time: what happened, the same by replay, and by replay under the other rules. */
          happened: z.number(),
          replayed: z.number(),
          changed: z.number(),
          difference: z.number(),
          interval: Interval,
          /** The replay under the real rules comes within three points of what happened. */
          isTrusted: z.boolean(),
        })
        .nullable(),
    }),
  ),
})
export type ReplaysResponse = z.infer<typeof ReplaysResponse>
export const ReportKind = z.enum(REPORT_KINDS)
export type ReportKind = z.infer<typeof ReportKind>
export const ReportFormat = z.enum(REPORT_FORMATS)
export type ReportFormat = z.infer<typeof ReportFormat>

export const ReportQuery = z.object({
  kind: ReportKind.default('summary'),
  from: Day,
  to: Day,
  ...FigureFilter.shape,
  language: z.enum(LANGUAGES).default('ru'),
})
export type ReportQuery = z.infer<typeof ReportQuery>
export const ReportFileQuery = ReportQuery.extend({ format: z.enum(REPORT_FILE_FORMATS) })

export const ReportCell = z.object({
  text: z.string(),
  /** What stands in a spreadsheet in place of the text; null: the text. */
  sheet: z.union([z.string(), z.number()]).nullable(),
  /** A path of the product that the text leads to. */
  href: z.string().nullable(),
})
export type ReportCell = z.infer<typeof ReportCell>
export const ReportBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sentences'), sentences: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ title: z.string(), share: z.number(), isNumber: z.boolean() })),
    rows: z.array(z.array(ReportCell)),
  }),
  z.object({ kind: z.literal('note'), text: z.string() }),
])
export type ReportBlock = z.infer<typeof ReportBlock>
/** What is read on the screen, printed, and written into each file: words and numbers are the same everywhere. */
export const Report = z.object({
  kind: ReportKind,
  language: z.enum(LANGUAGES),
  title: z.string(),
  place: z.string(),
  period: z.string(),
  counted: z.string(),
  sections: z.array(z.object({ title: z.string().nullable(), blocks: z.array(ReportBlock) })),
})
export type Report = z.infer<typeof Report>
export const ReportResponse = z.object({
  report: Report,
  /** Whose figures these are: as it was asked, or the first of the caller's own places. */
  filter: FigureFilter,
  own: z.array(FigureFilter).nullable(),
})
export type ReportResponse = z.infer<typeof ReportResponse>
