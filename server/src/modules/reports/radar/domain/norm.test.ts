import { describe, expect, it } from 'vitest'
import { drawNegativeBinomial, drawPoisson } from '../../statistics/domain/draws.ts'
import { mean } from '../../statistics/domain/quantiles.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { computeExpectations } from './expectations.ts'
import { type Cell, type CountHistory, cellKey, type HourCount, tabulate } from './history.ts'
import { computeNorm } from './norm.ts'
import { fitVariation, spread } from './variation.ts'

const DAYS = Array.from({ length: 56 }, (_, day) => day % 7)
const cell = (groupCode: string, municipalityCode: string): Cell => ({ groupCode, municipalityCode })
const CELLS = ['heat', 'roads'].flatMap((group) =>
  ['town', 'village', 'hamlet'].map((place) => cell(group, place)),
)
const LEVELS: Record<string, number> = { town: 12, village: 2, hamlet: 0.4, heat: 1, roads: 0.5 }

/** Messages between eight and twenty o'clock, `LEVELS` of them a day. */
function buildHistory(seed: number, levelOf = (one: Cell, _day: number) => levelIn(one)): CountHistory {
  const random = createRandom('history', seed)
  const counts = CELLS.flatMap((one) =>
    DAYS.flatMap((_, day) =>
      Array.from({ length: 12 }, (_, at): HourCount => {
        return { ...one, day, hour: 8 + at, count: drawPoisson(random, levelOf(one, day) / 12) }
      }),
    ),
  )
  return { days: DAYS, cells: CELLS, counts: counts.filter(({ count }) => count > 0) }
}

function levelIn({ groupCode, municipalityCode }: Cell): number {
  return LEVELS[groupCode]! * LEVELS[municipalityCode]!
}

const perDayOf = (history: CountHistory, one: Cell) => {
  const { perHour } = computeNorm(history).cells.get(cellKey(one))!
  return perHour.reduce((sum, rate) => sum + rate, 0) / 7
}

describe('the norm', () => {
  it.each(CELLS)('is what $groupCode in $municipalityCode usually brings', (one) => {
    const perDay = perDayOf(buildHistory(1), one)
    expect(perDay / levelIn(one)).toBeGreaterThan(0.7)
    expect(perDay / levelIn(one)).toBeLessThan(1.3)
  })

  it('is small by night', () => {
    const { perHour } = computeNorm(buildHistory(1)).cells.get('heat town')!
    const rateAt = (hour: number) => mean([0, 1, 2, 3, 4, 5, 6].map((day) => perHour[day * 24 + hour]!))
    expect(rateAt(3)).toBeLessThan(0.05)
    expect(rateAt(13)).toBeGreaterThan(0.8)
  })

  it('reads for a cell without messages what its place and its group would bring', () => {
    const whole = buildHistory(1)
    const silent = { ...whole, counts: whole.counts.filter((row) => cellKey(row) !== 'roads hamlet') }
    const { cells } = computeNorm(silent)
    const perDay = cells.get('roads hamlet')!.perHour.reduce((sum, rate) => sum + rate, 0) / 7
    expect(perDay).toBeGreaterThan(0)
    expect(perDay).toBeLessThan(0.2)
  })

  it('is not moved by surges of the past', () => {
    const calm = buildHistory(2)
    const hit = {
      ...calm,
      counts: [
        ...calm.counts,
        ...[5, 19, 33, 47].map(
          (day): HourCount => ({ ...cell('heat', 'village'), day, hour: 12, count: 30 }),
        ),
      ],
    }
    expect(perDayOf(hit, cell('heat', 'village')) / perDayOf(calm, cell('heat', 'village'))).toBeLessThan(1.1)
    expect(computeNorm(hit).variation.swing).toBeLessThan(0.1)
  })

  it('follows a season that has begun', () => {
    const season = buildHistory(
      3,
      (one, day) => levelIn(one) * (one.groupCode === 'heat' && day >= 46 ? 3 : 1),
    )
    expect(perDayOf(season, cell('heat', 'town')) / 12).toBeGreaterThan(1.7)
    expect(perDayOf(season, cell('roads', 'town')) / 6).toBeLessThan(1.2)
  })

  it('needs no messages at all', () => {
    const { cells } = computeNorm({ days: DAYS, cells: CELLS, counts: [] })
    expect([...cells.values()].every(({ perHour }) => perHour.every((rate) => rate === 0))).toBe(true)
  })
})

it('expects as many messages as came', () => {
  const history = buildHistory(4)
  const expectations = computeExpectations(history, tabulate(history))
  const expected = [...expectations.values()].reduce(
    (sum, { perHour }) => sum + 8 * perHour.reduce((day, rate) => day + rate, 0),
    0,
  )
  const seen = history.counts.reduce((sum, { count }) => sum + count, 0)
  expect(expected / seen).toBeCloseTo(1, 1)
})

it('tells clumping in quiet cells from swing in busy ones', () => {
  const random = createRandom('variation')
  const truth = { clumping: 0.25, swing: 0.12 }
  const blocks = [0.05, 0.3, 2, 8].flatMap((rate) =>
    Array.from({ length: 6000 }, () => ({
      mean: rate,
      count: drawNegativeBinomial(random, rate, spread(rate, truth).size),
    })),
  )
  const fitted = fitVariation(blocks)
  expect(fitted.clumping).toBeGreaterThan(0.2)
  expect(fitted.clumping).toBeLessThan(0.31)
  expect(fitted.swing).toBeGreaterThan(0.1)
  expect(fitted.swing).toBeLessThan(0.14)
})
