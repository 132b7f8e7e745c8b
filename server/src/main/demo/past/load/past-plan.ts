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
})
export type PastPlan = z.infer<typeof PastPlan>
