import { expect, it } from 'vitest'
import { givesContact } from './plain-checks.ts'

it.each([
  ['Мастера сектора благоустройства заменят доску до 4 декабря.', true],
  ['Дорожники заделают яму.', true],
  ['Вопросы по телефону 5-17-04.', true],
  ['За уборку отвечает мастер участка.', true],
  ['Заменим доску до 4 декабря.', false],
  ['В частном секторе уберём снег.', false],
])('hears who is responsible as the fields of a promise do: %s', (text, isGiven) => {
  expect(givesContact(text)).toBe(isGiven)
})
