import fc from 'fast-check'
import { expect, it } from 'vitest'
import { askAuthor } from '../parts/domain/ask-author.ts'
import { publicTextOf } from './public-text.ts'

it.each([
  ['Добрый день, Игорь! Рейс вернут в декабре.', 'Добрый день! Рейс вернут в декабре.'],
  ['Здравствуйте, Николай Петрович. Окулист принимает.', 'Здравствуйте. Окулист принимает.'],
  ['Здравствуйте, уважаемая Анна, воду дали.', 'Здравствуйте, воду дали.'],
  ['Глеб, здравствуйте! Автобус пустим.', 'Здравствуйте! Автобус пустим.'],
  ['Уважаемый Игорь Петрович! Воду дали.', 'Воду дали.'],
  ['Воду дали, номер 8 911 123-45-67, кв. 5', 'Воду дали, номер •••, •••'],
])('%j is shown as %j', (text, shown) => {
  expect(publicTextOf(text)).toBe(shown)
})

it('hides those who are known by name, wherever the text names them', () => {
  expect(publicTextOf('Свет дали, мастер был у Веры Луниной.', ['Вера Лунина'])).toBe(
    'Свет дали, мастер был у •••.',
  )
})

it.each([
  'Здравствуйте, Глава округа поручил почистить дорогу.',
  'Добрый день! Снег вывозят в Боровичах и Валдае.',
  'Решена ли проблема? Спросите об этом в управе.',
])('leaves %j as it is', (text) => {
  expect(publicTextOf(text)).toBe(text)
})

it('shows no question to the author, by whatever surface it was asked', () => {
  const words = fc.constantFrom('Воду дали.', 'Автобус вернут с 30 ноября.', 'Окулист принимает: вт, чт')
  const asking = fc.constantFrom('is_solved', 'is_answered')
  const surface = fc.constantFrom('comment', 'video_comment', 'private', 'chat', 'email', 'form')
  fc.assert(
    fc.property(words, asking, surface, (text, kind, place) => {
      expect(publicTextOf(askAuthor(text, kind, place).text)).toBe(text)
    }),
  )
})
