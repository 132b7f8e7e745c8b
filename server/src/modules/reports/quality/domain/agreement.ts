/**
 * How far two readers agree beyond chance: Cohen's kappa, and the plain share beside it, which people understand.
 *
 * The interval is made of the readings in other weights (a Bayesian bootstrap), into which half a reading is mixed for
 * each of the four ways in which two can agree or not: a dozen readings that all agree do not prove that readers always do.
 */
import { drawGamma } from '../../statistics/domain/draws.ts'
import { type Interval, shareInterval } from '../../statistics/domain/interval.ts'
import { middleShare } from '../../statistics/domain/quantiles.ts'
import { createRandom } from '../../statistics/domain/random.ts'

/** How many both called so, only the first, only the second, neither. */
export type Agreement = {
  readonly both: number
  readonly first: number
  readonly second: number
  readonly neither: number
}

export type MeasuredAgreement = {
  readonly pairs: number
  /** Of the pairs that say the same. */
  readonly share: number
  readonly shareInterval: Interval
  /** 1 is full agreement, 0 as much as chance would give; null when both readers always say one thing, and chance gives all. */
  readonly kappa: number | null
  readonly kappaInterval: Interval
}

const IMAGINED = 0.5
const DRAWS = 4000

/** Null without a single pair. */
export function measureAgreement(
  pairs: readonly (readonly [boolean, boolean])[],
  seed: number,
): MeasuredAgreement | null {
  if (pairs.length === 0) return null
  const count = (one: boolean, other: boolean) =>
    pairs.filter(([first, second]) => first === one && second === other).length
  const agreement = {
    both: count(true, true),
    first: count(true, false),
    second: count(false, true),
    neither: count(false, false),
  }
  const same = agreement.both + agreement.neither
  const random = createRandom(seed, 'agreement')
  const draws = Array.from(
    { length: DRAWS },
    () =>
      kappaOf({
        both: drawGamma(random, agreement.both + IMAGINED),
        first: drawGamma(random, agreement.first + IMAGINED),
        second: drawGamma(random, agreement.second + IMAGINED),
        neither: drawGamma(random, agreement.neither + IMAGINED),
      }) ?? 0,
  )
  return {
    pairs: pairs.length,
    share: same / pairs.length,
    shareInterval: shareInterval(same, pairs.length),
    kappa: kappaOf(agreement),
    kappaInterval: middleShare(draws, 0.95),
  }
}

export function kappaOf({ both, first, second, neither }: Agreement): number | null {
  const total = both + first + second + neither
  const [bySelf, byOther] = [(both + first) / total, (both + second) / total]
  const byChance = bySelf * byOther + (1 - bySelf) * (1 - byOther)
  return byChance < 1 ? ((both + neither) / total - byChance) / (1 - byChance) : null
}
