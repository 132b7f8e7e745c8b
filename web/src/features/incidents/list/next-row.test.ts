import { expect, it } from 'vitest'
import { rowAfterStep } from './next-row.ts'

const BEFORE = ['a', 'b', 'c', 'd']
const step = (ids: readonly string[], current: string | null, by: 1 | -1, before: readonly string[] = ids) =>
  rowAfterStep(ids, { current, by, before })

it('walks the rows and stops at both ends', () => {
  expect(step(BEFORE, 'b', 1)).toBe('c')
  expect(step(BEFORE, 'b', -1)).toBe('a')
  expect(step(BEFORE, 'd', 1)).toBe('d')
  expect(step(BEFORE, 'a', -1)).toBe('a')
})

it('goes on from the place of a row that has left', () => {
  expect(step(['a', 'b', 'd'], 'c', 1, BEFORE)).toBe('d')
  expect(step(['a', 'b', 'd'], 'c', -1, BEFORE)).toBe('b')
  // Its neighbours may have left with it.
  expect(step(['new', 'a', 'd'], 'c', -1, BEFORE)).toBe('a')
  expect(step(['a', 'b'], 'c', 1, BEFORE)).toBe('b')
  expect(step(['d'], 'c', -1, BEFORE)).toBe('d')
})

it('begins at the first where nothing is open, or what is open was never here', () => {
  expect(step(BEFORE, null, 1)).toBe('a')
  expect(step(BEFORE, 'elsewhere', 1)).toBe('a')
  expect(step(BEFORE, 'elsewhere', -1)).toBe('a')
  expect(step(['new'], 'c', 1, BEFORE)).toBe('new')
  expect(step([], 'a', 1)).toBeNull()
})
