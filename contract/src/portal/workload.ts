import { z } from 'zod'
import { Moment } from '../common.ts'

export const WorkloadResponse = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      /** Questions in their hands: taken or given, not yet answered. */
      open: z.number().int(),
      urgent: z.number().int(),
      late: z.number().int(),
      /** Away now, until then. */
      absentUntil: Moment.nullable(),
      isOnDuty: z.boolean(),
    }),
  ),
})
export type WorkloadResponse = z.infer<typeof WorkloadResponse>
