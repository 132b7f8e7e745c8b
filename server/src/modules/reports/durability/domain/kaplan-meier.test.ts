import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateCurve, type Spell, shareAfter } from './kaplan-meier.ts'

/** Remission under 6-mercaptopurine (Freireich and others, 1963), the example of every book. */
const ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
const LASTING = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
const spells = (ended: readonly number[], lasting: readonly number[] = []): Spell[] => [
  ...ended.map((days) => ({ days, hasEnded: true })),
  ...lasting.map((days) => ({ days, hasEnded: false })),
]

describe('a curve', () => {
  it.each([
    [6, 0.8571428571428571, 0.6197179552659838, 0.951551747646997],
    [7, 0.8067226890756302, 0.5631465646222333, 0.9228090192028804],
    [10, 0.7529411764705881, 0.5031995107999564, 0.8893618351692655],
    [13, 0.6901960784313724, 0.43161022248618397, 0.8490659633494507],
    [16, 0.6274509803921567, 0.36751085598750205, 0.8049121894718412],
    [22, 0.53781512605042, 0.26777893676713505, 0.7467907176353944],
    [23, 0.4481792717086834, 0.18805200595923235, 0.6801426284952414],
  ])('is that of the literature at day %i, with the band that SciPy gives', (days, share, low, high) => {
    const step = estimateCurve(spells(ENDED, LASTING)).steps.find((one) => one.days === days)
    expect(step?.share).toBeCloseTo(share, 10)
    expect(step?.band.low).toBeCloseTo(low, 8)
    expect(step?.band.high).toBeCloseTo(high, 8)
  })

  it('has the median of the literature, whose end is not reached', () => {
    const { medianDays, medianInterval, longestDays } = estimateCurve(spells(ENDED, LASTING))
    expect({ medianDays, medianInterval, longestDays }).toEqual({
      medianDays: 23,
      medianInterval: { low: 13, high: null },
      longestDays: 35,
    })
  })

  it('has no median while more than half last', () => {
    expect(estimateCurve(spells([3], [10, 20, 30]))).toMatchObject({ medianDays: null, longestDays: 30 })
  })

  it('is a plain share when all have ended', () => {
    const curve = estimateCurve(spells([1, 2, 3, 4]))
    expect(shareAfter(curve, 0.5)).toBe(1)
    expect(shareAfter(curve, 2)).toBeCloseTo(0.5, 12)
    expect(shareAfter(curve, 9)).toBeCloseTo(0, 12)
  })

  it('is empty of nothing', () => {
    expect(estimateCurve([])).toEqual({
      steps: [],
      medianDays: null,
      medianInterval: { low: null, high: null },
      longestDays: 0,
    })
  })

  it('falls from all to none, inside its band', () => {
    const anySpell = fc.record({ days: fc.integer({ min: 0, max: 60 }), hasEnded: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anySpell, { maxLength: 60 }), (rows) => {
        let before = 1
        for (const { share, band } of estimateCurve(rows).steps) {
          expect(share).toBeLessThanOrEqual(before)
          expect(band.low).toBeLessThanOrEqual(share + 1e-12)
          expect(band.high).toBeGreaterThanOrEqual(share - 1e-12)
          expect(band.low).toBeGreaterThanOrEqual(0)
          expect(band.high).toBeLessThanOrEqual(1)
          before = share
        }
      }),
    )
  })
})
