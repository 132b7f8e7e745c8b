/** Weekly hours of an agency. Times are civil: 08:30 is 08:30 on the wall, summer and winter. */
import { DAY_MINUTES, isTime, parseTime } from './civil-time.ts'

/** `to` not later than `from` means the next day: a night shift belongs to the day it starts on. */
export type WorkSpan = { readonly from: string; readonly to: string }

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** A break is the gap between two spans of a day. */
export type Schedule = {
  readonly code: string
  /** Duty services work through holidays, so the calendar is not read for them at all. */
  readonly followsCalendar: boolean
  readonly week: Readonly<Record<Weekday, readonly WorkSpan[]>>
}

export type MinuteSpan = { readonly from: number; readonly to: number }

export type ScheduleProblem = {
  code: 'schedule.bad_time' | 'schedule.overlap' | 'schedule.empty'
  weekday?: Weekday
}

const LONG_DAY = [
  { from: '08:30', to: '13:00' },
  { from: '13:48', to: '17:30' },
] as const
const FRIDAY = [
  { from: '08:30', to: '13:00' },
  { from: '13:48', to: '16:30' },
] as const
const WHOLE_DAY = [{ from: '00:00', to: '24:00' }] as const

export const STANDARD_SCHEDULE: Schedule = {
  code: 'standard',
  followsCalendar: true,
  week: {
    monday: LONG_DAY,
    tuesday: LONG_DAY,
    wednesday: LONG_DAY,
    thursday: LONG_DAY,
    friday: FRIDAY,
    saturday: [],
    sunday: [],
  },
}

export const AROUND_THE_CLOCK: Schedule = {
  code: 'round-the-clock',
  followsCalendar: false,
  week: {
    monday: WHOLE_DAY,
    tuesday: WHOLE_DAY,
    wednesday: WHOLE_DAY,
    thursday: WHOLE_DAY,
    friday: WHOLE_DAY,
    saturday: WHOLE_DAY,
    sunday: WHOLE_DAY,
  },
}

/** Gives spans of a weekday (0 is Monday) in minutes; over 1440 is the next day. */
export function minuteSpans(schedule: Schedule, weekday: number): MinuteSpan[] {
  const name = WEEKDAYS[weekday]
  return name ? schedule.week[name].map(toMinutes) : []
}

/** Lists everything that is wrong with a schedule; an empty list means that it may be used. */
export function validateSchedule(schedule: Schedule): ScheduleProblem[] {
  const badTimes = WEEKDAYS.filter((weekday) => schedule.week[weekday].some((span) => !isWorkSpan(span)))
  if (badTimes.length > 0) return badTimes.map((weekday) => ({ code: 'schedule.bad_time', weekday }))

  const week = WEEKDAYS.flatMap((weekday, index) =>
    minuteSpans(schedule, index).map((span) => ({
      weekday,
      from: span.from + index * DAY_MINUTES,
      to: span.to + index * DAY_MINUTES,
    })),
  )
  const first = week[0]
  if (!first) return [{ code: 'schedule.empty' }]
  // The last shift of Sunday may run into Monday.
  const nextWeek = { ...first, from: first.from + 7 * DAY_MINUTES }
  const overlapping = week.filter((span, index) => (week[index + 1] ?? nextWeek).from < span.to)
  return overlapping.map(({ weekday }) => ({ code: 'schedule.overlap', weekday }))
}

function isWorkSpan(span: WorkSpan): boolean {
  return isTime(span.from) && isTime(span.to) && span.from !== '24:00'
}

function toMinutes(span: WorkSpan): MinuteSpan {
  const from = parseTime(span.from)
  const to = parseTime(span.to)
  return { from, to: to > from ? to : to + DAY_MINUTES }
}
