// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { chooseTouchedBlank } from './touched-blank.ts'

const TEXT = 'Доску {дата} заменят, {дата} и адрес [адрес]. {сделано? Мастер был.}'

/** What is chosen once a finger has put the cursor there. */
function touch(cursor: number): string {
  const field = document.createElement('textarea')
  field.value = TEXT
  field.setSelectionRange(cursor, cursor)
  chooseTouchedBlank(field)
  return `${field.selectionStart} ${TEXT.slice(field.selectionStart, field.selectionEnd)}`
}

it('chooses the whole blank that is touched, be it the second of one name', () => {
  const [first, second] = [TEXT.indexOf('{дата}'), TEXT.lastIndexOf('{дата}')]
  expect(touch(first + 3)).toBe(`${first} {дата}`)
  expect(touch(second + 1)).toBe(`${second} {дата}`)
  expect(touch(second + 5)).toBe(`${second} {дата}`)
  expect(touch(TEXT.indexOf('[адрес]') + 2)).toBe(`${TEXT.indexOf('[адрес]')} [адрес]`)
})

it('leaves the cursor where it was put outside of a blank, at its edge and in a claim', () => {
  const at = TEXT.indexOf('{дата}')
  for (const cursor of [2, at, at + 6, TEXT.indexOf('Мастер')]) expect(touch(cursor)).toBe(`${cursor} `)
})

it('leaves a choice of a person as it is', () => {
  const field = document.createElement('textarea')
  field.value = TEXT
  field.setSelectionRange(8, 10)
  chooseTouchedBlank(field)
  expect([field.selectionStart, field.selectionEnd]).toEqual([8, 10])
})
