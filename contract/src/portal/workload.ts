import { z } from 'zod'
import { Moment } from '../common.ts'
import { BulkRunResponse } from '../desk.ts'

/** More are not looked through before they are given away. */
export const SPREAD_LIMIT = 500

export const SpreadRequest = z.strictObject({
  /** Without: all that nobody of the body holds, those first whose deadline is nearest. */
  incidentIds: z.array(z.uuid()).min(1).max(SPREAD_LIMIT).optional(),
})
export const SpreadResponse = z.object({
  /** Prepared and not begun: it is started, stopped and taken back as any act for many. */
  run: BulkRunResponse,
  /** Who gets how many, and what they have in hand already; those who have least first. */
  people: z.array(
    z.object({ id: z.string(), name: z.string(), open: z.number().int(), gets: z.number().int() }),
  ),
  /** Only they are given any; else nobody is on shift now, and it goes to all who are there. */
  isByShift: z.boolean(),
})
export type SpreadResponse = z.infer<typeof SpreadResponse>

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
  /** Given to the body and in nobody's hands: given to no person, or to one who is switched off. */
  ownerless: z.object({
    open: z.number().int(),
    urgent: z.number().int(),
    late: z.number().int(),
    /** How many of them stand on people who are switched off. */
    ofSwitchedOff: z.number().int(),
  }),
})
export type WorkloadResponse = z.infer<typeof WorkloadResponse>
