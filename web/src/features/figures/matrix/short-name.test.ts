import { expect, it } from 'vitest'
import { shortName } from './short-name.ts'

it.each([
  ['ЖКХ', 'ЖКХ'],
  ['Энергетика', 'Энергет.'],
  ['Благоустройство', 'Благоуст.'],
  ['Здравоохранение', 'Здравоох.'],
  ['Безопасность и правопорядок', 'Безопасн.'],
  ['Военная служба', 'Военная…'],
])('%s is %s over a column', (name, short) => {
  expect(shortName(name)).toBe(short)
})
