import { expect, it } from 'vitest'
import { answersOfMatter } from './other-matter.ts'

const SIGN = 'Здравствуйте! Сигнал о знаке у {адрес} проверили: он упал. Восстановят {дата}.'
const CROSSING = 'Здравствуйте! Перехода у {адрес} в проекте нет, рассмотрит комиссия {дата}.'

it.each([
  ['Пешеходный переход не освещён', [SIGN, CROSSING], [false, true]],
  ['Знак на перекрёстке упал', [SIGN, CROSSING], [true, false]],
  ['Не горит свет на столбе', ['Снег вывезли.'], [false]],
  ['Ну сколько можно ждать', [SIGN, CROSSING], [true, true]],
])('of «%s»', (question, answers, ofMatter) => {
  expect(answersOfMatter(question, answers)).toEqual(ofMatter)
})
