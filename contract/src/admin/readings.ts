/** Who was shown which questions: an inquiry into a leak (152-ФЗ, ст. 21 ч. 3.1). */
import { z } from 'zod'
import { Moment } from '../common.ts'

/** Numbers of questions separated by commas, as an address holds them. */
const Numbers = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9}){0,199}$/)
  .transform((text) => text.split(',').map(Number))

export const LeakQuery = z.object({
  from: Moment,
  to: Moment,
  /** A part of the name or e-mail of an employee. */
  who: z.string().trim().min(1).max(100).optional(),
  /** Questions of a resident. */
  numbers: Numbers.optional(),
})
export type LeakQuery = z.infer<typeof LeakQuery>

export const LEAK_FORMATS = ['csv', 'xlsx'] as const
export const LeakFileQuery = LeakQuery.extend({ format: z.enum(LEAK_FORMATS).default('csv') })

const Count = z.number().int()
export const LeakResponse = z.object({
  /** Responses that showed somebody. */
  readings: Count,
  /** Different ones. */
  questions: Count,
  /** Whoever saw most stands first; a hundred at most. */
  readers: z.array(
    z.object({
      /** Null: a command of the server. */
      name: z.string().nullable(),
      readings: Count,
      /** Questions; one that was seen twice counts twice. */
      shown: Count,
      by: z.object({
        ...{ list: Count, card: Count, contact: Count, file: Count },
        ...{ chat: Count, stream: Count, report: Count, export: Count },
        ...{ rumour: Count, part: Count, person: Count },
      }),
    }),
  ),
  isCut: z.boolean(),
})
export type LeakResponse = z.infer<typeof LeakResponse>
