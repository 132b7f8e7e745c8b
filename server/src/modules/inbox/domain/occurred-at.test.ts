import { expect, it } from 'vitest'
import { plausibleTime } from './occurred-at.ts'

const RECEIVED = new Date('2026-11-24T09:00:00Z')

it.each([
  ['a minute ago', '2026-11-24T08:59:00Z', '2026-11-24T08:59:00Z'],
  ['years ago, read back or imported', '2019-03-01T00:00:00Z', '2019-03-01T00:00:00Z'],
  ['before any network', '1970-01-01T00:00:01Z', '2026-11-24T09:00:00Z'],
  ['in the future', '2031-01-01T00:00:00Z', '2026-11-24T09:00:00Z'],
  ['no time at all', 'never', '2026-11-24T09:00:00Z'],
])('a message written %s', (_when, told, expected) => {
  expect(plausibleTime(new Date(told), RECEIVED)).toEqual(new Date(expected))
})
