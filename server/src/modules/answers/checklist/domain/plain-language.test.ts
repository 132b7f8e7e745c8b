import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measurePlainLanguage, PLAIN_ENOUGH } from './plain-language.ts'

const OFFICE =
  'В целях обеспечения надлежащего содержания объектов благоустройства осуществляется выполнение мероприятий по устранению последствий неблагоприятных погодных условий в соответствии с установленным порядком рассмотрения обращений граждан уполномоченными организациями.'
const PLAIN = 'Здравствуйте, Ольга! Яму на Мира засыпали вчера. Если просядет, позвоните нам: 77-77-77.'

describe('plain language', () => {
  it('hears an office and a neighbour', () => {
    expect(measurePlainLanguage(OFFICE).score).toBeLessThan(10)
    expect(measurePlainLanguage(OFFICE).heavyWords).toEqual(expect.arrayContaining(['целях', 'обеспечения']))
    expect(measurePlainLanguage(PLAIN)).toMatchObject({ score: 100 })
  })

  it('never blames a greeting', () => {
    const { score, heavyWords } = measurePlainLanguage(
      'Здравствуйте! Осуществляется устранение последствий неблагоприятных условий.',
    )
    expect(score).toBeLessThan(PLAIN_ENOUGH)
    expect(heavyWords).not.toContain('здравствуйте')
    expect(measurePlainLanguage('Здравствуйте! Да.').score).toBe(100)
  })

  it('is a whole number from 0 to 100 for anything, and 100 for nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { score } = measurePlainLanguage(text)
        expect(Number.isInteger(score)).toBe(true)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
      }),
    )
    expect(measurePlainLanguage('')).toEqual({ score: 100, heavyWords: [] })
  })

  it('never rises when the same words stand in fewer sentences', () => {
    const sentence = fc.array(fc.constantFrom('яму', 'засыпали', 'вчера', 'осуществлено', 'утром'), {
      minLength: 4,
      maxLength: 15,
    })
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 6 }), (sentences) => {
        const short = sentences.map((words) => words.join(' ')).join('. ')
        const long = sentences.flat().join(' ')
        expect(measurePlainLanguage(long).score).toBeLessThanOrEqual(measurePlainLanguage(short).score)
      }),
    )
    expect(PLAIN_ENOUGH).toBeLessThan(measurePlainLanguage(PLAIN).score)
  })
})
