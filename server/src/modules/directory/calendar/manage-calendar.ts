/** Schedules and days of the calendar. What moves deadlines makes a new version, and a job recomputes the open ones. */
import type {
  CalendarChange,
  ChangeCalendarRequest,
  CreateScheduleRequest,
  Schedule,
  UpdateScheduleRequest,
} from '@veche/contract/admin/directory.ts'
import { dayKeyOf } from '@veche/contract/rules/limits.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { validateSchedule } from '../../../platform/working-time/index.ts'
import { type Actor, changerByJournal } from '../../access/index.ts'
import { changeDirectory, type DirectoryContext, notFound } from '../change-directory.ts'
import { completeChange } from '../domain/calendar-change.ts'
import { findCalendarProblems } from '../domain/calendar-problems.ts'
import { changedFields } from '../domain/changed-fields.ts'
import { joinDays } from './calendar-days.ts'
import { readWeek, toSchedule } from './working-time.ts'

type By = { actor: Actor }
type NewSchedule = z.infer<typeof CreateScheduleRequest>
type ScheduleChanges = z.infer<typeof UpdateScheduleRequest>

export function createSchedule(
  { db }: DirectoryContext,
  { row, actor }: By & { row: NewSchedule },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.schedule_added', objectType: 'schedule', objectId: row.code },
    run: async (tx) => {
      requireSound(row)
      const added = await tx
        .insertInto('schedule')
        .values({ ...row, week: JSON.stringify(row.week) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('code')
        .executeTakeFirst()
      if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
      // Nobody counts by it yet, so no deadline moves; kept schedules are read again.
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
      await tx
        .updateTable('schedule')
        .set({ ...changes, week: JSON.stringify(week) })
        .where('code', '=', code)
        .execute()
      const isTimeChanged = fields.week || fields.kind || fields.followsCalendar
      if (isTimeChanged) await beginRecompute(tx, context, `schedule ${code}`)
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
      const version = await beginRecompute(tx, context, note)
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
    await tx
      .deleteFrom('calendarDay')
      .where(sql<string>`day::text`, '=', on)
      .where('isRegional', '=', isRegional)
      .execute()
  }
  for (const { on, isRegional, kind, name, movedFrom } of set) {
    await tx
      .insertInto('calendarDay')
      .values({ day: on, isRegional, kind, name, movedFrom })
      .onConflict((conflict) =>
        conflict.columns(['day', 'isRegional']).doUpdateSet({ kind, name, movedFrom }),
      )
      .execute()
  }
}

async function listPublishedYears(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('calendarDay')
    .select(sql<string>`extract(year from day)::text`.as('year'))
    .distinct()
    .where('isRegional', '=', false)
    .execute()
  return new Set(rows.map(({ year }) => year))
}

/** The caller holds the lock of the directory, so versions never meet. */
export async function beginRecompute(tx: Tx, { jobs }: DirectoryContext, note: string): Promise<number> {
  const version = await addCalendarVersion(tx, note, { isRecomputed: false })
  await jobs.add(tx, 'incidents.recompute_deadlines', { calendarVersion: version })
  return version
}

async function addCalendarVersion(
  tx: Tx,
  note: string,
  { isRecomputed }: { isRecomputed: boolean },
): Promise<number> {
  const last = await tx
    .selectFrom('calendarVersion')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto('calendarVersion')
    .values({ version, note, recomputedAt: isRecomputed ? sql`now()` : null })
    .execute()
  return version
}

async function getSchedule(tx: Tx, code: string): Promise<Omit<NewSchedule, 'code'> & { isActive: boolean }> {
  const row = await tx
    .selectFrom('schedule')
    .select(['name', 'kind', 'followsCalendar', 'week', 'isActive'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
  return { ...row, week: readWeek(row.week) }
}

function requireSound(schedule: Pick<Schedule, 'code' | 'kind' | 'followsCalendar' | 'week'>): void {
  const problems = validateSchedule(toSchedule({ ...schedule, week: readWeek(schedule.week) }))
  if (problems.length > 0) throw new InvalidError('directory.bad_schedule', { problems })
}

async function requireNoAgency(tx: Tx, scheduleCode: string): Promise<void> {
  const rows = await tx
    .selectFrom('agency')
    .select('code')
    .where('scheduleCode', '=', scheduleCode)
    .where('isActive', '=', true)
    .execute()
  if (rows.length > 0)
    throw new ConflictError('directory.in_use', {
      ...{ code: scheduleCode, incidents: 0, routes: 0, people: 0, channels: 0 },
      agencies: rows.length,
    })
}
