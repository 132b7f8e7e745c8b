import { z } from 'zod'
import { Moment } from '../common.ts'

/** Shares are told as two counts, so that nobody reads 50 % of two. */
const Share = z.object({ of: z.number().int(), count: z.number().int() })

export const OwnWeek = z.object({
  /** Its Monday, in the region. */
  startsOn: z.iso.date(),
  /** Answers that were approved. */
  answers: z.number().int(),
  inTime: Share,
  returned: z.number().int(),
  /** Of authors who said anything, those who are satisfied. */
  satisfied: Share,
  /** From when the question was handed over to our answer; null in a week without one. */
  medianMinutes: z.number().int().nullable(),
  /** New questions that were sorted, and texts of others that were decided on. */
  sorted: z.number().int(),
  decided: z.number().int(),
  /** Given to a person, or called to once more. */
  handed: z.number().int(),
  /** Questions of chats that one's own words answered. */
  chatReplies: z.number().int(),
})
export type OwnWeek = z.infer<typeof OwnWeek>

/** In the middle of the unit: half of its people have more. Null: nothing to compare. */
const Middle = z.object({
  people: z.number().int(),
  answers: z.number(),
  inTimeShare: z.number().nullable(),
  returned: z.number(),
  satisfiedShare: z.number().nullable(),
  minutes: z.number().nullable(),
})

export const OwnWorkResponse = z.object({
  asOf: Moment,
  /** The oldest first; the last one is going on. */
  weeks: z.array(OwnWeek),
  /** Of the same weeks. */
  unit: z.discriminatedUnion('state', [
    z.object({ state: z.literal('compared'), name: z.string(), middle: Middle }),
    /** Fewer people with work than a median hides. */
    z.object({ state: z.literal('few'), name: z.string() }),
    /** The reader works for no unit and no body. */
    z.object({ state: z.literal('none') }),
  ]),
  returns: z.array(
    z.object({
      incidentId: z.uuid(),
      title: z.string(),
      at: Moment,
      byName: z.string().nullable(),
      reasonCode: z.string().nullable(),
      words: z.string(),
      /** It was approved in the end. */
      isSettled: z.boolean(),
    }),
  ),
  /** Of authors whom the reader answered, in their own words. */
  thanks: z.array(z.object({ incidentId: z.uuid(), title: z.string(), at: Moment, words: z.string() })),
})
export type OwnWorkResponse = z.infer<typeof OwnWorkResponse>
