/** Counts civil days and times as plain numbers: days since 1970-01-01 and minutes since midnight. It knows no zones. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../errors.ts'

export const DAY_MINUTES = 24 * 60

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Gives the minutes since midnight of 'HH:MM'; '24:00' is the end of the day. */
export function parseTime(time: string): number {
  if (time === '24:00') return DAY_MINUTES
  const parts = TIME.exec(time)
  if (!parts) throw new InvalidError('working_time.bad_time', { time })
  return Number(parts[1]) * 60 + Number(parts[2])
}

export function isTime(time: string): boolean {
  return time === '24:00' || TIME.test(time)
}

/** Gives the days since 1970-01-01 of 'YYYY-MM-DD'. */
export function parseDate(date: string): number {
  const parts = DATE.exec(date)
  const day = parts ? epochDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN
  if (Number.isNaN(day) || formatDate(day) !== date) throw new InvalidError('working_time.bad_date', { date })
  return day
}

export function formatDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function epochDay(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/** Gives the weekday: 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}
