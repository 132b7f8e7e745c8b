/** Days of the region: the end of today, and periods that go with the day. Pure. */
import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { MovingPeriod } from '@veche/contract/values/incidents.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'

/** End of the civil day in the region's zone: what is due until then is today's work. */
export function endOfDay(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(now)
    .split(':')
  const minutes = Number(parts[0]) * 60 + Number(parts[1])
  return new Date(Math.floor((now.getTime() + DAY_MS - minutes * 60_000) / 60_000) * 60_000)
}

type Day = { now: Date; timeZone: string }
const DAYS = { last7: 7, last30: 30 } as const
const MOVING = [
  ['foundIn', 'foundFrom'],
  ['registeredIn', 'registeredFrom'],
  ['answeredIn', 'answeredFrom'],
  ['closedIn', 'closedFrom'],
] as const

/** Today is one of the days. */
export function beginningOf(period: MovingPeriod, { now, timeZone }: Day): Date {
  const today = dateInZone(timeZone, now)
  if (period === 'month') return momentInZone(timeZone, { date: `${today.slice(0, 8)}01`, time: '00:00' })
  return momentInZone(timeZone, { date: today, time: '00:00', addDays: 1 - DAYS[period] })
}

/** The filter as it is asked today. Where both are given, the later beginning holds. */
export function ofToday(filter: IncidentFilter, day: Day): IncidentFilter {
  const moved = MOVING.flatMap(([period, from]) => {
    const asked = filter[period]
    if (!asked) return []
    const since = beginningOf(asked, day).toISOString()
    const given = filter[from]
    return [[from, given && Date.parse(given) > Date.parse(since) ? given : since] as const]
  })
  return moved.length === 0 ? filter : { ...filter, ...Object.fromEntries(moved) }
}
