import { readHouses, writeHouses } from '@veche/contract/admin/place-routes/houses.ts'
import type { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePlaceRoute, findPlaceConflict, type Spot } from './place-routing.ts'

const line = (changes: Partial<PlaceRoute>): PlaceRoute => ({
  ...{
    topicCode: null,
    groupCode: null,
    municipalityCode: 'kholm',
    street: null,
    houses: null,
    object: null,
  },
  ...{ agencyCode: 'roads', unitCode: null },
  ...changes,
})
const STREET = line({ street: 'Ленина ул.', agencyCode: 'of-street' })
const ODD = line({ street: 'Ленина ул.', houses: '1-15 нечётные', agencyCode: 'of-houses' })
const PARK = line({ object: 'парк Победы', agencyCode: 'of-object' })
const LIGHT = line({ street: 'Ленина ул.', topicCode: 'light', agencyCode: 'of-topic' })
const ROADS = line({ street: 'Ленина ул.', groupCode: 'streets', agencyCode: 'of-group' })
const query = { topicCode: 'light', groupCode: 'streets', municipalityCode: 'kholm' as string | null }
const spot = (changes: Partial<Spot> = {}): Spot => ({
  ...{ street: 'ленина  ул.', house: '7а', objects: ['Парк Победы'] },
  ...changes,
})
const chosen = (lines: PlaceRoute[], at: Spot = spot(), asked = query) =>
  choosePlaceRoute(lines, asked, at)?.route.agencyCode ?? null

describe('choosePlaceRoute', () => {
  it('takes the most exact line: object, houses, street', () => {
    const lines = [STREET, LIGHT, ODD, PARK]
    expect(choosePlaceRoute(lines, query, spot())).toMatchObject({ match: 'object', route: PARK })
    expect(choosePlaceRoute(lines, query, spot({ objects: [] }))).toMatchObject({
      match: 'houses',
      route: ODD,
    })
    const even = choosePlaceRoute(lines, query, spot({ objects: [], house: '8' }))
    expect(even).toMatchObject({ match: 'street', route: LIGHT, passedOver: [STREET] })
  })

  it('takes an object for the same whatever its quotes', () => {
    const quoted = line({ object: 'парк «Победы»', agencyCode: 'of-quotes' })
    expect(findPlaceConflict(quoted, [PARK])).toMatchObject({ route: PARK })
    expect(chosen([quoted])).toBe('of-quotes')
  })

  it('takes a topic before a group, and a group before all topics', () => {
    const at = spot({ objects: [], house: null })
    expect(chosen([STREET, ROADS, LIGHT], at)).toBe('of-topic')
    expect(chosen([STREET, ROADS, LIGHT], at, { ...query, topicCode: 'signs' })).toBe('of-group')
    expect(chosen([STREET, ROADS, LIGHT], at, { ...query, topicCode: 'a', groupCode: 'b' })).toBe('of-street')
  })

  it('says nothing of another municipality, another street or an unknown place', () => {
    expect(chosen([STREET, PARK], spot(), { ...query, municipalityCode: 'valday' })).toBeNull()
    expect(chosen([STREET, PARK], spot(), { ...query, municipalityCode: null })).toBeNull()
    expect(chosen([STREET, ODD], spot({ street: 'Мира ул.' }))).toBeNull()
    expect(chosen([ODD], spot({ house: null }))).toBeNull()
  })

  it('lets the street decide where two objects of different bodies are named', () => {
    const boiler = line({ object: 'котельная № 3', agencyCode: 'heat' })
    const both = spot({ objects: ['парк Победы', 'котельная № 3'] })
    expect(chosen([PARK, boiler, STREET], both)).toBe('of-street')
    expect(chosen([PARK, { ...boiler, agencyCode: 'of-object' }, STREET], both)).toBe('of-object')
  })
})

describe('findPlaceConflict', () => {
  it('names the line of equal strength, and the house that both hold', () => {
    const other = { ...ODD, agencyCode: 'other' }
    expect(findPlaceConflict({ ...other, houses: '7а, 20' }, [STREET, ODD])).toEqual({
      route: ODD,
      house: '7а',
    })
    expect(findPlaceConflict({ ...other, houses: '9-20' }, [ODD])).toEqual({ route: ODD, house: '9' })
    expect(findPlaceConflict({ ...PARK, object: 'Парк  победы' }, [PARK])).toEqual({
      route: PARK,
      house: null,
    })
    expect(findPlaceConflict({ ...STREET, street: 'ленина ул.' }, [ODD, STREET])?.route).toBe(STREET)
  })

  it('lets lines of different strength, sides, topics and places stand together', () => {
    expect(findPlaceConflict({ ...ODD, houses: 'чётные' }, [ODD, STREET, LIGHT, PARK])).toBeNull()
    expect(findPlaceConflict({ ...ODD, topicCode: 'light' }, [ODD])).toBeNull()
    expect(findPlaceConflict({ ...ODD, municipalityCode: 'valday' }, [ODD])).toBeNull()
  })

  const houses = fc
    .tuple(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('', ' чётные', ' нечётные'),
    )
    .map(([from, length, side]) => `${from}-${from + length}${side}`)
  it('lets no two lines of houses that stand together claim one house', () => {
    fc.assert(
      fc.property(houses, houses, fc.integer({ min: 1, max: 40 }), (one, other, house) => {
        const lines = [
          { ...ODD, houses: one },
          { ...ODD, houses: other, agencyCode: 'other' },
        ] as const
        const claimed = lines.filter((each) => chosen([each], spot({ objects: [], house: String(house) })))
        expect(claimed.length === 2 && findPlaceConflict(lines[0], [lines[1]]) === null).toBe(false)
      }),
    )
  })
})

describe('houses', () => {
  it.each([
    ['15–1', null],
    ['дом', null],
    ['', null],
    ['1 - 15 нечетные; 24/1, 22 А', '1-15 нечётные, 22а, 24/1'],
    ['12 корп. 1, 12 стр 2', '12к1, 12с2'],
    ['нечётные', 'нечётные'],
    ['15-1, 15 корп. 2, 15/1', '15/1, 15к1, 15к2'],
  ])('%s is %s', (words, written) => {
    const parts = readHouses(words)
    expect(parts && writeHouses(parts)).toBe(written)
  })

  it('is written one way in whatever order it was told', () => {
    const write = (words: string) => writeHouses(readHouses(words) ?? [])
    expect(write('чётные, 15а, 1-9')).toBe(write('1–9; 15 А; чётные'))
    expect(write(write('чётные, 15а, 1-9'))).toBe(write('чётные, 15а, 1-9'))
  })
})
