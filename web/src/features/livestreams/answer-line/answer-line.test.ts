import { expect, it } from 'vitest'
import { buildQuestion } from '../testing/questions.ts'
import { factsOf, isWordable, listUnworded } from './answer-line.ts'

it('offers each prepared fact once', () => {
  expect(factsOf({ facts: ' Починят до пятницы \n\nПочинят до пятницы\nПодрядчик выбран' })).toEqual([
    'Починят до пятницы',
    'Подрядчик выбран',
  ])
})

it('puts into words what is on air or was answered there', () => {
  const at = (state: 'received' | 'selected' | 'answered' | 'on_control', timeCodeS: number | null) =>
    isWordable({ state, timeCodeS })
  expect([at('selected', 5), at('answered', 5), at('on_control', 5)]).toEqual([true, true, true])
  expect([at('selected', null), at('received', null), at('on_control', null)]).toEqual([false, false, false])
})

it('lists what was answered without a word, by the second of the answer', () => {
  const answered = (number: number, timeCodeS: number, answerLine: string | null = null) =>
    buildQuestion({ id: `q${number}`, number, state: 'answered', timeCodeS, answerLine })
  const found = listUnworded([answered(1, 90), answered(2, 30), answered(3, 10, 'Да'), answered(4, 5)], 'q4')
  expect(found.map(({ number }) => number)).toEqual([2, 1])
})
