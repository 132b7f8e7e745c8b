/**
 * Settlements that write much less than their people, the season and their neighbours let expect.
 *
 * What a settlement wrote is weighed against what it should have (empirical Bayes): where few were expected, silence proves
 * nothing and the answer stays near «as expected»; an interval says how near.
 */
import { gammaQuantile, incompleteGamma } from '../../statistics/domain/gamma.ts'
import type { Interval } from '../../statistics/domain/interval.ts'
import { chanceOfAtMost } from '../../statistics/domain/negative-binomial.ts'
import { type CountModel, type CountRow, expectCount, fitCounts } from './count-regression.ts'

export type Settlement = {
  readonly code: string
  /** People who live there, at least one. */
  readonly population: number
  readonly neighbourCodes: readonly string[]
  /** Messages of each month, in the same order for all; null where nobody was listening yet. */
  readonly monthly: readonly (number | null)[]
  /** What else lets expect more or less of all that are like it, as many numbers for each: a chief town, say, is seldom named. */
  readonly traits?: readonly number[]
}

export type SettlementVoice = {
  readonly code: string
  readonly messages: number
  readonly expected: number
  /** Of what was expected: 0.2 writes a fifth. */
  readonly ratio: number
  readonly interval: Interval
  /** The share of wrong ones among it and all that are surer; null: too small to be called silent, whatever it writes. */
  readonly q: number | null
  readonly isSilent: boolean
}

/** «Much less»: not more than half. */
const SILENT_RATIO = 0.5
/** Five in a hundred are asked for; how much voices differ is itself estimated, and takes its share of them. */
const MOST_Q = 0.04
const UNHEARD_CHANCE = 0.01
/** However alike all others are, one may have lost its voice: the belief that it has not weighs no more than so many messages. */
const LARGEST_SIZE = 5
/** So many expected messages of neighbours are believed half. */
const NEIGHBOUR_WEIGHT = 10

export function mapSilence(settlements: readonly Settlement[]): SettlementVoice[] {
  const rows = readRows(settlements)
  const alone = fitHeard(rows)
  const expected = new Map(
    settlements.map(({ code }, index) => [code, expectCount(rows[index] ?? NOTHING, alone)]),
  )
  const withNeighbours = rows.map((row, index) => ({
    ...row,
    factors: [
      ...row.factors,
      voiceOfNeighbours(settlements[index]?.neighbourCodes ?? [], settlements, expected),
    ],
  }))
  const model = fitHeard(withNeighbours)
  const weighed = withNeighbours.map((row, index) => ({
    code: settlements[index]?.code ?? '',
    ...weigh(row.count, expectCount(row, model), Math.min(model.size, LARGEST_SIZE)),
  }))
  const judged = weighed.filter(({ isTooSmall }) => !isTooSmall)
  const qs = new Map(
    falseShares(judged.map(({ chanceOfMore }) => chanceOfMore)).map((q, at) => [judged[at]?.code, q]),
  )
  return weighed.map(({ isTooSmall: _, chanceOfMore: __, ...voice }) => {
    const q = qs.get(voice.code) ?? null
    return { ...voice, q, isSilent: q !== null && q <= MOST_Q }
  })
}

const NOTHING: CountRow = { count: 0, exposure: 1, factors: [] }

/** The silent are no norm: those that a first fit hardly explains are left out of the second, which would take their silence for usual. */
function fitHeard(rows: readonly CountRow[]): CountModel {
  const first = fitCounts(rows)
  const isHeard = (row: CountRow) =>
    chanceOfAtMost(row.count, { mean: expectCount(row, first), size: first.size }) > UNHEARD_CHANCE
  return fitCounts(rows.filter(isHeard))
}

/** Voices differ by a gamma distribution of this size; what a settlement wrote makes its own out of it. */
function weigh(messages: number, expected: number, size: number) {
  const shape = size + messages
  const rate = size + expected
  return {
    messages,
    expected,
    ratio: shape / rate,
    interval: { low: gammaQuantile(0.025, shape) / rate, high: gammaQuantile(0.975, shape) / rate },
    chanceOfMore: 1 - incompleteGamma(shape, SILENT_RATIO * rate),
    isTooSmall: 1 - incompleteGamma(size, SILENT_RATIO * rate) > MOST_Q,
  }
}

/** For each the expected share of wrong ones when it and all surer ones are flagged: the mean of their chances to be wrong. */
function falseShares(chances: readonly number[]): number[] {
  const shares = new Array<number>(chances.length).fill(1)
  let sum = 0
  const order = chances
    .map((_, index) => index)
    .sort((one, other) => (chances[one] ?? 0) - (chances[other] ?? 0))
  for (const [at, index] of order.entries()) {
    sum += chances[index] ?? 0
    shares[index] = sum / (at + 1)
  }
  return shares
}

/** Months are worth what the whole region writes in them, so who was heard in a quiet season is not called quiet. */
function readRows(settlements: readonly Settlement[]): CountRow[] {
  const months = settlements[0]?.monthly.length ?? 0
  const rates = Array.from({ length: months }, (_, month) => {
    const heard = settlements.filter(({ monthly }) => (monthly[month] ?? null) !== null)
    const people = heard.reduce((sum, { population }) => sum + population, 0)
    return people > 0 ? heard.reduce((sum, { monthly }) => sum + (monthly[month] ?? 0), 0) / people : 0
  })
  const usual = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(months, 1)
  return settlements.map(({ population, monthly, traits = [] }) => {
    const seasons = monthly.map((count, month) =>
      count === null || usual === 0 ? 0 : (rates[month] ?? 0) / usual,
    )
    return {
      count: monthly.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      exposure: Math.max(
        seasons.reduce((sum, season) => sum + season, 0),
        1e-6,
      ),
      factors: [Math.log(Math.max(population, 1)), ...traits],
    }
  })
}

/** The logarithm of what neighbours wrote beside what they should have; nothing when there are none. */
function voiceOfNeighbours(
  codes: readonly string[],
  settlements: readonly Settlement[],
  expected: ReadonlyMap<string, number>,
): number {
  const near = settlements.filter(({ code }) => codes.includes(code))
  const wrote = near.reduce(
    (sum, { monthly }) => sum + monthly.reduce<number>((all, count) => all + (count ?? 0), 0),
    0,
  )
  const should = near.reduce((sum, { code }) => sum + (expected.get(code) ?? 0), 0)
  return Math.log((wrote + NEIGHBOUR_WEIGHT) / (should + NEIGHBOUR_WEIGHT))
}
