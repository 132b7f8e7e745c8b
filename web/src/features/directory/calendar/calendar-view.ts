import type { CalendarDayRow } from '../directory.queries.ts'

export type DayCell = {
  on: string
  dayOfMonth: number
  /** What the reader sees: a plain working day, a plain weekend, or what the calendar says. */
  look: 'plain' | 'weekend' | CalendarDayRow['kind']
  day: CalendarDayRow | null
}
export type MonthView = { month: number; lead: number; days: DayCell[] }

/** Twelve months, weeks from Monday; of two entries for a day the regional one wins. */
export function viewYear(year: number, days: readonly CalendarDayRow[]): MonthView[] {
  const federal = new Map(days.filter(({ isRegional }) => !isRegional).map((day) => [day.on, day]))
  const regional = new Map(days.filter(({ isRegional }) => isRegional).map((day) => [day.on, day]))
  return Array.from({ length: 12 }, (_, month) => {
    const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    return {
      month,
      lead: (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7,
      days: Array.from({ length: count }, (_unused, index) => {
        const date = new Date(Date.UTC(year, month, index + 1))
        const on = date.toISOString().slice(0, 10)
        const day = regional.get(on) ?? federal.get(on) ?? null
        const isWeekend = date.getUTCDay() % 6 === 0
        return { on, dayOfMonth: index + 1, day, look: day?.kind ?? (isWeekend ? 'weekend' : 'plain') }
      }),
    }
  })
}

/** Working days of the year: what the calendar adds and takes away. */
export function countWorkingDays(months: readonly MonthView[]): number {
  return months
    .flatMap(({ days }) => days)
    .filter(({ look }) => look === 'plain' || look === 'work' || look === 'short').length
}
