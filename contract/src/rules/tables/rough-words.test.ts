import { expect, it } from 'vitest'
import { findRows } from './rough-words.ts'

const ROWS = [
  'Администрация Боровичского района',
  'Подслушано Пестово',
  'Щёголев Артём',
  'Министерство дорог',
]
const find = (words: string) => findRows(ROWS, words, (row) => row)

it.each([
  ['боровичского', 0],
  ['района администрация', 0],
  ['щеголев', 2],
  ['админстрация', 0],
  ['администарция боровичского', 0],
  ['боровческого', 0],
  ['пестовл', 1],
  ['gtcnjdj', 1],
  ['миинстерсво', 3],
])('finds by %s', (words, no) => {
  expect(find(words)).toEqual([ROWS[no]])
})

it('guesses only where nothing is found as it is, and never of a short word', () => {
  expect(findRows(['Дорога', 'Дорого'], 'дорога', (row) => row)).toEqual(['Дорога'])
  expect(find('дон')).toEqual([])
  expect(find('')).toEqual(ROWS)
})
