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
