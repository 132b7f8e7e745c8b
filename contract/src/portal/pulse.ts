import { z } from 'zod'
import { PULSE_QUESTIONS, PULSE_SCALE, PULSE_STRAINS, PULSE_WORDS_LIMIT } from '../values/portal/pulse.ts'

export const PulseMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** A municipality, a body of none, the centre, or all who are too few: `municipality:borovichi`. */
export const PulseGroup = z.string().min(1).max(120)
const Base64Url = z.string().regex(/^[\w-]+$/)
/** Of RSA with 3072 bits. */
const Signature = Base64Url.max(600)

export const PulseKey = z.object({ group: PulseGroup, n: Base64Url, e: Base64Url })
export type PulseKey = z.infer<typeof PulseKey>
/** One key a group: whoever compares sees that nobody was given a key of their own. */
export const PulseKeysQuery = z.strictObject({ month: PulseMonth })
export const PulseKeysResponse = z.object({ month: PulseMonth, keys: z.array(PulseKey) })

export const PulseScores = z
  .array(z.union(PULSE_SCALE.map((score) => z.literal(score))))
  .length(PULSE_QUESTIONS.length)

const Tally = z.object({
  answers: z.number().int(),
  /**
   * Of each question in their order: the mean, the share of those who say 1 or 2, and what it comes to. Of few answers the
   * mean stands in halves between 1.5 and 4.5 and the share is null.
   */
  questions: z.array(
    z.object({ mean: z.number(), low: z.number().nullable(), strain: z.enum(PULSE_STRAINS) }),
  ),
})
export type PulseTally = z.infer<typeof Tally>

export const PulseResponse = z.object({
  month: PulseMonth,
  /** Where an answer of the reader is counted. */
  group: PulseGroup,
  /** People in that group who may answer. */
  people: z.number().int(),
  key: PulseKey,
  /** The blank of the month was given to the reader; whether they handed it in nobody knows. */
  isTaken: z.boolean(),
  /** The last first; of a month with fewer answers than are shown there is nothing. */
  months: z.array(
    z.object({
      month: PulseMonth,
      all: Tally,
      groups: z.array(Tally.extend({ group: PulseGroup })),
    }),
  ),
  mayReadWords: z.boolean(),
})
export type PulseResponse = z.infer<typeof PulseResponse>

/** What the server signs without seeing it (RFC 9474). */
export const TakeBlankRequest = z.strictObject({
  month: PulseMonth,
  group: PulseGroup,
  blinded: Signature,
})
export const TakeBlankResponse = z.object({ signature: Signature })

export const PulseAnswerRequest = z.strictObject({
  month: PulseMonth,
  group: PulseGroup,
  serial: Base64Url.length(43),
  signature: Signature,
  scores: PulseScores,
  words: z.string().trim().max(PULSE_WORDS_LIMIT).default(''),
})
export type PulseAnswerRequest = z.infer<typeof PulseAnswerRequest>
/** `waiting`: too few have answered yet, and the browser asks again; `counted`: it may forget the answer. */
export const PulseAnswerResponse = z.object({ state: z.enum(['waiting', 'counted']) })

export const PulseWordsResponse = z.object({
  months: z.array(
    z.object({
      month: PulseMonth,
      words: z.array(z.object({ id: z.uuid(), group: PulseGroup, words: z.string() })),
    }),
  ),
})
export type PulseWordsResponse = z.infer<typeof PulseWordsResponse>
