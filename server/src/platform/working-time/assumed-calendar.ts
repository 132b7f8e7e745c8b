/**
 * Makes the days of a year the government has not published yet, as the Labour Code alone would have them: the
 * holidays of article 112, a day off carried to the next working day when a holiday falls on Saturday or Sunday
 * (except in January, where the government decides), and the hour off before a holiday of article 95.
 */
import type { CalendarDay } from './calendar-day.ts'
import { epochDay, formatDate, weekdayOf } from './civil-time.ts'

const NEW_YEAR = 'Новогодние каникулы'
const HOLIDAYS: readonly (readonly [month: number, dayOfMonth: number, name: string])[] = [
  [1, 1, NEW_YEAR],
  [1, 2, NEW_YEAR],
  [1, 3, NEW_YEAR],
  [1, 4, NEW_YEAR],
  [1, 5, NEW_YEAR],
  [1, 6, NEW_YEAR],
  [1, 7, 'Рождество Христово'],
  [1, 8, NEW_YEAR],
  [2, 23, 'День защитника Отечества'],
  [3, 8, 'Международный женский день'],
  [5, 1, 'Праздник Весны и Труда'],
  [5, 9, 'День Победы'],
  [6, 12, 'День России'],
  [11, 4, 'День народного единства'],
]

export function assumedDays(year: number): CalendarDay[] {
  const days = new Map<number, CalendarDay>()
  for (const [month, dayOfMonth, holiday] of HOLIDAYS) {
    const day = epochDay(year, month, dayOfMonth)
    days.set(day, { on: formatDate(day), kind: 'off', holiday })
  }
  for (const [month, dayOfMonth] of HOLIDAYS) {
    if (month > 1) carryWeekend(days, epochDay(year, month, dayOfMonth))
  }
  // The eve of a carried day off is free itself.
  for (const free of [...days.keys(), epochDay(year + 1, 1, 1)]) {
    const eve = free - 1
    if (isWeekday(eve) && !days.has(eve) && formatDate(eve).startsWith(`${year}-`)) {
      days.set(eve, { on: formatDate(eve), kind: 'short' })
    }
  }
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
}

function carryWeekend(days: Map<number, CalendarDay>, holiday: number): void {
  if (isWeekday(holiday)) return
  let day = holiday + 1
  while (!isWeekday(day) || days.has(day)) day += 1
  days.set(day, { on: formatDate(day), kind: 'off', movedFrom: formatDate(holiday) })
}

function isWeekday(day: number): boolean {
  return weekdayOf(day) < 5
}
