import type { CalendarDay } from '@veche/contract/admin/directory.ts'

export type CalendarProblem = { on: string; code: 'day_twice' | 'work_on_weekday' | 'moved_from_itself' }

/** What forbids saving these days: one day twice, a plain weekday made «working», a day moved from itself. */
export function findCalendarProblems(days: readonly CalendarDay[]): CalendarProblem[] {
  const keys = days.map(({ on, isRegional }) => `${on} ${isRegional}`)
  return days.flatMap(({ on, kind, movedFrom, isRegional }, index): CalendarProblem[] => {
    if (keys.indexOf(`${on} ${isRegional}`) !== index) return [{ on, code: 'day_twice' }]
    if (movedFrom === on) return [{ on, code: 'moved_from_itself' }]
    // A regional «working» day may take back a federal day off.
    return kind === 'work' && !isRegional && !isWeekend(on) ? [{ on, code: 'work_on_weekday' }] : []
  })
}

function isWeekend(on: string): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
