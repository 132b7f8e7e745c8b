import { expect, it } from 'vitest'
import { changeOf, linesOf } from './word-lines.ts'

it('takes a word from each line that says something', () => {
  expect(linesOf(' ожидалка \n\nкрытая остановка\r\n  ')).toEqual(['ожидалка', 'крытая остановка'])
})

it('names what one version has made of another', () => {
  const before = { own: ['ожидалка', 'крытка'], putAside: ['навес'] }
  const after = { own: ['крытка', 'павильончик'], putAside: ['павильон'] }
  expect(changeOf(before, after)).toEqual({
    added: ['павильончик'],
    removed: ['ожидалка'],
    putAside: ['павильон'],
    takenBack: ['навес'],
  })
})
