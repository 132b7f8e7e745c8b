import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kappaOf, measureAgreement } from './agreement.ts'
import { isFormalReply, measureFormalReplies, type Reading } from './formal-replies.ts'

const pairsOf = (both: number, first: number, second: number, neither: number): [boolean, boolean][] => [
  ...new Array<[boolean, boolean]>(both).fill([true, true]),
  ...new Array<[boolean, boolean]>(first).fill([true, false]),
  ...new Array<[boolean, boolean]>(second).fill([false, true]),
  ...new Array<[boolean, boolean]>(neither).fill([false, false]),
]

describe('agreement', () => {
  it('is 0.4 in the example of the text books', () => {
    expect(kappaOf({ both: 20, first: 5, second: 10, neither: 15 })).toBeCloseTo(0.4, 12)
    expect(measureAgreement(pairsOf(20, 5, 10, 15), 1)).toMatchObject({ pairs: 50, share: 0.7 })
  })

  it('is one when all agree, and not sure of it when they are few', () => {
    const measured = measureAgreement(pairsOf(3, 0, 0, 9), 1)!
    expect(measured.kappa).toBe(1)
    expect(measured.kappaInterval.low).toBeLessThan(0.9)
  })

  it('has no kappa when both always say the same one thing, but a share', () => {
    expect(measureAgreement(pairsOf(0, 0, 0, 12), 1)).toMatchObject({ kappa: null, share: 1 })
    expect(measureAgreement([], 1)).toBeNull()
  })

  it('does not depend on who is called first, and stays within its bounds', () => {
    const anyCount = fc.nat(30)
    fc.assert(
      fc.property(anyCount, anyCount, anyCount, anyCount, (both, first, second, neither) => {
        const kappa = kappaOf({ both, first, second, neither })
        if (kappa === null || Number.isNaN(kappa)) return
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12)
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(kappaOf({ both, first: second, second: first, neither })).toBeCloseTo(kappa, 12)
        expect(kappaOf({ both: neither, first, second, neither: both })).toBeCloseTo(kappa, 12)
      }),
    )
  })
})

describe('an отписка', () => {
  const reading = (changes: Partial<Reading>): Reading => ({
    answerId: 'a',
    agencyCode: 'heat',
    readerId: 'anna',
    isAnswered: true,
    isConcrete: true,
    isStock: false,
    ...changes,
  })

  it.each([
    [{}, false],
    [{ isAnswered: false }, true],
    [{ isStock: true }, false],
    [{ isStock: true, isConcrete: false }, true],
    [{ isConcrete: false }, false],
  ])('is %o: %s', (changes, isFormal) => {
    expect(isFormalReply(reading(changes))).toBe(isFormal)
  })

  it('has a share by body, with an interval', () => {
    const readings = [
      reading({ isAnswered: false }),
      reading({}),
      reading({}),
      reading({ agencyCode: 'roads' }),
    ]
    const shares = measureFormalReplies(readings)
    expect(shares.get('heat')).toMatchObject({ read: 3, formal: 1, share: 1 / 3 })
    expect(shares.get('heat')?.interval.high).toBeGreaterThan(0.7)
    expect(shares.get('roads')).toMatchObject({ read: 1, formal: 0, share: 0 })
  })
})
