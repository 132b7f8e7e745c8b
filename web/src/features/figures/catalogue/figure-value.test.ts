import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { describe, expect, it } from 'vitest'
import { sumPartsOf } from './figure-sum.ts'
import { changeOf, markOf, showValue } from './figure-value.ts'

const RU = { language: 'ru', timeZone: 'Europe/Moscow' }
const figure = (code: string) => findFigure(code)!
const shown = (code: string, value: number) => {
  const { number, sign, unit } = showValue(figure(code), value, RU)
  return [number, sign, unit]
}

it('writes a value as its unit is written', () => {
  expect(shown('questions', 1248)).toEqual(['1\u00a0248', '', null])
  expect(shown('on_time', 0.91396)).toEqual(['91,4', '%', null])
  expect(shown('first_answer', 192)).toEqual(['3:12', '', 'workingHours'])
  expect(shown('chat_first_answer', 9)).toEqual(['0:09', '', 'hours'])
  expect(shown('handoffs', 0.666)).toEqual(['0,67', '', null])
})

describe('a value between its bounds', () => {
  it.each([
    ['on_time', 0.95, 'ontime'],
    ['on_time', 0.914, 'attention'],
    ['on_time', 0.84, 'late'],
    ['reopened_share', 0.05, 'ontime'],
    ['reopened_share', 0.07, 'attention'],
    ['reopened_share', 0.2, 'late'],
    ['questions', 12, null],
  ])('%s of %d is %s', (code, value, mark) => {
    expect(markOf(figure(code), value)).toBe(mark)
  })

  it('is not judged where there is nothing to judge', () => {
    expect(markOf(figure('on_time'), null)).toBeNull()
  })
})

describe('a change', () => {
  it.each([
    ['questions', 105, 100, '+5', 'percent', 'up'],
    ['questions', 80, 100, '−20', 'percent', 'down'],
    ['questions', 100, 100, '0', 'percent', 'same'],
    ['on_time', 0.914, 0.902, '+1,2', 'points', 'up'],
    ['first_answer', 168, 192, '−0:24', 'hours', 'down'],
  ])('of %s from %d to %d', (code, value, before, amount, unit, way) => {
    const size = amount.replace(/^[+−]/, '')
    expect(changeOf(figure(code), { value, before }, RU)).toEqual({ size, amount, unit, way })
  })

  it('is not said of nothing', () => {
    expect(changeOf(figure('questions'), { value: 3, before: 0 }, RU)).toBeNull()
    expect(changeOf(figure('on_time'), { value: null, before: 0.9 }, RU)).toBeNull()
  })
})

it('puts the numbers into a formula', () => {
  const written = (code: string, sums: Record<string, number>) =>
    sumPartsOf(figure(code).formula, sums)
      .map((part) => (typeof part === 'string' ? part : part.value))
      .join(' ')
  expect(written('on_time', { on_time: 1094, late: 103 })).toBe('1094 ÷ ( 1094 + 103 ) =')
  expect(written('handoffs', { handoffs: 12, closed: 40 })).toBe('12 ÷ 40 =')
  expect(written('questions', { taken: 7 })).toBe('')
  expect(written('chat_questions', { taken: 7, passed_on: 2 })).toBe('7 + 2 =')
})
