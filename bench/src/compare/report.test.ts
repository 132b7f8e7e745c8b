import { expect, test } from 'vitest'
import { presentRatio } from './report.ts'

const ratio = { system: 'RT', times: 12.34, isApart: true, target: null }

test('a ratio stands alone when nothing is asked of it', () => {
  expect(presentRatio(ratio)).toBe('12.3×')
})

test('a ratio says what is asked and whether it is reached', () => {
  expect(presentRatio({ ...ratio, target: 10 })).toBe('12.3× (≥ 10 ok)')
  expect(presentRatio({ ...ratio, target: 60 })).toBe('12.3× (≥ 60 MISSED)')
})

test('a ratio says that the spreads meet', () => {
  expect(presentRatio({ ...ratio, times: 1.03, isApart: false })).toBe('1.03× (spreads meet)')
  expect(presentRatio({ ...ratio, isApart: false, target: 10 })).toBe('12.3× (≥ 10 ok, spreads meet)')
})
