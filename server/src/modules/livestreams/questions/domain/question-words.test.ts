import { expect, it } from 'vitest'
import { isElsewhere } from './question-words.ts'

it.each([
  ['ул. Мира, 5', 'улица Мира'],
  ['деревня Нагово', 'Нагово'],
  ['ул. Мира', null],
])('takes «%s» and «%s» for one place', (a, b) => {
  expect(isElsewhere(a, b)).toBe(false)
  expect(isElsewhere(b, a)).toBe(false)
})

it.each([
  ['ул. Володарского', 'ул. Клары Цеткин'],
  ['улица Мира, 5', 'улица Мира, 12'],
])('tells «%s» from «%s»', (a, b) => {
  expect(isElsewhere(a, b)).toBe(true)
})
