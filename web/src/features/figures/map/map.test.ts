import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyPlaceFor, isInside, roomiestPoint } from './label-places.ts'
import { placeValues, stepsOf } from './map-values.ts'
import { shapesOf } from './region-shapes.ts'

const FILE = path.resolve(
  import.meta.dirname,
  '../../../../../server/src/modules/directory/data/municipality-polygons.json',
)
type File = { attribution: string; features: { properties: { code: string }; geometry: unknown }[] }
const SIZE = { width: 560, height: 420 }

describe('the shipped borders', () => {
  const { attribution, features }: File = JSON.parse(readFileSync(FILE, 'utf8'))
  const polygons = {
    attribution,
    features: features.map(({ properties, geometry }) => ({ municipalityCode: properties.code, geometry })),
  }
  const shapes = shapesOf(polygons, SIZE)

  it('fill the picture and stay within it', () => {
    const numbers = shapes.flatMap(({ path }) =>
      [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
    )
    const [left, right] = [Math.min(...numbers.map(({ x }) => x)), Math.max(...numbers.map(({ x }) => x))]
    const bottom = Math.max(...numbers.map(({ y }) => y))
    expect(shapes).toHaveLength(22)
    expect([left >= 0, right <= SIZE.width, bottom <= SIZE.height]).toEqual([true, true, true])
    // A ring read the wrong way round is the whole world but the unit, and all units are then a point.
    expect(right - left > 300 || bottom > 300).toBe(true)
  })

  it('have a label in each unit that has room for it, and a line to those that have not', () => {
    const outside = shapes.filter(({ leader }) => leader !== null)
    expect(outside.map(({ code }) => code).toSorted()).toEqual(expect.arrayContaining(['novgorod-city']))
    expect(outside.length).toBeLessThanOrEqual(3)
  })
})

const square = [
  [
    { x: 0, y: 0 },
    { x: 400, y: 0 },
    { x: 400, y: 100 },
    { x: 0, y: 100 },
    { x: 0, y: 0 },
  ],
]

it('finds the middle of a unit, and says where a label does not fit', () => {
  const { point, hasRoom } = roomiestPoint(square)
  expect([point.x > 34 && point.x < 366, Math.abs(point.y - 50) < 5, hasRoom]).toEqual([true, true, true])
  const small = square.map((ring) => ring.map(({ x, y }) => ({ x: x / 20, y: y / 20 })))
  expect(roomiestPoint(small).hasRoom).toBe(false)
  expect([isInside({ x: 10, y: 10 }, square), isInside({ x: 410, y: 10 }, square)]).toEqual([true, false])
})

it('puts a label beside, where nothing else stands', () => {
  const isFree = ({ x }: { x: number }) => x > 300
  const first = emptyPlaceFor({ x: 250, y: 200 }, { size: SIZE, isFree, taken: [] })!
  const second = emptyPlaceFor({ x: 250, y: 200 }, { size: SIZE, isFree, taken: [first] })!
  expect(first.x).toBeGreaterThan(330)
  expect(Math.abs(first.y - second.y) >= 26 || Math.abs(first.x - second.x) >= 68).toBe(true)
  expect(emptyPlaceFor({ x: 250, y: 200 }, { size: SIZE, isFree: () => false, taken: [] })).toBeNull()
})

describe('values of places', () => {
  const municipality = (code: string, population: number | null) => ({
    ...{ code, name: code, shortName: code, centre: code, population },
  })
  const row = (key: string, questions: number) => ({
    key,
    figures: [
      { code: 'questions', value: questions, numerator: questions, denominator: null },
      { code: 'on_time', value: 0.9, numerator: 9, denominator: 10 },
    ],
  })

  it('are of every municipality, also where nothing was asked or nobody was counted', () => {
    const values = placeValues(
      [municipality('a', 2000), municipality('b', null), municipality('c', 1000)],
      [row('a', 10), row('b', 5)],
    )
    expect(values.map(({ total, perThousand, onTime }) => [total, perThousand, onTime])).toEqual([
      [10, 5, 0.9],
      [5, null, 0.9],
      [0, 0, null],
    ])
  })

  it('fall into six steps, equal values into one', () => {
    const places = [1, 1, 1, 2, 3, 4, 5, 6].map((total, index) => ({
      ...{ code: String(index), name: '', total, perThousand: null, onTime: null },
    }))
    expect([...stepsOf(places, 'total').values()]).toEqual([0, 0, 0, 2, 3, 3, 4, 5])
    expect(stepsOf(places, 'perThousand').size).toBe(0)
  })
})
