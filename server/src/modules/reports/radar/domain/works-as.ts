/** Which weekday a day works as: a day off is a Sunday, a working Saturday the day that it was exchanged for. */
import {
  assumedDays,
  type CalendarDay,
  parseDate,
  type WorkingCalendar,
} from '../../../../platform/working-time/index.ts'
import type { WorksAs } from './week-hours.ts'

const FRIDAY = 4
const SUNDAY = 6

/** Years that nobody has published yet are read as the law alone would have them. */
export function readWorksAs(calendar: WorkingCalendar): WorksAs {
  const years = new Map<string, ReadonlyMap<string, CalendarDay>>()
  const regional = byDate(calendar.regional)
  const published = [...Object.values(calendar.years).flat(), ...calendar.regional]
  const exchanged = new Map(published.flatMap(({ on, movedFrom }) => (movedFrom ? [[movedFrom, on]] : [])))

  function findDay(date: string): CalendarDay | undefined {
    const year = date.slice(0, 4)
    const days = years.get(year) ?? byDate(calendar.years[year] ?? assumedDays(Number(year)))
    years.set(year, days)
    return regional.get(date) ?? days.get(date)
  }

  return (date) => {
    const weekday = weekdayOf(date)
    const day = findDay(date)
    if (!day || (day.kind === 'short' && weekday <= FRIDAY)) return weekday
    if (day.kind === 'off') return SUNDAY
    const stands = exchanged.get(date)
    return stands ? weekdayOf(stands) : Math.min(weekday, FRIDAY)
  }
}

function byDate(days: readonly CalendarDay[]): Map<string, CalendarDay> {
  return new Map(days.map((day) => [day.on, day]))
}

function weekdayOf(date: string): number {
  // 1970-01-01 was a Thursday.
  return (parseDate(date) + 3) % 7
}
