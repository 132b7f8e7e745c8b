import { z } from 'zod'
import { Moment } from '../common.ts'
import { DAY_MS } from '../durations.ts'
import { ROSTER_PROBLEMS } from '../values/duty.ts'

const Day = z.iso.date()
/** A table of shifts holds a year. */
const ROSTER_SHEET_DAYS = 366
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_time')

/** On the clocks of the region; an end not later than the beginning is on the next day. */
export const ShiftText = z.strictObject({ personId: z.uuid(), day: Day, from: Time, to: Time })
export type ShiftText = z.infer<typeof ShiftText>
const Shifts = z.array(ShiftText).max(200)

export const RosterQuery = z.strictObject({
  /** Any day of the week. */
  day: Day.optional(),
})

/** Both days inclusive; where nothing is said, this week and four more. */
export const RosterSheetQuery = z
  .strictObject({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => !(from && to) || (from <= to && daysBetween(from, to) <= ROSTER_SHEET_DAYS), {
    message: 'too_long',
    path: ['to'],
  })

export const RosterProblem = z.object({
  kind: z.enum(ROSTER_PROBLEMS),
  startsAt: Moment,
  endsAt: Moment,
  personId: z.uuid().nullable(),
  /** Who stands in for somebody who is away; null: nobody was named. */
  substituteId: z.uuid().nullable(),
})
export type RosterProblem = z.infer<typeof RosterProblem>

const Draft = z.object({
  /** Its Monday. */
  week: Day,
  shifts: z.array(ShiftText),
  problems: z.array(RosterProblem),
})
export const RosterResponse = Draft.extend({
  /** Sent back with what shall be; another one stands by then: somebody else has saved. */
  revision: z.number().int(),
  mayWrite: z.boolean(),
})
export type RosterResponse = z.infer<typeof RosterResponse>

/** Shifts of the reader, running and coming ones of two weeks, the earliest first. */
export const OwnDutiesResponse = z.object({
  duties: z.array(
    z.object({
      id: z.uuid(),
      post: z.string(),
      agencyCode: z.string(),
      startsAt: Moment,
      endsAt: Moment,
    }),
  ),
})
export type OwnDutiesResponse = z.infer<typeof OwnDutiesResponse>

/** Both days inclusive. */
export const PersonShiftsQuery = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) <= ROSTER_SHEET_DAYS, {
    message: 'too_long',
    path: ['to'],
  })
/** Shifts of one person in any part of these days, the earliest first. */
export const PersonShiftsResponse = z.object({
  shifts: z.array(z.object({ postId: z.uuid(), post: z.string(), startsAt: Moment, endsAt: Moment })),
})
export type PersonShiftsResponse = z.infer<typeof PersonShiftsResponse>

/** What would be, without saving it. `copy` puts the week before in place of what is sent. */
export const DraftRosterRequest = z.strictObject({
  week: Day,
  shifts: Shifts,
  copy: z.boolean().default(false),
})
export const DraftRosterResponse = Draft

export const SaveRosterRequest = z.strictObject({
  week: Day,
  shifts: Shifts,
  expectedRevision: z.number().int(),
  /** Somebody who is away stands in it, and the person who saves has been told. */
  isWarned: z.boolean().default(false),
})
