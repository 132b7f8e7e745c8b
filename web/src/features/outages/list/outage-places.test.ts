import { expect, it } from 'vitest'
import { outagePlaces } from './outage-places.ts'

it('counts what is off in each place, the most first, each kind once', () => {
  const outage = (municipalityCode: string, kind: 'gas' | 'heat') => ({ municipalityCode, kind })
  const outages = [outage('b', 'gas'), outage('a', 'heat'), outage('a', 'heat'), outage('a', 'gas')]
  expect(outagePlaces(outages)).toEqual([
    { code: 'a', count: 3, kinds: ['heat', 'gas'] },
    { code: 'b', count: 1, kinds: ['gas'] },
  ])
  expect(outagePlaces([])).toEqual([])
})
