import { expect, it } from 'vitest'
import { firstBlank } from './first-blank.ts'

const marked = (text: string, from = 0) => {
  const blank = firstBlank(text, from)
  return blank && text.slice(blank.start, blank.end)
}

it('finds the first blank of what was put in, and none of what stood there', () => {
  const before = 'Здравствуйте, {имя}!\n\n'
  expect(marked('Починим {дата}, отвечает {орган}.')).toBe('{дата}')
  expect(marked(`${before}Починим {дата}.`, before.length)).toBe('{дата}')
  expect(firstBlank(`${before}Починили.`, before.length)).toBeNull()
  expect(marked('{сделано? Проверили.} Починим {дата}.')).toBe('{дата}')
})

it('takes no lone bracket and nothing over lines for a blank', () => {
  expect(marked('Смайлик :{ и {\nстрока} без места')).toBeNull()
})
