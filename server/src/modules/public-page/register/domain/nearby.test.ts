import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isNear, metresBetween, NEAR_M } from './nearby.ts'

const HOUSE = { latitude: 58.3878, longitude: 33.9134 }
const NOWHERE = { latitude: null, longitude: null, settlement: null, street: null }
const key = (words: string) => words.toLowerCase()
const asked = { point: null, settlement: null, street: null }

it.each([
  ['the same street', { street: 'Садовая ул.' }, { street: 'САДОВАЯ ул.' }, true],
  ['another street', { street: 'Мира ул.' }, { street: 'Садовая ул.' }, false],
  [
    'its namesake elsewhere',
    { street: 'Мира ул.', settlement: 'Валдай' },
    { street: 'Мира ул.', settlement: 'Боровичи' },
    false,
  ],
  [
    'a settlement that one of them did not name',
    { street: 'Мира ул.' },
    { street: 'Мира ул.', settlement: 'Боровичи' },
    true,
  ],
  ['no place at all', {}, {}, false],
])('of %s', (_case, standing, place, isFound) => {
  expect(isNear({ ...NOWHERE, ...standing }, { ...asked, ...place }, key)).toBe(isFound)
})

it('two points decide by themselves, whatever the streets are called', () => {
  const standing = { ...HOUSE, settlement: null, street: 'Мира ул.' }
  const far = { latitude: 58.4, longitude: 33.9134 }
  expect(isNear(standing, { ...asked, street: 'Мира ул.', point: far }, key)).toBe(false)
  expect(isNear(standing, { ...asked, street: 'Садовая ул.', point: HOUSE }, key)).toBe(true)
})

it('is the same from both sides, and near enough to what was moved', () => {
  const degrees = fc.double({ min: -0.02, max: 0.02, noNaN: true })
  fc.assert(
    fc.property(degrees, degrees, (north, east) => {
      const other = { latitude: HOUSE.latitude + north, longitude: HOUSE.longitude + east }
      const metres = metresBetween(HOUSE, other)
      expect(metresBetween(other, HOUSE)).toBeCloseTo(metres, 6)
      const isFound = isNear({ ...HOUSE, settlement: null, street: null }, { ...asked, point: other }, key)
      expect(isFound).toBe(metres <= NEAR_M)
    }),
  )
})
