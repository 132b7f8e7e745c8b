/** Names days as an office does: work begins on a working day, never today. */
import { DAY_MS } from '../../../lib/durations.ts'

const LOOKS = {
  day: ['ru-RU', { day: 'numeric', month: 'long' }],
  weekday: ['en-GB', { weekday: 'short' }],
  hour: ['ru-RU', { hour: '2-digit', minute: '2-digit' }],
} as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** A format costs a hundred times what it takes to use it. */
function formatPart(look: keyof typeof LOOKS, date: Date, timeZone: string): string {
  const key = `${look} ${timeZone}`
  const [locale, parts] = LOOKS[look]
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone })
  formats.set(key, format)
  return format.format(date)
}

export function dayInWords(date: Date, timeZone: string): string {
  return formatPart('day', date, timeZone)
}

/** Finds the first working day from `days` ahead. */
export function workingDayAfter(now: Date, days: number, timeZone: string): Date {
  let day = new Date(now.getTime() + days * DAY_MS)
  while (['Sat', 'Sun'].includes(formatPart('weekday', day, timeZone))) day = new Date(day.getTime() + DAY_MS)
  return day
}

export type Days = { day: string; visit: string; plan: string }

/** `plannedAt`: the moment that the answer promises. A moment of today is named by its hour. */
export function daysInWords(now: Date, timeZone: string, plannedAt: Date | null, ahead: number): Days {
  const day = dayInWords(now, timeZone)
  const first = workingDayAfter(now, 1, timeZone)
  const plan = plannedAt ?? workingDayAfter(now, ahead, timeZone)
  if (dayInWords(plan, timeZone) === day) {
    return { day, visit: 'сегодня', plan: `${formatPart('hour', plan, timeZone)} сегодняшнего дня` }
  }
  return {
    day,
    visit: dayInWords(new Date(Math.min(first.getTime(), plan.getTime())), timeZone),
    plan: dayInWords(plan, timeZone),
  }
}
