import { expect, it } from 'vitest'
import { agoOf, countNew, holdList } from './incoming-list.ts'

it('holds a list still while new ones come, and lets go what left', () => {
  const held = ['c', 'b', 'a']
  expect(holdList(held, ['e', 'd', 'c', 'b', 'a'])).toBe(held)
  expect(holdList(held, ['e', 'd', 'c', 'a'])).toEqual(['c', 'a'])
  expect(countNew(held, ['e', 'd', 'c', 'a'])).toBe(2)
})

it('says how long ago in the largest unit', () => {
  expect([900, 12_000, 61_000, 7_300_000].map(agoOf)).toEqual([
    { unit: 'now', count: 0 },
    { unit: 'second', count: 12 },
    { unit: 'minute', count: 1 },
    { unit: 'hour', count: 2 },
  ])
})
