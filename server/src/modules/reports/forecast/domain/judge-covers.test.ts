import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeCovers, type Morning } from './judge-covers.ts'

const misses = (low: number, high: number) => ({ due: 5, misses: (low + high) / 2, interval: { low, high } })
const roads = (low: number, high: number) => ({ agencyCode: 'roads', ...misses(low, high) })
const missed = (count: number, municipalityCode: string | null, agencyCode = 'roads') =>
  Array.from({ length: count }, () => ({ agencyCode, municipalityCode }))

const MORNING: Morning = {
  bodies: [roads(3, 6), { agencyCode: 'heat', ...misses(0, 1) }],
  places: [
    { municipalityCode: 'one', ...misses(1, 2), bodies: [roads(1, 2)] },
    { municipalityCode: 'other', ...misses(0, 0), bodies: [roads(0, 0)] },
  ],
  missed: [...missed(2, 'one'), ...missed(1, 'other'), ...missed(1, null)],
}

describe('the cover of intervals', () => {
  it('counts those that held what happened, of bodies and of places', () => {
    expect(judgeCovers([MORNING], {})).toMatchObject({
      bodies: { intervals: 2, held: 2, share: 1 },
      places: { intervals: 2, held: 1, share: 0.5 },
    })
  })

  it('is of the place and of the body that are asked about', () => {
    expect(judgeCovers([MORNING, MORNING], { municipalityCode: 'other' })).toMatchObject({
      bodies: { intervals: 2, held: 0 },
      places: { intervals: 2, held: 0 },
    })
    expect(judgeCovers([MORNING], { agencyCode: 'heat' })).toEqual({
      bodies: expect.objectContaining({ intervals: 1, held: 1 }),
      places: null,
    })
  })

  it('is nothing where nothing was told', () => {
    expect(judgeCovers([], {})).toEqual({ bodies: null, places: null })
    expect(judgeCovers([{ ...MORNING, places: [] }], {}).places).toBeNull()
  })

  it('is whole for intervals that hold everything, and its own interval holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), (counts) => {
        const mornings = counts.map((count) => ({
          ...{ bodies: [roads(0, 2)], missed: missed(count, 'one') },
          places: [{ municipalityCode: 'one', ...misses(0, 5), bodies: [] }],
        }))
        const { bodies, places } = judgeCovers(mornings, {})
        expect(places?.share).toBe(1)
        expect(bodies?.held).toBe(counts.filter((count) => count <= 2).length)
        expect(bodies && bodies.interval.low <= bodies.share && bodies.share <= bodies.interval.high).toBe(
          true,
        )
      }),
    )
  })
})
