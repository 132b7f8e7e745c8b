/**
 * When two accounts are two people. Whoever made an account, gave it the rights of an administrator or its password, or
 * took part in removing its second factor, may hold both: their two words are the word of one. Pure.
 */
import { DAY_MS } from '@veche/contract/durations.ts'

/** So long before a request must an administrator have been one: whoever looks at the journal has a day to see them come. */
export const STANDING_MS = DAY_MS

/** How an account came into the hands of others: of each kind only the last. */
export type Handing = { toId: string; byIds: readonly string[]; at: Date }
export type Pair = readonly [string, string]

/** `since`: how old a handing may be to count; null: it counts for ever. */
export function areTied(handings: readonly Handing[], [one, other]: Pair, since: Date | null): boolean {
  return handings.some(
    ({ toId, byIds, at }) =>
      (since === null || at > since) &&
      ((toId === one && byIds.includes(other)) || (toId === other && byIds.includes(one))),
  )
}

type Standing = { isAdministrator: boolean; hasSecondFactor: boolean; since: Date }

export function hasStood({ isAdministrator, hasSecondFactor, since }: Standing, askedAt: Date): boolean {
  return isAdministrator && hasSecondFactor && since.getTime() + STANDING_MS <= askedAt.getTime()
}
