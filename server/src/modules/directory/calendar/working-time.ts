/** Schedules and the production calendar as they are in the database, in the shape the deadline engine reads. */
import type { CalendarChange } from '@veche/contract/admin/directory.ts'
import { type Aside, asideOf, type Database, type Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import {
  AROUND_THE_CLOCK,
  type CalendarDay,
  type Schedule,
  type WorkingCalendar,
  type WorkingTimeContext,
  type WorkSpan,
} from '../../../platform/working-time/index.ts'
import { getRegion } from '../directory.repository.ts'
import { completeChange } from '../domain/calendar-change.ts'
import { getCalendarVersion, listCalendarDays, listSchedules } from './calendar.repository.ts'
import { readWeek, type StoredWeek } from './stored-week.ts'

export type WorkingTime = {
  zone: string
  /** Stored with each deadline: which calendar it was counted by. */
  calendarVersion: number
  /** Throws `NotFoundError` for a schedule that nobody made. */
  contextOf: (scheduleCode: string) => WorkingTimeContext
}

type Kept = { version: number; workingTime: Promise<WorkingTime> }
const kept = new WeakMap<Aside, Kept>()

/** Kept until the calendar gets another version, which a change of a schedule makes too. */
export async function loadWorkingTime(db: Db): Promise<WorkingTime> {
  const aside = asideOf(db)
  const version = await getCalendarVersion(aside)
  const known = kept.get(aside)
  if (known?.version === version) return known.workingTime
  const workingTime = readWorkingTime(aside, version)
  kept.set(aside, { version, workingTime })
  workingTime.catch(() => kept.delete(aside))
  return workingTime
}

async function readWorkingTime(db: Db, calendarVersion: number): Promise<WorkingTime> {
  const [{ timeZone: zone }, calendar, schedules] = await Promise.all([
    getRegion(db),
    readCalendar(db, calendarVersion),
    readSchedules(db),
  ])
  return buildWorkingTime({ zone, calendar, schedules })
}

export type PlannedChange = CalendarChange & {
  schedule?: (Omit<ScheduleRow, 'week'> & { week: unknown }) | undefined
}

/** Working time as it would be after a change that nobody saved. */
export async function planWorkingTime(db: Database, change: PlannedChange): Promise<WorkingTime> {
  const version = await getCalendarVersion(db)
  const [{ timeZone: zone }, known, schedules] = await Promise.all([
    getRegion(db),
    readCalendar(db, version),
    readSchedules(db),
  ])
  const { schedule } = change
  return buildWorkingTime({
    zone,
    calendar: withDays(known, version + 1, completeChange(change, new Set(Object.keys(known.years)))),
    schedules: schedule
      ? [
          ...schedules.filter(({ code }) => code !== schedule.code),
          toSchedule({ ...schedule, week: readWeek(schedule.week) }),
        ]
      : schedules,
  })
}

function withDays(known: WorkingCalendar, version: number, { set, remove }: CalendarChange): WorkingCalendar {
  const plan = (days: readonly CalendarDay[], isRegional: boolean): CalendarDay[] => {
    const touched = new Set(
      [...set, ...remove].filter((day) => day.isRegional === isRegional).map(({ on }) => on),
    )
    const added = set.filter((day) => day.isRegional === isRegional).map(toCalendarDay)
    return [...days.filter(({ on }) => !touched.has(on)), ...added]
  }
  const federal = plan(Object.values(known.years).flat(), false)
  return { version, years: byYear(federal), regional: plan(known.regional, true) }
}

function byYear(days: readonly CalendarDay[]): WorkingCalendar['years'] {
  return Object.fromEntries(Map.groupBy(days, (day) => day.on.slice(0, 4)))
}

type Parts = { zone: string; calendar: WorkingCalendar; schedules: readonly Schedule[] }

function buildWorkingTime({ zone, calendar, schedules }: Parts): WorkingTime {
  const contexts = new Map(schedules.map((schedule) => [schedule.code, { schedule, calendar, zone }]))
  return {
    zone,
    calendarVersion: calendar.version,
    contextOf(scheduleCode) {
      const context = contexts.get(scheduleCode)
      if (!context) throw new NotFoundError('directory.schedule_not_found', { scheduleCode })
      return context
    },
  }
}

async function readCalendar(db: Db, version: number): Promise<WorkingCalendar> {
  const rows = await listCalendarDays(db)
  const federal = rows.filter((row) => !row.isRegional).map(toCalendarDay)
  const regional = rows.filter((row) => row.isRegional).map(toCalendarDay)
  return { version, years: byYear(federal), regional }
}

type DayRow = { on: string; kind: CalendarDay['kind']; name: string | null; movedFrom: string | null }

function toCalendarDay({ on, kind, name, movedFrom }: DayRow): CalendarDay {
  return { on, kind, ...(name ? { holiday: name } : {}), ...(movedFrom ? { movedFrom } : {}) }
}

async function readSchedules(db: Db): Promise<Schedule[]> {
  const rows = await listSchedules(db)
  return rows.map((row) => toSchedule({ ...row, week: readWeek(row.week) }))
}

type ScheduleRow = {
  code: string
  kind: 'weekly' | 'round_the_clock'
  followsCalendar: boolean
  week: StoredWeek
}

export function toSchedule({ code, kind, followsCalendar, week }: ScheduleRow): Schedule {
  if (kind === 'round_the_clock') return { ...AROUND_THE_CLOCK, code }
  const { mon, tue, wed, thu, fri, sat, sun } = week
  return {
    code,
    followsCalendar,
    week: {
      monday: toSpans(mon),
      tuesday: toSpans(tue),
      wednesday: toSpans(wed),
      thursday: toSpans(thu),
      friday: toSpans(fri),
      saturday: toSpans(sat),
      sunday: toSpans(sun),
    },
  }
}

function toSpans(day: readonly [string, string][]): WorkSpan[] {
  return day.map(([from, to]) => ({ from, to }))
}
