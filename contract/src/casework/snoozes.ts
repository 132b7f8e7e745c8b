/** Questions that the reader has put aside in the own lists. Clocks run on, and what is new brings them back. */
import { z } from 'zod'
import { Moment } from '../common.ts'
import { QUEUES } from '../values/incidents.ts'

export const SnoozeListResponse = z.object({
  snoozes: z.array(
    z.object({
      ...{ incidentId: z.uuid(), until: Moment, backAt: Moment },
      /** Lists in which it would stand, the own ones and those of the desk: their numbers do not count it for the reader. */
      queues: z.array(z.enum(QUEUES)),
      /** Counted as late in them. */
      isLate: z.boolean(),
    }),
  ),
})
export type SnoozeListResponse = z.infer<typeof SnoozeListResponse>
/** Null: it comes back now. */
export const SnoozeRequest = z.strictObject({ until: Moment.nullable() })
