/** When an attempt that failed is repeated, and when an address rests. Pure. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { WEBHOOK_RESTS_AFTER_MS } from '@veche/contract/values/admin/webhooks.ts'

/** As the specification of Standard Webhooks advises. */
const PAUSES_MS = [
  ...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS],
  ...[10 * HOUR_MS, 14 * HOUR_MS, 20 * HOUR_MS, 24 * HOUR_MS],
]

export function nextAttemptAt(attempts: number, now: Date): Date {
  const pauseMs = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 24 * HOUR_MS
  return new Date(now.getTime() + pauseMs)
}

export function restsNow(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= WEBHOOK_RESTS_AFTER_MS
}

/** Anything but a 2xx, a redirect too, is no acceptance. */
export const isAccepted = (status: number): boolean => status >= 200 && status < 300
