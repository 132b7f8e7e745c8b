import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildSearchIndex } from './search-index.ts'
import { searchTexts } from './search-texts.ts'

const TEXTS = {
  power: 'Второй вечер сидим без электричества, холодильник потёк',
  birth: 'Говорят, родилку в нашей больнице прикроют к лету. Где рожать?',
  warmth: 'Батареи ледяные, в квартире пятнадцать градусов',
  company: 'Управляйка второй месяц не моет лестницу',
  dogs: 'У гаражей бегает стая, вчера бросилась на ребёнка',
  bridge: 'Перила моста через Полисть сгнили',
  waterWas: 'Вода отключена с утра, предупреждений не было',
}
const index = buildSearchIndex(Object.entries(TEXTS).map(([id, text]) => ({ id, text })))
const first = (query: string) => searchTexts(index, query, 1)[0]?.id

it.each([
  ['нет света', 'power'],
  ['закрытие роддома', 'birth'],
  ['не топят', 'warmth'],
  ['отопление', 'warmth'],
  ['УК', 'company'],
  ['управляющая компания', 'company'],
  ['бродячие собаки', 'dogs'],
  ['отключение воды', 'waterWas'],
  // A slip in each place, ё, the other layout with signs, Latin letters.
  ['пирила', 'bridge'],
  ['мотса', 'bridge'],
  ['электричеств', 'power'],
  [',fnfhtb', 'warmth'],
  ['ghtleght;ltybq', 'waterWas'],
  ['rebyonka', 'dogs'],
])('«%s» finds «%s» first', (query, id) => {
  expect(first(query)).toBe(id)
})

it('gives the same order each time, the best first, no more than was asked for, and nothing for nothing', () => {
  const words = fc.array(fc.constantFrom('вода', 'моста', 'стая', 'jn[jls', '7', 'пирила'), { maxLength: 5 })
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 4 }), (asked, top) => {
      const found = searchTexts(index, asked.join(' '), top)
      const scores = found.map(({ score }) => score)
      expect(found.length).toBeLessThanOrEqual(top)
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
      expect(searchTexts(index, asked.join(' '), top)).toEqual(found)
    }),
  )
  expect(searchTexts(index, '', 10)).toEqual([])
  expect(searchTexts(buildSearchIndex([]), 'вода', 10)).toEqual([])
})
