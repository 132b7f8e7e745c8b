/** The days of the past as the region's clocks and calendar have them. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import {
  dateInZone,
  momentInZone,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'

export type PastDay = {
  /** 'YYYY-MM-DD' */
  date: string
  startsAt: Date
  endsAt: Date
  /** 1 is January. */
  month: number
  dayOfMonth: number
  /** 0 is Monday. */
  weekday: number
  /** Nobody works by the usual schedule. */
  isOff: boolean
}

export function listDays(from: Date, until: Date, usual: WorkingTimeContext): PastDay[] {
  const days: PastDay[] = []
  const first = dateInZone(usual.zone, from)
  for (let addDays = 0; ; addDays += 1) {
    const startsAt = momentInZone(usual.zone, { date: first, time: '00:00', addDays })
    if (startsAt >= until) return days
    const endsAt = momentInZone(usual.zone, { date: first, time: '00:00', addDays: addDays + 1 })
    const date = new Date(Date.parse(`${first}T00:00:00Z`) + addDays * DAY_MS)
    days.push({
      ...{ startsAt, endsAt, date: date.toISOString().slice(0, 10) },
      ...{
        month: date.getUTCMonth() + 1,
        dayOfMonth: date.getUTCDate(),
        weekday: (date.getUTCDay() + 6) % 7,
      },
      isOff: workingTimeBetween(startsAt, endsAt, usual) === 0,
    })
  }
}

/** The same day so many months before; in a shorter month its last one. */
export function monthsBefore(moment: Date, months: number): Date {
  const before = new Date(moment)
  before.setUTCMonth(before.getUTCMonth() - months)
  if (before.getUTCDate() !== moment.getUTCDate()) before.setUTCDate(0)
  return before
}

export type Wall = { date: string; time: string; dayOfMonth: number; month: number }

/** What the clocks and the calendar on the wall show: asked so often that the engine's own way is too slow. */
export function createWallClock(days: readonly PastDay[]): (at: Date) => Wall {
  const first = days[0]?.startsAt.getTime() ?? 0
  return (at) => {
    let index = Math.min(days.length - 1, Math.floor((at.getTime() - first) / DAY_MS))
    while (index > 0 && at < (days[index]?.startsAt ?? at)) index -= 1
    while (index < days.length - 1 && at >= (days[index]?.endsAt ?? at)) index += 1
    const day = days[index]
    if (!day) throw new Error('There is no such day')
    const minutes = Math.floor((at.getTime() - day.startsAt.getTime()) / MINUTE_MS)
    const two = (number: number) => String(number).padStart(2, '0')
    const { date, dayOfMonth, month } = day
    return { date, time: `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`, dayOfMonth, month }
  }
}
