/** Schedules and the production calendar as they are in the database, in the shape the deadline engine reads. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import {
  AROUND_THE_CLOCK,
  type CalendarDay,
  type Schedule,
  type WorkingCalendar,
  type WorkingTimeContext,
  type WorkSpan,
} from '../../platform/working-time/index.ts'
import { getRegion } from './directory.repository.ts'

export type WorkingTime = {
  zone: string
  /** Stored with each deadline: which calendar it was counted by. */
  calendarVersion: number
  /** Throws `NotFoundError` for a schedule that nobody made. */
  contextOf: (scheduleCode: string) => WorkingTimeContext
}

type Kept = { version: number; workingTime: Promise<WorkingTime> }
const kept = new WeakMap<Db, Kept>()

/** Kept until the calendar gets another version, which a change of a schedule makes too. */
export async function loadWorkingTime(db: Database): Promise<WorkingTime> {
  const version = await readCalendarVersion(db)
  const known = kept.get(db)
  if (known?.version === version) return known.workingTime
  const workingTime = readWorkingTime(db, version)
  kept.set(db, { version, workingTime })
  workingTime.catch(() => kept.delete(db))
  return workingTime
}

async function readCalendarVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('calendarVersion')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

async function readWorkingTime(db: Db, calendarVersion: number): Promise<WorkingTime> {
  const [{ timeZone: zone }, calendar, schedules] = await Promise.all([
    getRegion(db),
    readCalendar(db, calendarVersion),
    readSchedules(db),
  ])
  const contexts = new Map(schedules.map((schedule) => [schedule.code, { schedule, calendar, zone }]))
  return {
    zone,
    calendarVersion,
    contextOf(scheduleCode) {
      const context = contexts.get(scheduleCode)
      if (!context) throw new NotFoundError('directory.schedule_not_found', { scheduleCode })
      return context
    },
  }
}

async function readCalendar(db: Db, version: number): Promise<WorkingCalendar> {
  const rows = await db
    .selectFrom('calendarDay')
    // As text: the driver would make local midnights of them.
    .select([
      sql<string>`day::text`.as('on'),
      'kind',
      'name',
      sql<string | null>`moved_from::text`.as('movedFrom'),
      'isRegional',
    ])
    .orderBy('day')
    .execute()
  const federal = rows.filter((row) => !row.isRegional).map(toCalendarDay)
  const years = Map.groupBy(federal, (day) => day.on.slice(0, 4))
  const regional = rows.filter((row) => row.isRegional).map(toCalendarDay)
  return { version, years: Object.fromEntries(years), regional }
}

type DayRow = { on: string; kind: CalendarDay['kind']; name: string | null; movedFrom: string | null }

function toCalendarDay({ on, kind, name, movedFrom }: DayRow): CalendarDay {
  return { on, kind, ...(name ? { holiday: name } : {}), ...(movedFrom ? { movedFrom } : {}) }
}

const DaySpans = z.array(z.tuple([z.string(), z.string()])).default([])
const StoredWeek = z.object({
  mon: DaySpans,
  tue: DaySpans,
  wed: DaySpans,
  thu: DaySpans,
  fri: DaySpans,
  sat: DaySpans,
  sun: DaySpans,
})

async function readSchedules(db: Db): Promise<Schedule[]> {
  const rows = await db.selectFrom('schedule').select(['code', 'kind', 'followsCalendar', 'week']).execute()
  return rows.map(({ code, kind, followsCalendar, week }) =>
    kind === 'round_the_clock'
      ? { ...AROUND_THE_CLOCK, code }
      : { code, followsCalendar, week: toWeek(StoredWeek.parse(week)) },
  )
}

function toWeek({ mon, tue, wed, thu, fri, sat, sun }: z.infer<typeof StoredWeek>): Schedule['week'] {
  const spans = (day: [string, string][]): WorkSpan[] => day.map(([from, to]) => ({ from, to }))
  return {
    monday: spans(mon),
    tuesday: spans(tue),
    wednesday: spans(wed),
    thursday: spans(thu),
    friday: spans(fri),
    saturday: spans(sat),
    sunday: spans(sun),
  }
}
