import { expect, it } from 'vitest'
import { isOlderVersion, isSameVersion } from './version.ts'

it('takes one hash for one content, whether its moment is told or not', () => {
  expect(isSameVersion('t1785571200123.9f2c', '9f2c')).toBe(true)
  expect(isSameVersion('t1785571200123.9f2c', '1111')).toBe(false)
  expect(isSameVersion('1785571200', '1785571200')).toBe(true)
})

it('takes the same words at another moment for another version', () => {
  expect(isSameVersion('t1785571200123.9f2c', 't1785571200456.9f2c')).toBe(false)
})

it('tells which came first only where both say when', () => {
  expect(isOlderVersion('t1785571200123.a', 't1785571200456.b')).toBe(true)
  expect(isOlderVersion('t1785571200456.b', 't1785571200123.a')).toBe(false)
  expect(isOlderVersion('9f2c', 't1785571200456.b')).toBe(false)
  expect(isOlderVersion('1785571200', 't1785571200456.b')).toBe(false)
})
