/** Which days the next file of a schedule has. */
import { periodOfRun, type RunTimes } from '../../../../platform/run-times/next-run.ts'

type Due = RunTimes & { writtenTo: string | null }

/**
 * From the day after the last file to yesterday: what fell out while the product was down or a file failed stands in
 * the next one. The first has the days of its rhythm.
 */
export function exportPeriod(schedule: Due, dueAt: Date, zone: string): { from: string; to: string } {
  const usual = periodOfRun(schedule, dueAt, zone)
  if (schedule.writtenTo === null) return usual
  const from = dayAfter(schedule.writtenTo)
  // Two runs of a day, when the hour was changed: the day is written again.
  const isWritten = from > usual.to
  return isWritten ? { from: usual.to, to: usual.to } : { from, to: usual.to }
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
