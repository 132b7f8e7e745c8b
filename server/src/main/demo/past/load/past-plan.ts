/** Which past is loaded and how far it is: kept in the database, so that it goes on where it stopped. */
import { z } from 'zod'

export const PastPlan = z.object({
  seed: z.string(),
  /** About how many questions. */
  size: z.number().int().positive(),
  from: z.iso.datetime(),
  /** When the region was first opened. */
  until: z.iso.datetime(),
  days: z.number().int().positive(),
  loadedDays: z.number().int().min(0),
  /** Of the next incident. */
  nextNumber: z.number().int().positive(),
  /** Of streams, questions of chats and rumours; null: it was planned by a version that had none of them. */
  firstNumbers: z
    .object({ livestream: z.number().int(), chatQuestion: z.number().int(), fake: z.number().int() })
    .nullable()
    .default(null),
})
export type PastPlan = z.infer<typeof PastPlan>
