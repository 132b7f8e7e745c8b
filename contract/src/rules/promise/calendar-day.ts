/** Days of a calendar as keys, «2026-11-27», which compare as they follow. Pure. */
const SUNDAY = 7

export function keyOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

export function partsOf(key: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = key.split('-').map(Number)
  return { year, month, day }
}

export function daysAfter(key: string, days: number): string {
  const { year, month, day } = partsOf(key)
  return keyOf(year, month, day + days)
}

/** The 31st of a month that has 30 days is its last one. */
export function monthsAfter(key: string, months: number): string {
  const { year, month, day } = partsOf(key)
  const last = partsOf(keyOf(year, month + months + 1, 0)).day
  return keyOf(year, month + months, Math.min(day, last))
}

/** «3 декабря», as answers say it. */
export function wordDay(key: string): string {
  const parts = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('ru', parts).format(new Date(`${key}T00:00:00Z`))
}

/** Monday is 1. */
export function weekdayOf(key: string): number {
  return new Date(`${key}T00:00:00Z`).getUTCDay() || SUNDAY
}

/** Article 112 of the Labour Code, «month-day»; days that a year moves are not known here. */
const HOLIDAYS = new Set(
  '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' '),
)

export function workingDaysAfter(key: string, days: number): string {
  let [day, left] = [key, days]
  while (left > 0) {
    day = daysAfter(day, 1)
    if (weekdayOf(day) < SUNDAY - 1 && !HOLIDAYS.has(day.slice(5))) left -= 1
  }
  return day
}
