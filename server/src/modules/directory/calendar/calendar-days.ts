/** Days of the calendar as people see them: kept ones, and by law those of a year that nobody published. */
import type { CalendarChange, CalendarDay } from '@veche/contract/admin/directory.ts'
import { dayKeyOf } from '@veche/contract/rules/limits.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { assumedDays } from '../../../platform/working-time/index.ts'
import { changerByJournal } from '../../access/index.ts'
import { listCalendarDays } from '../directory-admin.repository.ts'

export async function listShownDays(
  db: Db,
  year: number,
): Promise<{ isPublished: boolean; days: CalendarDay[] }> {
  const days = await listCalendarDays(db, year)
  const isPublished = days.some((day) => !day.isRegional)
  const assumed = isPublished ? [] : assumedDays(year).map(presentAssumed)
  return { isPublished, days: [...assumed, ...days] }
}

/** Of a change of days: what its form made another, or a refusal where somebody else did so with the same day. */
export async function joinDays(
  tx: Tx,
  { before, ...change }: CalendarChange & { before?: Fields | undefined },
): Promise<CalendarChange> {
  const wanted: Record<string, unknown> = Object.fromEntries([
    ...change.set.map((day) => [dayKeyOf(day), contentOf(day)]),
    ...change.remove.map((day) => [dayKeyOf(day), null]),
  ])
  const findChanger = changerByJournal(tx, { objectType: 'calendar', objectId: null })
  const joined = await joinEdit({ now: await readDays(tx, change), before, wanted, findChanger })
  return {
    set: change.set.filter((day) => dayKeyOf(day) in joined),
    remove: change.remove.filter((day) => dayKeyOf(day) in joined),
  }
}

async function readDays(tx: Tx, { set, remove }: CalendarChange): Promise<Fields> {
  const named = [...set, ...remove]
  const years = [...new Set(named.map(({ on }) => Number(on.slice(0, 4))))]
  const shown: CalendarDay[] = []
  for (const year of years) shown.push(...(await listShownDays(tx, year)).days)
  return Object.fromEntries([
    ...named.map((day) => [dayKeyOf(day), null]),
    ...shown.map((day) => [dayKeyOf(day), contentOf(day)]),
  ])
}

function contentOf({ kind, name, movedFrom }: CalendarDay) {
  return { kind, name, movedFrom }
}

function presentAssumed({ on, kind, holiday, movedFrom }: ReturnType<typeof assumedDays>[number]) {
  return { on, kind, name: holiday ?? null, movedFrom: movedFrom ?? null, isRegional: false }
}
