import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import polygons from '../data/municipality-polygons.json' with { type: 'json' }
import { isInArea, municipalityAt, type RegionMap } from './region-map.ts'

const REGION: RegionMap = polygons.features.map(({ properties, geometry }) => ({
  municipalityCode: properties.code,
  rings: geometry.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x, y] as const)),
}))
const square = (code: string, west: number, south: number) => ({
  municipalityCode: code,
  rings: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ] as const,
  ],
})

describe('of the region as it ships', () => {
  it.each([
    ['Borovichi', 58.3878, 33.9134, 'borovichi'],
    ['Staraya Russa', 57.9909, 31.3556, 'staraya-russa'],
    ['the kremlin of Novgorod', 58.5218, 31.2754, 'novgorod-city'],
    ['Valday', 57.9806, 33.2494, 'valday'],
  ])('%s lies where it should', (_name, latitude, longitude, code) => {
    expect(municipalityAt(REGION, { latitude, longitude })).toBe(code)
  })

  it.each([
    ['Moscow', 55.7558, 37.6173],
    ['Saint Petersburg', 59.9386, 30.3141],
    ['nowhere', 0, 0],
  ])('%s is outside', (_name, latitude, longitude) => {
    expect(municipalityAt(REGION, { latitude, longitude })).toBeNull()
  })
})

it('takes a point between two simplified boundaries to the nearer one, and one far from all to none', () => {
  const map = [square('west', 30, 58), square('east', 31.004, 58)]
  expect(municipalityAt(map, { latitude: 58.5, longitude: 31.001 })).toBe('west')
  expect(municipalityAt(map, { latitude: 58.5, longitude: 31.003 })).toBe('east')
  expect(municipalityAt(map, { latitude: 58.5, longitude: 29.9 })).toBeNull()
})

it('puts what lies in a hole outside', () => {
  const outer = square('ring', 30, 58).rings[0] ?? []
  const hole = [
    [30.2, 58.2],
    [30.8, 58.2],
    [30.8, 58.8],
    [30.2, 58.8],
    [30.2, 58.2],
  ] as const
  expect(
    municipalityAt([{ municipalityCode: 'ring', rings: [outer, hole] }], { latitude: 58.5, longitude: 30.5 }),
  ).toBeNull()
})

it('agrees with plain comparison for squares', () => {
  const map = [square('a', 30, 58), square('b', 31, 58)]
  fc.assert(
    fc.property(
      fc.double({ min: 30.01, max: 31.99, noNaN: true }),
      fc.double({ min: 58.01, max: 58.99, noNaN: true }),
      (x, y) => {
        fc.pre(x !== 31)
        expect(municipalityAt(map, { latitude: y, longitude: x })).toBe(x < 31 ? 'a' : 'b')
      },
    ),
  )
})

describe('isInArea', () => {
  const HERE = { latitude: 58.4, longitude: 33.9 }
  /** A degree of latitude is 111 kilometres. */
  const north = (metres: number) => ({ ...HERE, latitude: HERE.latitude + metres / 111_320 })

  it('has what is near one corner alone', () => {
    expect(isInArea([HERE], north(100))).toBe(true)
    expect(isInArea([HERE], north(200))).toBe(false)
  })

  it('has what is inside of many corners, and near their edges, in whatever order they go round', () => {
    const corners = [HERE, north(1000), { ...north(1000), longitude: 34 }, { ...HERE, longitude: 34 }]
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.boolean(), (metres, isTurned) => {
        const area = isTurned ? corners.toReversed() : corners
        expect(isInArea(area, { ...north(metres), longitude: 33.95 })).toBe(true)
        expect(isInArea(area, { ...north(metres + 1200), longitude: 33.95 })).toBe(false)
      }),
    )
  })
})
