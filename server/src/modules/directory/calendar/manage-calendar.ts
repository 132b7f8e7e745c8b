/** Schedules and days of the calendar. What moves deadlines makes a new version, and a job recomputes the open ones. */
import type {
  CalendarChange,
  ChangeCalendarRequest,
  Schedule,
  UpdateScheduleRequest,
} from '@veche/contract/admin/directory.ts'
import { dayKeyOf } from '@veche/contract/rules/limits.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { validateSchedule } from '../../../platform/working-time/index.ts'
import { type Actor, changerByJournal } from '../../access/index.ts'
import { changeDirectory, type DirectoryContext } from '../change-directory.ts'
import { completeChange } from '../domain/calendar-change.ts'
import { findCalendarProblems } from '../domain/calendar-problems.ts'
import { changedFields } from '../domain/changed-fields.ts'
import {
  deleteCalendarDay,
  getCalendarVersion,
  getSchedule,
  insertCalendarVersion,
  insertSchedule,
  listAgenciesBySchedule,
  listPublishedYears,
  type NewSchedule,
  updateScheduleRow,
  upsertCalendarDay,
} from './calendar.repository.ts'
import { joinDays } from './calendar-days.ts'
import { readWeek } from './stored-week.ts'
import { toSchedule } from './working-time.ts'

type By = { actor: Actor }
type ScheduleChanges = z.infer<typeof UpdateScheduleRequest>

export function createSchedule(
  { db }: DirectoryContext,
  { row, actor }: By & { row: NewSchedule },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.schedule_added', objectType: 'schedule', objectId: row.code },
    run: async (tx) => {
      requireSound(row)
      const added = await insertSchedule(tx, { ...row, week: JSON.stringify(row.week) })
      if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
      // No agency uses the new schedule yet, so no deadline moves; only the cache is cleared.
      await addCalendarVersion(tx, `schedule ${row.code} added`, { isRecomputed: true })
      return { result: undefined, details: { ...row } }
    },
  })
}

export function updateSchedule(
  context: DirectoryContext,
  { code, changes: { before, ...wanted }, actor }: By & { code: string; changes: ScheduleChanges },
): Promise<void> {
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.schedule_changed', objectType: 'schedule', objectId: code },
    run: async (tx) => {
      const now = await getSchedule(tx, code)
      const findChanger = changerByJournal(tx, { objectType: 'schedule', objectId: code })
      const changes = await joinEdit({ now, before, wanted, findChanger })
      const fields = changedFields<unknown>(now, changes)
      if (Object.keys(fields).length === 0) return { result: undefined, details: {} }
      const { kind = now.kind, followsCalendar = now.followsCalendar, week = now.week } = changes
      requireSound({ code, kind, followsCalendar, week })
      if (fields.isActive && changes.isActive === false) await requireNoAgency(tx, code)
      await updateScheduleRow(tx, code, { ...changes, week: JSON.stringify(week) })
      const isTimeChanged = fields.week || fields.kind || fields.followsCalendar
      if (isTimeChanged) await startRecompute(tx, context, `schedule ${code}`)
      return { result: undefined, details: fields }
    },
  })
}

/** Days set and removed in one step: one version, one recomputation. */
export function changeCalendar(
  context: DirectoryContext,
  { change, actor }: By & { change: z.infer<typeof ChangeCalendarRequest> },
): Promise<number> {
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.calendar_changed', objectType: 'calendar', objectId: null },
    run: async (tx) => {
      const { note, ...days } = change
      const { set, remove } = await joinDays(tx, days)
      await writeDays(tx, { set, remove })
      const version = await startRecompute(tx, context, note)
      return {
        result: version,
        details: {
          calendarVersion: version,
          set: set.map(({ on }) => on),
          remove: remove.map(({ on }) => on),
          fields: [...set, ...remove].map(dayKeyOf),
        },
      }
    },
  })
}

export async function writeDays(tx: Tx, change: CalendarChange): Promise<void> {
  const { set, remove } = completeChange(change, await listPublishedYears(tx))
  const problems = findCalendarProblems(change.set)
  const [problem] = problems
  if (problem) throw new InvalidError('directory.bad_calendar', { problems })
  for (const { on, isRegional } of remove) {
    await deleteCalendarDay(tx, on, isRegional)
  }
  for (const day of set) await upsertCalendarDay(tx, day)
}

/** The caller holds the lock of the directory, so versions never meet. */
export async function startRecompute(tx: Tx, { jobs }: DirectoryContext, note: string): Promise<number> {
  const version = await addCalendarVersion(tx, note, { isRecomputed: false })
  await jobs.add(tx, 'incidents.recompute_deadlines', { calendarVersion: version })
  return version
}

async function addCalendarVersion(
  tx: Tx,
  note: string,
  { isRecomputed }: { isRecomputed: boolean },
): Promise<number> {
  const version = (await getCalendarVersion(tx)) + 1
  await insertCalendarVersion(tx, { version, note, isRecomputed })
  return version
}

function requireSound(schedule: Pick<Schedule, 'code' | 'kind' | 'followsCalendar' | 'week'>): void {
  const problems = validateSchedule(toSchedule({ ...schedule, week: readWeek(schedule.week) }))
  if (problems.length > 0) throw new InvalidError('directory.bad_schedule', { problems })
}

async function requireNoAgency(tx: Tx, scheduleCode: string): Promise<void> {
  const rows = await listAgenciesBySchedule(tx, scheduleCode)
  if (rows.length > 0)
    throw new ConflictError('directory.in_use', {
      ...{ code: scheduleCode, incidents: 0, routes: 0, people: 0, channels: 0 },
      agencies: rows.length,
    })
}
