/** How often what did not succeed is tried again. */
import { MINUTE_MS } from '@veche/contract/durations.ts'

/** A file is made again, or a letter sent again, so many times; then a person sees the failure and decides. */
export const MOST_ATTEMPTS = 5
const PAUSE_MS = 2 * MINUTE_MS

export function nextBuildAt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + PAUSE_MS * 2 ** Math.max(0, attempts - 1))
}
