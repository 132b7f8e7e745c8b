/** Holds the production calendar: published years, regional days, and what is assumed for the rest. */
import { z } from 'zod'
import { InvalidError } from '../errors.ts'
import { assumedDays } from './assumed-calendar.ts'
import { type CalendarDay, CalendarDaySchema } from './calendar-day.ts'
import { formatDate, parseDate, yearOf } from './civil-time.ts'

export const WorkingCalendarSchema = z.strictObject({
  version: z.int().positive(),
  years: z.record(z.string().regex(/^\d{4}$/), z.array(CalendarDaySchema)),
  /** Days a region added or changed; they win over the federal ones. */
  regional: z.array(CalendarDaySchema).default([]),
})

export type WorkingCalendar = {
  readonly version: number
  readonly years: Readonly<Record<string, readonly CalendarDay[]>>
  readonly regional: readonly CalendarDay[]
}

/** Reads a calendar from outside; refuses days of a wrong year and days listed twice. */
export function parseWorkingCalendar(source: unknown): WorkingCalendar {
  const parsed = WorkingCalendarSchema.safeParse(source)
  if (!parsed.success) {
    throw new InvalidError('calendar.bad_format', { issues: parsed.error.issues.map((issue) => issue.path) })
  }
  for (const [year, days] of Object.entries(parsed.data.years)) {
    const stray = days.find((day) => !day.on.startsWith(year))
    if (stray) throw new InvalidError('calendar.wrong_year', { year, on: stray.on })
    refuseRepeats(days)
  }
  refuseRepeats(parsed.data.regional)
  return parsed.data
}

function refuseRepeats(days: readonly CalendarDay[]): void {
  const seen = new Set<string>()
  for (const { on } of days) {
    if (seen.has(on)) throw new InvalidError('calendar.day_twice', { on })
    seen.add(on)
  }
}

/** A calendar prepared for look-ups by day number. */
export type CalendarLookup = {
  find(day: number): CalendarDay | undefined
  /** The weekday that became a day off in exchange for this working Saturday or Sunday. */
  findExchanged(day: number): number | undefined
  isAssumed(day: number): boolean
}

export function lookUpCalendar(calendar: WorkingCalendar): CalendarLookup {
  const lookup = lookups.get(calendar) ?? prepare(calendar)
  lookups.set(calendar, lookup)
  return lookup
}

/** Look-ups by calendar, because schedules of a region share one. */
const lookups = new WeakMap<WorkingCalendar, CalendarLookup>()

function prepare(calendar: WorkingCalendar): CalendarLookup {
  const federal = new Map(Object.values(calendar.years).flatMap(byDay))
  const regional = new Map(byDay(calendar.regional))
  const exchanged = new Map<number, number>()
  for (const [day, { movedFrom }] of [...federal, ...regional]) {
    if (movedFrom) exchanged.set(parseDate(movedFrom), day)
  }
  const assumed = new Map<number, ReadonlyMap<number, CalendarDay>>()
  const isAssumed = (day: number) => calendar.years[yearOf(day)] === undefined

  function findAssumed(day: number): CalendarDay | undefined {
    const year = yearOf(day)
    const days = assumed.get(year) ?? new Map(byDay(assumedDays(year)))
    assumed.set(year, days)
    return days.get(day)
  }

  return {
    find: (day) => regional.get(day) ?? (isAssumed(day) ? findAssumed(day) : federal.get(day)),
    findExchanged: (day) => exchanged.get(day),
    isAssumed,
  }
}

function byDay(days: readonly CalendarDay[]): [number, CalendarDay][] {
  return days.map((day) => [parseDate(day.on), day])
}

/** Gives the calendar with a day added or replaced, under a new version, which is how a correction is made. */
export function withRegionalDay(
  calendar: WorkingCalendar,
  version: number,
  changed: CalendarDay,
): WorkingCalendar {
  const on = formatDate(parseDate(changed.on))
  return {
    ...calendar,
    version,
    regional: [...calendar.regional.filter((day) => day.on !== on), changed],
  }
}
