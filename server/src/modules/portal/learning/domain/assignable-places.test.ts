import { describe, expect, it } from 'vitest'
import { assignablePlaces } from './assignable-places.ts'

const AGENCIES = [
  {
    ...{ code: 'city', name: 'Город', municipalityCode: 'm1' },
    units: [
      { code: 'roads', name: 'Дороги' },
      { code: 'homes', name: 'Дома' },
    ],
  },
  { code: 'health', name: 'Здрав', municipalityCode: null, units: [] },
]
const codes = (scope: { kind: string; code?: string }) =>
  assignablePlaces([scope], AGENCIES).map(({ agencyCode, unitCode }) => unitCode ?? agencyCode)

describe('to whom one may assign', () => {
  it('is each body with its units for the centre, and the own part for whoever leads one', () => {
    expect(codes({ kind: 'region' })).toEqual(['city', 'roads', 'homes', 'health'])
    expect(codes({ kind: 'agency', code: 'city' })).toEqual(['city', 'roads', 'homes'])
    expect(codes({ kind: 'municipality', code: 'm1' })).toEqual(['city', 'roads', 'homes'])
    expect(codes({ kind: 'unit', code: 'homes' })).toEqual(['homes'])
    expect(codes({ kind: 'agency', code: 'other' })).toEqual([])
  })
})
