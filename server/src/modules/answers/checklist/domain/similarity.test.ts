import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highestSimilarity, similarityOf } from './similarity.ts'

const word = fc.constantFrom('яма', 'дорога', 'бригада', 'завтра', 'Мира', 'заменим', '5', '24', 'снег')
const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '))
const ANSWER =
  'Здравствуйте, Ольга! Бригада выехала и заменила лампы 24 ноября. За освещение улицы Мира отвечает администрация, телефон 77-77-77.'

describe('likeness of answers', () => {
  it('is between nothing and one, the same both ways, and one for the same words', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const likeness = similarityOf(one, two)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(similarityOf(two, one)).toBeCloseTo(likeness)
        expect(similarityOf(one, one)).toBeCloseTo(1)
      }),
    )
  })

  it('does not see case, signs, spaces or other numbers', () => {
    fc.assert(
      fc.property(text, (one) => {
        const dressed = one.toUpperCase().replaceAll(' ', ',\n ').replaceAll('24', '7').replaceAll('5', '112')
        expect(similarityOf(one, `${dressed}!`)).toBeCloseTo(1)
      }),
    )
  })

  it('finds nothing common in other words and in no words', () => {
    expect(similarityOf('яма на дороге', 'вывезли снег')).toBe(0)
    expect(similarityOf('', '')).toBe(0)
    expect(highestSimilarity(ANSWER, [])).toBe(0)
  })

  it('knows a copy with another name and date, and not an answer of one’s own', () => {
    const copy = ANSWER.replace('Ольга', 'Иван').replace('24 ноября', '3 ноября')
    const own = 'Здравствуйте, Иван! Фонари на Мира погасли из-за обрыва кабеля. Кабель заменим до пятницы.'

    expect(similarityOf(ANSWER, copy)).toBeGreaterThan(0.9)
    expect(similarityOf(ANSWER, own)).toBeLessThan(0.5)
    expect(highestSimilarity(ANSWER, [own, copy])).toBeGreaterThan(0.9)
  })
})
