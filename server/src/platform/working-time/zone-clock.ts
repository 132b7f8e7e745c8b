/** Asks about time zones, and nothing else does. Everything else works with the offsets it returns. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { Temporal } from 'temporal-polyfill'
import { InvalidError } from '../errors.ts'

/** One offset of a zone, in force from `fromMs` to `untilMs`. */
export type OffsetPeriod = { fromMs: number; untilMs: number; offsetMs: number }

/** Lists offsets of a zone that touch the span, in order, without gaps. */
export function offsetPeriods(zone: string, fromMs: number, untilMs: number): OffsetPeriod[] {
  const periods: OffsetPeriod[] = []
  let at = zoned(zone, fromMs)
  let startMs = Number.NEGATIVE_INFINITY
  while (true) {
    const next = at.getTimeZoneTransition('next')
    const endMs = next && next.epochMilliseconds < untilMs ? next.epochMilliseconds : Number.POSITIVE_INFINITY
    periods.push({ fromMs: startMs, untilMs: endMs, offsetMs: at.offsetNanoseconds / 1_000_000 })
    if (!next || endMs === Number.POSITIVE_INFINITY) return periods
    at = next
    startMs = endMs
  }
}

/**
 * Finds the first moment when the clock on the wall shows this time of this day, or later. A time skipped in spring
 * is the moment of the jump; a time shown twice in autumn is the first of the two.
 */
export function momentOf(periods: readonly OffsetPeriod[], day: number, minutes: number): number {
  const wallMs = day * DAY_MS + minutes * MINUTE_MS
  for (const period of periods) {
    const moment = wallMs - period.offsetMs
    if (moment < period.untilMs) return Math.max(moment, period.fromMs)
  }
  throw new InvalidError('working_time.no_such_moment', { day, minutes })
}

/** 'YYYY-MM-DD' on the wall of the zone. */
export function dateInZone(zone: string, moment: Date): string {
  return zoned(zone, moment.getTime()).toPlainDate().toString()
}

/**
 * Finds the moment when the wall of the zone shows this time of this day, `addDays` later; a skipped time is the
 * moment of the jump.
 */
export function momentInZone(zone: string, { date, time, addDays = 0 }: WallTime): Date {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`).add({ days: addDays })
  return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
}

/** `date` is 'YYYY-MM-DD', `time` 'HH:MM'. */
export type WallTime = { date: string; time: string; addDays?: number }

/** 'HH:MM' on the wall of the zone. */
export function timeInZone(zone: string, moment: Date): string {
  return zoned(zone, moment.getTime()).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Gives the month on the wall of the zone; 1 is January. */
export function monthInZone(zone: string, moment: Date): number {
  return zoned(zone, moment.getTime()).month
}

function zoned(zone: string, ms: number): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  } catch (cause) {
    throw new InvalidError('working_time.unknown_zone', { zone }, { cause })
  }
}
