/**
 * The hour of the week: 24 × the weekday that a day works as, from Monday, and the hour on the wall. A holiday is read as
 * a Sunday and a working Saturday as the day that it stands for, so the norm of a day is that of days like it.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { dateInZone, timeInZone } from '../../../../platform/working-time/index.ts'

export const HOURS_OF_WEEK = 168

/** 0 is Monday, 6 is Sunday: the weekday that this date ('YYYY-MM-DD') works as. */
export type WorksAs = (date: string) => number

/** How the region reads its clock. */
export type RegionClock = { readonly zone: string; readonly worksAs: WorksAs }

/** A piece of time inside one hour of the week; `share` is the part of the hour that it covers. */
export type HourPiece = { readonly weekHour: number; readonly share: number }

/** From `from` to `to`, cut at whole hours. */
export function hourPieces(from: Date, to: Date, clock: RegionClock): HourPiece[] {
  const pieces: HourPiece[] = []
  let at = from.getTime()
  while (at < to.getTime()) {
    const until = Math.min((Math.floor(at / HOUR_MS) + 1) * HOUR_MS, to.getTime())
    pieces.push({ weekHour: weekHourAt(new Date(at), clock), share: (until - at) / HOUR_MS })
    at = until
  }
  return pieces
}

export function weekHourAt(at: Date, { zone, worksAs }: RegionClock): number {
  return worksAs(dateInZone(zone, at)) * 24 + Number(timeInZone(zone, at).slice(0, 2))
}
