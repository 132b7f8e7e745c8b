/** When a subscription is looked at again, and up to which moment a letter tells. Pure. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'

/** A change is committed a little after the moment it says, so the last minutes are told by the next letter. */
const SETTLING_MS = 2 * MINUTE_MS

type Looked = { toldUntil: Date; nextLookAt: Date }

export function tellsUntil({ toldUntil }: { toldUntil: Date }, now: Date): Date {
  return new Date(Math.max(toldUntil.getTime(), now.getTime() - SETTLING_MS))
}

/** A letter is followed by no other for a day; without news it is looked again within an hour. */
export function lookedAt(until: Date, { hasNews, now }: { hasNews: boolean; now: Date }): Looked {
  return { toldUntil: until, nextLookAt: new Date(now.getTime() + (hasNews ? DAY_MS : HOUR_MS)) }
}

/** About four days of trying. */
export const MOST_FAILURES = 13

/** Whoever could not be told waits twice as long each time, a day at most. */
export function putOff(failures: number, now: Date): { failures: number; nextLookAt: Date } {
  const pauseMs = Math.min(MINUTE_MS * 2 ** failures, DAY_MS)
  return { failures: failures + 1, nextLookAt: new Date(now.getTime() + pauseMs) }
}

/** A letter that does not leave for so long tells nobody anything new. */
export function isTooOld({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > 7 * DAY_MS
}
