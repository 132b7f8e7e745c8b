import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseByPast } from './choose-by-past.ts'

const times = (count: number, code: string) => Array.from({ length: count }, () => code)

it('offers whom most of the last ones went to', () => {
  expect(chooseByPast('roads', [...times(2, 'roads'), ...times(8, 'town')])).toEqual({
    ...{ agencyCode: 'town', count: 8, of: 10 },
  })
  expect(chooseByPast(null, times(5, 'town'))).toEqual({ agencyCode: 'town', count: 5, of: 5 })
})

it('leaves the route where it was mostly right, where half is another, and where too few were answered', () => {
  expect(chooseByPast('roads', times(9, 'roads'))).toBeNull()
  expect(chooseByPast('roads', [...times(5, 'roads'), ...times(5, 'town')])).toBeNull()
  expect(chooseByPast('roads', times(4, 'town'))).toBeNull()
})

it('never offers the agency of the route, nor one that most were not sent to', () => {
  const code = fc.constantFrom('roads', 'town', 'water')
  fc.assert(
    fc.property(code, fc.array(code, { maxLength: 12 }), (route, past) => {
      const chosen = chooseByPast(route, past)
      if (!chosen) return
      expect(chosen.agencyCode).not.toBe(route)
      expect(past.filter((one) => one === chosen.agencyCode)).toHaveLength(chosen.count)
      expect(chosen.count * 2).toBeGreaterThan(past.length)
    }),
  )
})
