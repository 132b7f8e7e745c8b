import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, isAltered, marksOf, plainWordsOf, wordsOf } from './answer-words.ts'

const OURS =
  'Здравствуйте! Бригада выехала и заменила лампы 24 ноября. Отвечает администрация, телефон 8 (8162) 77-77-77.'
const vocabulary = fc.constantFrom(
  'вода',
  'свет',
  'дорога',
  'заменили',
  'лампы',
  'ноября',
  'бригада',
  'отвечает',
  '24',
  'дом',
)
const text = fc.array(vocabulary, { minLength: 1, maxLength: 60 })

describe('words', () => {
  it('are the same however they are spaced, signed and written', () => {
    expect(wordsOf(' Ёлка,  СТОИТ!\n')).toEqual(wordsOf('елка стоит'))
  })
})

describe('marks', () => {
  it('two texts that share nine words in a row have one in common', () => {
    const shared = fc.array(vocabulary, { minLength: 9, maxLength: 20 })
    fc.assert(
      fc.property(text, text, shared, (before, after, middle) => {
        const [one, other] = [marksOf([...before, ...middle]), marksOf([...middle, ...after])]
        expect(one.some((mark) => other.includes(mark))).toBe(true)
      }),
    )
  })

  it('are fewer than the words', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(marksOf(words).length).toBeLessThanOrEqual(words.length)
      }),
    )
  })
})

describe('a copy', () => {
  it('with the same words is not altered', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { pieces, sameShare } = compareTexts(words.join(' '), words.join(',  ').toUpperCase())
        expect([isAltered(pieces), sameShare]).toEqual([false, 1])
      }),
    )
  })

  it('shows every word of its own in order, and every word of ours that it left out', () => {
    fc.assert(
      fc.property(text, text, (ours, copy) => {
        const { pieces } = compareTexts(ours.join(' '), copy.join(' '))
        const said = (kinds: string[]) =>
          plainWordsOf(
            pieces
              .filter(({ kind }) => kinds.includes(kind))
              .map((piece) => piece.text)
              .join(' '),
          )
        expect(said(['same', 'added'])).toEqual(copy)
        expect(said(['same', 'left_out'])).toEqual(ours)
      }),
    )
  })

  it('names what was written into it', () => {
    const { pieces } = compareTexts(OURS, OURS.replace('24 ноября', '31 декабря'))
    expect(pieces.map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ['same', 'Здравствуйте! Бригада выехала и заменила лампы'],
      ['added', '31 декабря.'],
      ['left_out', '24 ноября.'],
      ['same', 'Отвечает администрация, телефон 8 (8162) 77-77-77.'],
    ])
  })

  it('is no other one for the name that stands where ours names nobody', () => {
    const { pieces } = compareTexts(
      'Свет дали, мастер был у •••. Спасибо.',
      'Свет дали, мастер был у Веры Луниной. Спасибо.',
    )
    expect(isAltered(pieces)).toBe(false)
  })
})
