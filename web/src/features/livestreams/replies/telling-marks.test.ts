import { expect, it } from 'vitest'
import { buildTelling } from '../testing/tellings.ts'
import { countPlaces, firstMarks, isChanged, isTicked, tick } from './telling-marks.ts'

const plain = buildTelling({ questionId: 'q1', questionNumber: 1 })
const remarked = buildTelling({ questionId: 'q2', questionNumber: 2, remark: 'joined' })

it('ticks at first what nothing is to be said of', () => {
  const marks = firstMarks([plain, remarked])
  expect([isTicked(marks, plain), isTicked(marks, remarked)]).toEqual([true, false])
  expect(isTicked(tick(marks, remarked, true), remarked)).toBe(true)
  expect(isTicked(tick(marks, plain, false), plain)).toBe(false)
})

it('takes the tick off what became another under the reader, until it is ticked again', () => {
  const marks = firstMarks([plain])
  const changed = { ...plain, answer: 'В четверг.', shown: 'other' }
  expect([isChanged(marks, changed), isTicked(marks, changed)]).toEqual([true, false])
  expect(isTicked(tick(marks, changed, true), changed)).toBe(true)
  const added = buildTelling({ questionId: 'q3', questionNumber: 3 })
  expect(isTicked(marks, added)).toBe(false)
})

it('counts everywhere it goes', () => {
  expect(countPlaces([plain, remarked])).toBe(6)
})
