import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leagueOf } from './leagues.ts'
import { DEFAULT_WEIGHTS, type OutcomeCount } from './outcomes.ts'
import { type BodyOutcomes, rateBodies } from './rate-bodies.ts'

const GOOD: OutcomeCount = {
  onTime: true,
  quality: true,
  satisfaction: true,
  promises: true,
  noRepeat: true,
  count: 40,
}
const OPTIONS = { weights: DEFAULT_WEIGHTS, months: 1, seed: 1 }
const body = (agencyCode: string, ...outcomes: OutcomeCount[]): BodyOutcomes => ({ agencyCode, outcomes })
const rateOne = (...outcomes: OutcomeCount[]) => rateBodies([body('roads', ...outcomes)], OPTIONS).bodies[0]!

describe('the score', () => {
  it('is a hundred when all is good', () => {
    expect(rateOne(GOOD)).toMatchObject({ score: 100, incidents: 40, place: { from: 1, to: 1 } })
  })

  it('takes 35 points for lateness, 15 for repeats, and half of twenty for broken promises', () => {
    expect(rateOne({ ...GOOD, onTime: false }).score).toBeCloseTo(65, 9)
    expect(rateOne({ ...GOOD, noRepeat: false }).score).toBeCloseTo(85, 9)
    expect(rateOne({ ...GOOD, promises: false }).score).toBeCloseTo(90, 9)
    expect(rateOne({ ...GOOD, count: 30 }, { ...GOOD, onTime: false, count: 10 }).score).toBeCloseTo(91.25, 9)
  })

  it('follows the weights that are given, whatever they add up to', () => {
    const weights = { onTime: 3, quality: 1, satisfaction: 0, promises: 0, noRepeat: 0 }
    const [rated] = rateBodies([body('roads', { ...GOOD, quality: false })], { ...OPTIONS, weights }).bodies
    expect(rated?.score).toBeCloseTo(75, 9)
  })

  it('takes the share of the league where nothing is known, and says so', () => {
    const unknown = { ...GOOD, quality: null }
    const { bodies } = rateBodies(
      [body('roads', unknown), body('heat', { ...GOOD, count: 20 }, { ...GOOD, quality: false, count: 20 })],
      OPTIONS,
    )
    const roads = bodies.find(({ agencyCode }) => agencyCode === 'roads')
    expect(roads?.score).toBeCloseTo(85, 9)
    expect(roads?.shares).toMatchObject({ quality: null, onTime: 1 })
  })
})

describe('the rating', () => {
  it('leaves unrated who had fewer than two incidents a month', () => {
    const { bodies, unrated } = rateBodies([body('roads', { ...GOOD, count: 1 }), body('heat')], OPTIONS)
    expect(bodies).toEqual([])
    expect(unrated).toEqual([
      { agencyCode: 'roads', incidents: 1 },
      { agencyCode: 'heat', incidents: 0 },
    ])
  })

  it.each([
    [101, 'large'],
    [100, 'middle'],
    [30, 'middle'],
    [29.9, 'small'],
    [2, 'small'],
    [1.9, null],
  ])('puts %f incidents a month into the league %s', (perMonth, league) => {
    expect(leagueOf(perMonth)).toBe(league)
  })

  it('is sure of many and not of few', () => {
    const few = rateOne({ ...GOOD, count: 3 })
    const many = rateOne({ ...GOOD, count: 3000 })
    expect(few.interval.low).toBeLessThan(85)
    expect(many.interval.low).toBeGreaterThan(99)
  })

  it('is the same for the same seed, in whatever order bodies are given', () => {
    const bodies = [
      body('roads', GOOD),
      body('heat', { ...GOOD, onTime: false }),
      body('water', { ...GOOD, satisfaction: null }),
    ]
    expect(rateBodies(bodies, OPTIONS)).toEqual(rateBodies(bodies.toReversed(), OPTIONS))
    expect(rateBodies(bodies, OPTIONS)).not.toEqual(rateBodies(bodies, { ...OPTIONS, seed: 2 }))
  })

  it('holds every score within its interval and a hundred points', () => {
    const anyOutcome = fc.record({
      onTime: fc.option(fc.boolean()),
      quality: fc.option(fc.boolean()),
      satisfaction: fc.option(fc.boolean()),
      promises: fc.option(fc.boolean()),
      noRepeat: fc.option(fc.boolean()),
      count: fc.integer({ min: 1, max: 60 }),
    })
    const anyBodies = fc.array(fc.array(anyOutcome, { minLength: 1, maxLength: 5 }), { maxLength: 5 })
    fc.assert(
      fc.property(anyBodies, (lists) => {
        const rating = rateBodies(
          lists.map((outcomes, at) => body(`body-${at}`, ...outcomes)),
          { ...OPTIONS, draws: 50 },
        )
        expect(rating.bodies.length + rating.unrated.length).toBe(lists.length)
        for (const { score, interval } of rating.bodies) {
          expect(interval.low).toBeGreaterThanOrEqual(-1e-9)
          expect(interval.low).toBeLessThanOrEqual(score)
          expect(interval.high).toBeGreaterThanOrEqual(score)
          expect(interval.high).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })
})
