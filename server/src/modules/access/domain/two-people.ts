/**
 * When two accounts count as two people. Whoever created an account, gave it the rights of an administrator or its password, or
 * took part in removing its second factor, may control both, so their two decisions count as one. Pure.
 */
import { DAY_MS } from '@veche/contract/durations.ts'

/** An administrator must have been one for this long before a request, so that others have a day to notice. */
export const STANDING_MS = DAY_MS

/** Events by which others may have gained control of an account: the last of each kind. */
export type Handing = { toId: string; byIds: readonly string[]; at: Date }
export type Pair = readonly [string, string]

/** `since`: how old a handing may be to count; null: it counts for ever. One account alone is no tie: callers say so first. */
export function areTied(handings: readonly Handing[], [one, other]: Pair, since: Date | null): boolean {
  if (one === other) return false
  return handsOf(handings, one, since).has(other) || handsOf(handings, other, since).has(one)
}

/** One hand may hold both: what nobody can undo waits until each has been somebody's own for a day. */
export function areInOneHand(handings: readonly Handing[], [one, other]: Pair, since: Date): boolean {
  const hands = handsOf(handings, other, since)
  return [...handsOf(handings, one, since)].some((hand) => hands.has(hand))
}

/** Who may hold the account: itself, whoever handed it over, and whoever handed over theirs. */
function handsOf(handings: readonly Handing[], accountId: string, since: Date | null): ReadonlySet<string> {
  const hands = new Set([accountId])
  // A set tells its walker what was added on the way.
  for (const hand of hands) {
    for (const { toId, byIds, at } of handings)
      if (toId === hand && (since === null || at > since)) for (const by of byIds) hands.add(by)
  }
  return hands
}

type Standing = { isAdministrator: boolean; hasSecondFactor: boolean; since: Date }

export function hasStood({ isAdministrator, hasSecondFactor, since }: Standing, askedAt: Date): boolean {
  return isAdministrator && hasSecondFactor && since.getTime() + STANDING_MS <= askedAt.getTime()
}
