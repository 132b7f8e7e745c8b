import type { Week } from '@veche/contract/admin/directory.ts'
import { WEEK_DAYS } from '@veche/contract/values/directory.ts'

export type WeekDay = (typeof WEEK_DAYS)[number]

const NINE_TO_SIX: Week[WeekDay] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]
export const PLAIN_WEEK: Week = {
  ...{ mon: NINE_TO_SIX, tue: NINE_TO_SIX, wed: NINE_TO_SIX, thu: NINE_TO_SIX, fri: NINE_TO_SIX },
  ...{ sat: [], sun: [] },
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** An end not later than the beginning is on the next day. */
function spanMinutes([from = '', to = '']: readonly string[]): number {
  const length = minutesOf(to) - minutesOf(from)
  return length > 0 ? length : length + 24 * 60
}

export function weekMinutes(week: Week): number {
  return WEEK_DAYS.flatMap((day) => week[day]).reduce((sum, span) => sum + spanMinutes(span), 0)
}

/** «пн–чт 08:30–13:00, 13:48–17:30; пт …»: equal days that follow each other are said once. */
export function weekInWords(week: Week, dayName: (day: WeekDay) => string): string {
  const runs: { first: WeekDay; last: WeekDay; hours: string }[] = []
  for (const day of WEEK_DAYS) {
    const hours = week[day].map(([from, to]) => `${from}–${to}`).join(', ')
    const run = runs.at(-1)
    if (run?.hours === hours) run.last = day
    else runs.push({ first: day, last: day, hours })
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) =>
      first === last ? `${dayName(first)} ${hours}` : `${dayName(first)}–${dayName(last)} ${hours}`,
    )
    .join('; ')
}
