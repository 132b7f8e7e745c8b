import { expect, it } from 'vitest'
import { judgeCopies } from './judge-copies.ts'

const HOUR = 3600

it.each([
  ['ok', 3 * HOUR, 48 * HOUR],
  ['ok', 25 * HOUR, 7 * 24 * HOUR],
  ['attention', null, null],
  ['attention', 27 * HOUR, HOUR],
  ['late', 75 * HOUR, HOUR],
  ['attention', HOUR, null],
  ['attention', HOUR, 9 * 24 * HOUR],
] as const)(
  'says %s of a backup made %s s ago and proved %s s ago',
  (state, madeSeconds, verifiedSeconds) => {
    expect(judgeCopies({ madeSeconds, verifiedSeconds })).toBe(state)
  },
)
