/** Signs of each body beside those of its league: told always, flagged only when chance cannot explain them. */
import { benjaminiHochberg } from '../../statistics/domain/benjamini-hochberg.ts'
import { logGamma } from '../../statistics/domain/gamma.ts'
import { type Interval, shareInterval } from '../../statistics/domain/interval.ts'
import type { Sign } from './signs.ts'

/** In `of` incidents the sign could show, in `count` it did. */
export type SignCount = {
  readonly agencyCode: string
  readonly sign: Sign
  readonly count: number
  readonly of: number
}
export type JudgedSign = SignCount & {
  readonly share: number
  readonly interval: Interval
  /** Of all other bodies of the league together. */
  readonly ofOthers: number
  readonly q: number
  readonly isBeyondChance: boolean
}

const MOST_Q = 0.01

/** `counts` are those of one league; bodies in which a sign could never show are left out. */
export function judgeSigns(counts: readonly SignCount[]): JudgedSign[] {
  const judged = counts.filter(({ of }) => of > 0)
  const others = judged.map((row) => countOthers(judged, row))
  const qs = benjaminiHochberg(
    judged.map(({ count, of }, index) => chanceOfAsMany({ count, of }, others[index] ?? { count: 0, of: 0 })),
  )
  return judged.map((row, index) => {
    const { count, of } = others[index] ?? { count: 0, of: 0 }
    const q = qs[index] ?? 1
    return {
      ...row,
      share: row.count / row.of,
      interval: shareInterval(row.count, row.of),
      ofOthers: of > 0 ? count / of : 0,
      q,
      isBeyondChance: q <= MOST_Q,
    }
  })
}

type Count = { count: number; of: number }

function countOthers(all: readonly SignCount[], { sign, agencyCode }: SignCount): Count {
  const others = all.filter((row) => row.sign === sign && row.agencyCode !== agencyCode)
  return {
    count: others.reduce((sum, row) => sum + row.count, 0),
    of: others.reduce((sum, row) => sum + row.of, 0),
  }
}

/** That a body like the others shows the sign at least so often: beta-binomial, since the others' share is not known for sure. */
function chanceOfAsMany({ count, of }: Count, others: Count): number {
  const [a, b] = [others.count + 0.5, others.of - others.count + 0.5]
  let chance = 0
  for (let shown = count; shown <= of; shown += 1) {
    const ways = logGamma(of + 1) - logGamma(shown + 1) - logGamma(of - shown + 1)
    chance += Math.exp(ways + logBeta(a + shown, b + of - shown) - logBeta(a, b))
  }
  return Math.min(1, chance)
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}
