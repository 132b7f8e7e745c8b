import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCatalogue } from './catalogue.ts'
import { suggestTopics } from './topics.ts'
import { tokenize } from './words/tokens.ts'
import { buildTypoIndex, findByTypo, isOneEdit } from './words/typos.ts'

const catalogue = compileCatalogue({
  topics: [
    {
      code: 'roads.lighting',
      groupCode: 'roads',
      isUrgent: false,
      keywords: { фонарь: 5, 'не горит': 3, 'не горит фонарь': 8, освещение: 6 },
    },
    {
      code: 'roads.sidewalk-snow',
      groupCode: 'roads',
      isUrgent: false,
      keywords: { скользко: 5, 'снег на тротуаре': 8, тротуар: 3 },
    },
    {
      code: 'housing.heating',
      groupCode: 'housing',
      isUrgent: true,
      keywords: { 'холодные батареи': 8, батареи: 4, батарейки: -6 },
    },
    { code: 'education.building', groupCode: 'education', isUrgent: false, keywords: { школа: 5 } },
  ],
  municipalities: [],
  settlements: [],
})
const suggest = (text: string) => suggestTopics(catalogue, tokenize(text))
const codes = (text: string) => suggest(text).map(({ code }) => code)

describe('suggestTopics', () => {
  it('finds a phrase in any order and form and quotes it as it stands in the text', () => {
    const [topic] = suggest('Батареи опять совсем холодные')

    expect(topic).toMatchObject({ code: 'housing.heating' })
    expect(topic?.reasons).toEqual([{ code: 'words', words: ['батареи холодные'] }])
  })

  it('does not put a phrase together across sentences', () => {
    const apart = suggest('Были батареи. Купили новые шторы вчера вечером. Ночи холодные.')[0]
    const together = suggest('Батареи холодные')[0]

    expect(apart?.confidence).toBeLessThan(together?.confidence ?? 0)
  })

  it('tells «не горит» from «горит»', () => {
    expect(codes('лампа горит')).toEqual([])
    expect(codes('лампа не горит')).toEqual(['roads.lighting'])
  })

  it('forgives one wrong letter and says so, with less confidence', () => {
    const right = suggest('освещение')[0]
    const wrong = suggest('асвещение освищение')[0]

    expect(wrong?.code).toBe('roads.lighting')
    expect(wrong?.reasons).toEqual([{ code: 'misspelt_words', words: ['освищение'] }])
    expect(wrong?.confidence).toBeLessThan(right?.confidence ?? 0)
  })

  it('does not correct an everyday word that is near a keyword', () => {
    expect(codes('сколько стоит')).toEqual([])
  })

  it('counts a landmark for less than the trouble beside it', () => {
    expect(codes('Темно, фонарь у школы')[0]).toBe('roads.lighting')
    expect(suggest('у школы')[0]?.confidence).toBeLessThan(suggest('школа')[0]?.confidence ?? 0)
  })

  it('lets a negative keyword speak against a topic', () => {
    expect(codes('куда сдать батарейки для батареи')).toEqual([])
  })

  it('is less sure when two topics fit', () => {
    const one = suggest('фонарь')[0]
    const two = suggest('фонарь и скользко')[0]

    expect(two?.confidence).toBeLessThan(one?.confidence ?? 0)
  })

  it('never promises more than 1 in total and never certainty, for any text', () => {
    const word = fc.constantFrom(
      'фонарь',
      'не',
      'горит',
      'школа',
      'снег',
      'тротуар',
      '.',
      'батареи',
      'холодно',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const found = suggest(words.join(' '))
        const total = found.reduce((sum, { confidence }) => sum + confidence, 0)
        expect(total).toBeLessThanOrEqual(1.01)
        for (const { confidence } of found) expect(confidence).toBeLessThanOrEqual(0.97)
      }),
    )
  })

  it('survives any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(suggest(text))))
  })
})

describe('the typo look-up', () => {
  const letters = [...'абвгдеклмнорст']
  const stem = fc.string({ unit: fc.constantFrom(...letters), minLength: 6, maxLength: 12 })

  it('finds a stem with one letter changed, lost or added after the first', () => {
    fc.assert(
      fc.property(stem, fc.integer({ min: 1, max: 5 }), fc.constantFrom(...letters), (known, at, letter) => {
        const index = buildTypoIndex([known])
        const changed = known.slice(0, at) + letter + known.slice(at + 1)
        const lost = known.slice(0, at) + known.slice(at + 1)
        const added = known.slice(0, at) + letter + known.slice(at)
        for (const typo of [changed, lost, added]) {
          if (typo !== known) expect(findByTypo(index, typo)).toBe(known)
        }
      }),
    )
  })

  it.each([
    ['тротуар', 'тратуар', true],
    ['тротуар', 'торутар', false],
    ['тротуар', 'троутар', true],
    ['тротуар', 'тротуар', false],
  ])('one edit between «%s» and «%s»: %s', (one, other, expected) => {
    expect(isOneEdit(one, other)).toBe(expected)
  })
})
