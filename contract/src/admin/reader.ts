import { z } from 'zod'
import { Before, Moment } from '../common.ts'
import { READER_ENDS, READER_OUTCOMES, READER_STAGES } from '../values/admin/reader.ts'

const Score = z.object({ topic: z.number().int(), inThree: z.number().int() })
/** Counts of texts, never shares. */
export const FiguresOfVersion = z.object({
  held: z.number().int(),
  before: Score,
  after: Score,
  corrections: z.object({
    held: z.number().int(),
    before: z.number().int(),
    after: z.number().int(),
  }),
  shipped: z.object({ right: z.number().int(), lost: z.number().int() }),
})

export const ReaderVersion = z.object({
  number: z.number().int(),
  madeAt: Moment,
  /** Null: at night. */
  madeByName: z.string().nullable(),
  state: z.enum(['active', 'put_aside', 'not_used']),
  outcome: z.enum(READER_OUTCOMES),
  /** The last confirmation that it has learnt from. */
  learntUntil: Moment,
  lessons: z.number().int(),
  corrections: z.number().int(),
  /** Words of people about alarms that it has learnt from; 0: too few. */
  dangerLessons: z.number().int(),
  /** Bytes. */
  size: z.number().int(),
  figures: FiguresOfVersion,
})
export type ReaderVersion = z.infer<typeof ReaderVersion>

export const ReaderResponse = z.object({
  /** 0: what came with the product. */
  activeNumber: z.number().int(),
  /** What is learnt at night and is no worse is used by itself. */
  isAutomatic: z.boolean(),
  run: z
    .object({ stage: z.enum(READER_STAGES), startedAt: Moment, startedByName: z.string().nullable() })
    .nullable(),
  lastRun: z.object({ endedAt: Moment, endedAs: z.enum(READER_ENDS) }).nullable(),
  /** Corrections that nothing has learnt from yet, among the newest thousand questions. */
  waiting: z.number().int(),
  /** Of the last five weeks, oldest first: questions accepted, and those that took the suggested topic. */
  weeks: z.array(z.object({ week: z.iso.date(), confirmed: z.number().int(), taken: z.number().int() })),
  /** Newest first. */
  versions: z.array(ReaderVersion),
})
export type ReaderResponse = z.infer<typeof ReaderResponse>

export const SetNightlyRequest = z.object({ isAutomatic: z.boolean() })

export const AlarmsResponse = z.object({
  /** How many false alarms a day the duty bears. */
  aDay: z.number().int(),
  /** From which score on a danger rings now, and between which it may move. */
  bar: z.number(),
  lowest: z.number(),
  highest: z.number(),
  /** Of the last days, newest first, each by the four weeks before it. */
  days: z.array(
    z.object({
      fromAt: Moment,
      bar: z.number(),
      aDay: z.number().int(),
      /** False alarms a day that are to be expected with it. */
      expected: z.number(),
      alarms: z.number().int(),
      falseAlarms: z.number().int(),
      /** Dangers that a person named and that had not rung. */
      missed: z.number().int(),
      messages: z.number().int(),
    }),
  ),
})
export type AlarmsResponse = z.infer<typeof AlarmsResponse>

export const SetAlarmBudgetRequest = z.object({ aDay: z.number().int().min(1).max(50), before: Before })
