import { formatDay, type Locale } from '../../../lib/words/format.ts'

/** A civil day, whatever the zone: «18 ноября». */
export function dayText(day: string, { language }: Locale): string {
  return day === '' ? '' : formatDay(Date.parse(day), { language, timeZone: 'UTC' })
}
