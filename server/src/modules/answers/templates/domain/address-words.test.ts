import { expect, it } from 'vitest'
import { addressWords } from './address-words.ts'

const NOTHING = { settlement: null, street: null, house: null, object: null }

it.each([
  [NOTHING, ['Яма на улице Мира, 5'], 'Мира ул., 5'],
  [NOTHING, ['Когда почините?', 'Это на ул. Садовой, дом 12'], 'Садовая ул., 12'],
  [{ ...NOTHING, settlement: 'Яжелбицы' }, ['Яма на улице Мира, 5'], 'Яжелбицы'],
  [{ ...NOTHING, street: 'ул. Ленина', house: '3' }, ['Яма на улице Мира, 5'], 'ул. Ленина, 3'],
  [NOTHING, ['В нашем доме 7 холодно'], ''],
  [NOTHING, [], ''],
])('of %o and %o says «%s»', (kept, asked, words) => {
  expect(addressWords(kept, asked)).toBe(words)
})
