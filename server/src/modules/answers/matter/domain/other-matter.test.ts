import { expect, it } from 'vitest'
import { answersOfMatter, nearestAnswers } from './other-matter.ts'

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

it('puts first the answer that names what only some of them name', () => {
  const swing = 'Осмотрели площадку: сломанные качели сняли. Новое сиденье поставит {кто делает}.'
  const slide = 'Площадка стоит на земле дома. По нашему сигналу опасную горку закрыли.'
  expect(nearestAnswers('Горка на детской площадке с дырой, дети режутся', [swing, slide])).toEqual([1, 0])
  expect(nearestAnswers('На площадке оторваны качели', [swing, slide])).toEqual([0, 1])
  // What nothing tells apart stays as it was written.
  expect(nearestAnswers('Что с площадкой?', [swing, slide])).toEqual([0, 1])
})
