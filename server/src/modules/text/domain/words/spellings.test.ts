import { expect, it } from 'vitest'
import { spellings } from './spellings.ts'

it.each([
  ['djlf', 'вода'],
  ['voda', 'вода'],
  ['shchebenka', 'щебенка'],
  ['вода', 'вода'],
])('takes «%s» for «%s» too', (typed, meant) => {
  expect(spellings(typed)).toContain(meant)
})
