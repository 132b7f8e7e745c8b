/** A roster is written on the clocks of the region, by weeks, and kept as moments. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { ShiftText } from '@veche/contract/portal/roster.ts'
import { dateInZone, momentInZone, timeInZone } from '../../../../platform/working-time/index.ts'

export type Span = { startsAt: Date; endsAt: Date }
export type Shift = Span & { personId: string }

const WEEK_DAYS = 7

/** An end that is not later than the beginning is on the next day. */
export function shiftOf({ personId, day, from, to }: ShiftText, zone: string): Shift {
  return {
    personId,
    startsAt: momentInZone(zone, { date: day, time: from }),
    endsAt: momentInZone(zone, { date: day, time: to, addDays: to > from ? 0 : 1 }),
  }
}

export function textOf({ personId, startsAt, endsAt }: Shift, zone: string): ShiftText {
  return {
    personId,
    day: dateInZone(zone, startsAt),
    from: timeInZone(zone, startsAt),
    to: timeInZone(zone, endsAt),
  }
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + WEEK_DAYS - 1) % WEEK_DAYS))
}

/** From the first midnight of the week to the last one, on the wall: an hour longer or shorter where a clock is moved. */
export function weekSpan(monday: string, zone: string): Span {
  return {
    startsAt: momentInZone(zone, { date: monday, time: '00:00' }),
    endsAt: momentInZone(zone, { date: monday, time: '00:00', addDays: WEEK_DAYS }),
  }
}

/** The same people at the same times on the wall, a week later. */
export function copiedWeek(shifts: readonly Shift[], zone: string): ShiftText[] {
  return shifts.map((shift) => {
    const text = textOf(shift, zone)
    return { ...text, day: addDays(text.day, WEEK_DAYS) }
  })
}

export function isInside({ startsAt }: Span, span: Span): boolean {
  return startsAt >= span.startsAt && startsAt < span.endsAt
}
