import { describe, expect, it } from 'vitest'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { momentAt, STARTED_AT } from '../testing/questions.ts'
import { timeCodeOf } from './stream-clock.ts'

describe('a time code', () => {
  it('is seconds since the beginning and never less than nothing', () => {
    expect(timeCodeOf(momentAt(1634.9), STARTED_AT)).toBeCloseTo(1634.9)
    expect(timeCodeOf(momentAt(-5), STARTED_AT)).toBe(0)
    expect(timeCodeOf(momentAt(5), null)).toBe(0)
  })

  it('shows hours only where there are any', () => {
    expect([9, 1634.9, 3723].map(formatTimeCode)).toEqual(['0:09', '27:14', '1:02:03'])
  })
})
