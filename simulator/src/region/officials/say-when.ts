/** Days as an office names them: work begins on a working day, never today. */
const DAY_MS = 86_400_000

export function sayDay(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone }).format(date)
}

/** The first working day from `days` ahead. */
export function workingDayAfter(now: Date, days: number, timeZone: string): Date {
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone })
  let day = new Date(now.getTime() + days * DAY_MS)
  while (['Sat', 'Sun'].includes(weekday.format(day))) day = new Date(day.getTime() + DAY_MS)
  return day
}

export type Days = { day: string; visit: string; plan: string }

/** `plannedAt`: the moment that the answer promises; for today it is named by its hour. */
export function sayDays(now: Date, timeZone: string, plannedAt: Date | null, ahead: number): Days {
  const day = sayDay(now, timeZone)
  const first = workingDayAfter(now, 1, timeZone)
  const plan = plannedAt ?? workingDayAfter(now, ahead, timeZone)
  if (sayDay(plan, timeZone) === day) {
    const hour = new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit', timeZone })
    return { day, visit: 'сегодня', plan: `${hour.format(plan)} сегодняшнего дня` }
  }
  return {
    day,
    visit: sayDay(new Date(Math.min(first.getTime(), plan.getTime())), timeZone),
    plan: sayDay(plan, timeZone),
  }
}
