/** When an attempt to tell a device that failed is repeated. Pure. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'

const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS]

/** Null: it was tried for most of a day, and what there was is no news any more. */
export function nextPushAttempt(attempts: number, now: Date): Date | null {
  const pauseMs = PAUSES_MS[attempts - 1]
  return pauseMs === undefined ? null : new Date(now.getTime() + pauseMs)
}

/** The browser has forgotten the device: nobody will ever be reached there. */
export const isGone = (status: number): boolean => status === 404 || status === 410
