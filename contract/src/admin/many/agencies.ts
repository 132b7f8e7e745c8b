/** Many bodies at once: their working hours, their trust, whether they work. */
import { z } from 'zod'
import { Before, Code } from '../../common.ts'
import { MOST_AT_ONCE } from '../../rules/limits.ts'

/** One field of one body; `before` keeps what somebody has changed meanwhile. */
export const AgencyChange = z
  .strictObject({
    code: Code,
    scheduleCode: Code.optional(),
    isTrusted: z.boolean().optional(),
    isActive: z.boolean().optional(),
    before: Before,
  })
  .refine(
    ({ scheduleCode, isTrusted, isActive }) =>
      [scheduleCode, isTrusted, isActive].filter((value) => value !== undefined).length === 1,
    { error: 'one_field', path: ['code'] },
  )
export type AgencyChange = z.infer<typeof AgencyChange>
export const ChangeAgenciesRequest = z.strictObject({
  rows: z.array(AgencyChange).min(1).max(MOST_AT_ONCE),
})
export const WHY_AGENCY_LEFT = ['already', 'in_use', 'last_centre', 'changed', 'gone'] as const
export const ChangeAgenciesResponse = z.object({
  /** What takes the changes back, sent as it came. */
  undo: z.array(AgencyChange),
  left: z.array(z.object({ code: z.string(), name: z.string(), reason: z.enum(WHY_AGENCY_LEFT) })),
})
export type ChangeAgenciesResponse = z.infer<typeof ChangeAgenciesResponse>
/** Bodies where somebody with a role works: in it or in a unit of it. */
export const StaffedAgenciesResponse = z.object({ codes: z.array(z.string()) })
