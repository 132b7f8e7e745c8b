import { expect, it } from 'vitest'
import { restOfText } from './rest-of-text.ts'

const BOTH = 'У подъезда 3 не горит лампа. А ещё на Мира, 5 второй день нет воды.'

it.each([
  ['a fragment taken from it', ['У подъезда 3 не горит лампа.'], 'А ещё на Мира, 5 второй день нет воды.'],
  [
    'a part in other words',
    ['Лампа не горит у 3 подъезда, Мира 5'],
    'А ещё на Мира, 5 второй день нет воды.',
  ],
  ['the other one', ['на Мира, 5 второй день нет воды'], 'У подъезда 3 не горит лампа. А ещё .'],
])('leaves the rest of a message: %s', (_name, parts, rest) => {
  expect(restOfText(BOTH, parts)).toBe(rest)
})

it('leaves nothing when all has become parts', () => {
  expect(restOfText(BOTH, ['не горит лампа у подъезда 3', 'на Мира, 5 второй день нет воды'])).toBe('')
})
