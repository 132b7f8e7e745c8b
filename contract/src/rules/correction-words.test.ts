import { expect, it } from 'vitest'
import { APOLOGY, correctionOf, speaksOfMistake } from './correction-words.ts'

it.each([
  'Раньше мы написали неверно, это наша ошибка. Роддом закрывают.',
  'Мы ошиблись: роддом закрывают',
  'Ранее мы сообщали, что роддом работает. Его закрывают.',
  'В прошлом ответе было неверно.',
  'Исправляем свою ошибку: палат три.',
])('knows words of our mistake: %s', (words) => expect(speaksOfMistake(words)).toBe(true))

it.each([
  'Слух искажает правду. Роддом закрывают на плановую мойку.',
  'Ошибка была в объявлении, его уже сняли.',
  'Раньше отделение работало до шести.',
  'Мы раньше закрываем двери: в шесть.',
])('leaves other words alone: %s', (words) => expect(speaksOfMistake(words)).toBe(false))

it('says of our mistake once', () => {
  expect(correctionOf('Роддом закрывают.')).toBe(`${APOLOGY} Роддом закрывают.`)
  expect(correctionOf('Мы ошиблись: роддом закрывают.')).toBe('Мы ошиблись: роддом закрывают.')
})
