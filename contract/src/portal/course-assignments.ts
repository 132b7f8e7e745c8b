import { z } from 'zod'
import { Moment } from '../common.ts'

const Place = z.object({
  agencyCode: z.string(),
  /** Null: the whole body. */
  unitCode: z.string().nullable(),
  name: z.string(),
})

/** Whom it would concern now: known before it is assigned. */
const Offer = Place.extend({ people: z.number().int() })

const Assignment = Place.extend({
  id: z.uuid(),
  dueAt: Moment,
  assignedByName: z.string(),
  assignedAt: Moment,
  /** Who is there now, and who of them has passed since or still held a pass. */
  people: z.number().int(),
  passed: z.number().int(),
  mayWithdraw: z.boolean(),
})

export const CourseAssignmentsResponse = z.object({
  assignments: z.array(Assignment),
  /** Whom the reader may assign it to, bodies with their units; empty: to nobody. */
  places: z.array(Offer),
})
export type CourseAssignmentsResponse = z.infer<typeof CourseAssignmentsResponse>

export const AssignCourseRequest = z.strictObject({
  /** Named by the browser: what is sent twice is one. */
  id: z.uuid(),
  agencyCode: z.string().min(1).max(100),
  unitCode: z.string().min(1).max(100).nullable(),
  /** The last day on which it is in time. */
  dueOn: z.iso.date(),
})
export type AssignCourseRequest = z.infer<typeof AssignCourseRequest>

export const AssignedPeopleQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const AssignedPeopleResponse = z.object({
  people: z.array(z.object({ name: z.string(), isPassed: z.boolean(), dueAt: Moment })),
  /** Who is counted among the people of the body and does not have to pass, and why; on the first page alone. */
  skipped: z.array(z.object({ name: z.string(), reason: z.enum(['no_sign_in', 'of_municipality']) })),
  nextCursor: z.string().nullable(),
})
export type AssignedPeopleResponse = z.infer<typeof AssignedPeopleResponse>
