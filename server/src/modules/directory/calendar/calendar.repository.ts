import type { CalendarChange, CreateScheduleRequest } from '@veche/contract/admin/directory.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { z } from 'zod'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { notFound } from '../change-directory.ts'
import { readWeek } from './stored-week.ts'

/** Null when the code is taken. */
export async function insertSchedule(
  tx: Tx,
  row: Insertable<DB['schedule']>,
): Promise<{ code: string } | null> {
  const added = await tx
    .insertInto('schedule')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
  return added ?? null
}

export async function updateScheduleRow(
  tx: Tx,
  code: string,
  changes: Updateable<DB['schedule']>,
): Promise<void> {
  await tx.updateTable('schedule').set(changes).where('code', '=', code).execute()
}

export function listAgenciesBySchedule(tx: Tx, scheduleCode: string): Promise<{ code: string }[]> {
  return tx
    .selectFrom('agency')
    .select('code')
    .where('scheduleCode', '=', scheduleCode)
    .where('isActive', '=', true)
    .execute()
}

export async function deleteCalendarDay(tx: Tx, on: string, isRegional: boolean): Promise<void> {
  await tx
    .deleteFrom('calendarDay')
    .where(sql<string>`day::text`, '=', on)
    .where('isRegional', '=', isRegional)
    .execute()
}

export async function upsertCalendarDay(tx: Tx, day: CalendarChange['set'][number]): Promise<void> {
  const { on, isRegional, kind, name, movedFrom } = day
  await tx
    .insertInto('calendarDay')
    .values({ day: on, isRegional, kind, name, movedFrom })
    .onConflict((conflict) => conflict.columns(['day', 'isRegional']).doUpdateSet({ kind, name, movedFrom }))
    .execute()
}

/** Zero before the first. */
export async function getCalendarVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('calendarVersion')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function insertCalendarVersion(
  tx: Tx,
  { version, note, isRecomputed }: { version: number; note: string; isRecomputed: boolean },
): Promise<void> {
  await tx
    .insertInto('calendarVersion')
    .values({ version, note, recomputedAt: isRecomputed ? sql`now()` : null })
    .execute()
}

export type NewSchedule = z.infer<typeof CreateScheduleRequest>

export async function listPublishedYears(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('calendarDay')
    .select(sql<string>`extract(year from day)::text`.as('year'))
    .distinct()
    .where('isRegional', '=', false)
    .execute()
  return new Set(rows.map(({ year }) => year))
}

export async function getSchedule(
  tx: Tx,
  code: string,
): Promise<Omit<NewSchedule, 'code'> & { isActive: boolean }> {
  const row = await tx
    .selectFrom('schedule')
    .select(['name', 'kind', 'followsCalendar', 'week', 'isActive'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow(notFound(code))
  return { ...row, week: readWeek(row.week) }
}

export async function saveRecomputed(
  db: Db,
  version: number,
  { examined, moved }: { examined: number; moved: number },
): Promise<void> {
  await db
    .updateTable('calendarVersion')
    .set((eb) => ({
      examinedCount: eb('examinedCount', '+', examined),
      movedCount: eb('movedCount', '+', moved),
    }))
    .where('version', '=', version)
    .execute()
}

export async function endRecomputing(db: Db, version: number, now: Date): Promise<void> {
  await db.updateTable('calendarVersion').set({ recomputedAt: now }).where('version', '=', version).execute()
}

export function listCalendarDays(db: Db) {
  return (
    db
      .selectFrom('calendarDay')
      // Dates are read as text, because the driver would turn them into local midnights.
      .select([
        sql<string>`day::text`.as('on'),
        'kind',
        'name',
        sql<string | null>`moved_from::text`.as('movedFrom'),
        'isRegional',
      ])
      .orderBy('day')
      .execute()
  )
}

export function listSchedules(db: Db) {
  return db.selectFrom('schedule').select(['code', 'kind', 'followsCalendar', 'week']).execute()
}
