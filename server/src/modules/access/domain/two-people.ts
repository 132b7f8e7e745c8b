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
