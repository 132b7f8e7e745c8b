import { quantile } from '@veche/book/figures/figure.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quantileOfCounts } from './quantile-of-counts.ts'

it('is the quantile of all values written out', () => {
  const counted = fc.uniqueArray(
    fc.record({ minutes: fc.nat(3000), count: fc.integer({ min: 1, max: 9 }) }),
    {
      selector: ({ minutes }) => minutes,
    },
  )
  fc.assert(
    fc.property(counted, fc.constantFrom(0, 0.5, 0.9, 1), (rows, at) => {
      const ascending = rows.toSorted((one, other) => one.minutes - other.minutes)
      const all = ascending.flatMap(({ minutes, count }) => Array.from({ length: count }, () => minutes))
      const [ours, usual] = [quantileOfCounts(ascending, at), quantile(all, at)]
      if (usual === null) expect(ours).toBeNull()
      else expect(ours).toBeCloseTo(usual, 9)
    }),
  )
})
