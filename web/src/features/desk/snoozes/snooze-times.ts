/** Moments that people mean by «после обеда» and «завтра утром», on the clocks of the region. Pure. */
import { dayKey, formatTime, type Locale, momentAt } from '../../../lib/words/format.ts'

export type SnoozeTime = 'hour' | 'lunch' | 'morning'

const HOUR_MS = 3_600_000
const AFTER_LUNCH = '14:00'
const MORNING = '09:00'

/** Those that are yet to come, by their time. */
export function snoozeTimes(now: number, locale: Locale): { key: SnoozeTime; until: string }[] {
  const today = dayKey(now, locale)
  const tomorrow = dayKey(now + 24 * HOUR_MS, locale)
  const times: { key: SnoozeTime; until: string }[] = [
    { key: 'hour', until: new Date(now + HOUR_MS).toISOString() },
    ...(formatTime(now, locale) < AFTER_LUNCH
      ? [{ key: 'lunch' as const, until: momentAt(today, AFTER_LUNCH, locale) }]
      : []),
    { key: 'morning', until: momentAt(tomorrow, MORNING, locale) },
  ]
  return times.filter(({ until }) => Date.parse(until) > now)
}
