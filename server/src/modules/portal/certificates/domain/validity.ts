/** How long a pass counts: the same day of the month so many months on, to the end of that day in the region. */
import { momentInZone } from '../../../../platform/working-time/index.ts'

type Terms = { validMonths: number; graceDays: number }
/** `date` is the day of the pass in the region. */
type Pass = { date: string; timeZone: string }

/** The day after the last one, so that the last day counts whole; with the days of grace after it. */
export function validityOf(
  { date, timeZone }: Pass,
  { validMonths, graceDays }: Terms,
): { validUntil: Date; restsFrom: Date } {
  const last = addMonths(date, validMonths)
  const endOf = (addDays: number) =>
    momentInZone(timeZone, { date: last, time: '00:00', addDays: addDays + 1 })
  return { validUntil: endOf(0), restsFrom: endOf(graceDays) }
}

/** From the 31st, the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const place = year * 12 + (month - 1) + months
  const [inYear, inMonth] = [Math.floor(place / 12), (place % 12) + 1]
  const lastDay = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate()
  const pad = (part: number, length: number) => String(part).padStart(length, '0')
  return `${pad(inYear, 4)}-${pad(inMonth, 2)}-${pad(Math.min(day, lastDay), 2)}`
}
