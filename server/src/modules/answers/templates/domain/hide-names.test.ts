import { describe, expect, it } from 'vitest'
import { hideNames } from './hide-names.ts'
import { wordShare } from './word-share.ts'

describe('an answer shown as an example', () => {
  it.each([
    [
      'Здравствуйте, Ольга! Яму засыпали. Ольга, спасибо!',
      'Здравствуйте, {имя}! Яму засыпали. {имя}, спасибо!',
    ],
    ['Добрый день, Иван Петрович! Свет дали.', 'Добрый день, {имя}! Свет дали.'],
    ['Ольга, здравствуйте! Свет дали.', '{имя}, здравствуйте! Свет дали.'],
    ['Здравствуйте! Ольгинская улица расчищена.', 'Здравствуйте! Ольгинская улица расчищена.'],
    ['Здравствуйте, бригада выехала.', 'Здравствуйте, бригада выехала.'],
  ])('%s', (text, hidden) => {
    expect(hideNames(text)).toBe(hidden)
  })
})

describe('words in common', () => {
  it('are counted by their beginnings, of the question asked', () => {
    expect(wordShare('Яма на дороге у школы', 'Ямы по всей дороге')).toBe(0.5)
    expect(wordShare('', 'дорога')).toBe(0)
    expect(wordShare('дорога', 'дорогу')).toBe(1)
  })
})
