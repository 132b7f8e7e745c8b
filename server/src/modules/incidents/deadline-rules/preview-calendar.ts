/** Computes what a calendar or a schedule would move, without saving anything. It reads a bounded number of deadlines. */
import type { CalendarPreviewResponse } from '@veche/contract/admin/directory.ts'
import type { z } from 'zod'
import type { Database } from '../../../platform/database/db.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import { type PlannedChange, planWorkingTime } from '../../directory/index.ts'
import { listIncidentsWithOpenDeadlines, listNumbers, listOpenDeadlinesOf } from '../deadlines/index.ts'
import { recomputeAfterCalendarChange } from './domain/calendar-change.ts'

const MOST_INCIDENTS = 2000
const EXAMPLES = 20

export async function previewCalendar(
  db: Database,
  change: PlannedChange,
): Promise<z.infer<typeof CalendarPreviewResponse>> {
  const planned = await planWorkingTime(db, change)
  const ids = await listIncidentsWithOpenDeadlines(db, NIL_ID, MOST_INCIDENTS + 1)
  const looked = ids.slice(0, MOST_INCIDENTS)
  const deadlines = await listOpenDeadlinesOf(db, looked)
  const moved = recomputeAfterCalendarChange(deadlines, ({ scheduleCode }) => planned.contextOf(scheduleCode))
  const shown = moved.toSorted((a, b) => Math.abs(b.movedMs) - Math.abs(a.movedMs)).slice(0, EXAMPLES)
  const numbers = await listNumbers(
    db,
    shown.map(({ before }) => before.incidentId),
  )
  return {
    examinedCount: deadlines.length,
    movedCount: moved.length,
    isAtLeast: ids.length > looked.length,
    examples: shown.map(({ before, after }) => ({
      incidentId: before.incidentId,
      number: numbers.get(before.incidentId) ?? 0,
      key: before.key,
      before: before.dueAt.toISOString(),
      after: after.dueAt.toISOString(),
    })),
  }
}
