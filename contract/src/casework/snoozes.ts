/** Questions that the reader has put aside in the own lists. Clocks run on, and what is new brings them back. */
import { z } from 'zod'
import { Moment } from '../common.ts'

export const SnoozeListResponse = z.object({
  snoozes: z.array(z.object({ incidentId: z.uuid(), until: Moment, backAt: Moment })),
})
export type SnoozeListResponse = z.infer<typeof SnoozeListResponse>
/** Null: it comes back now. */
export const SnoozeRequest = z.strictObject({ until: Moment.nullable() })
