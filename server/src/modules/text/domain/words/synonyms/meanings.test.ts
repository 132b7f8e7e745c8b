import { expect, it } from 'vitest'
import { SYNONYM_GROUPS } from './groups.ts'
import { findMeanings, othersOf } from './meanings.ts'

const named = (text: string) => findMeanings(text).map(({ words }) => words)
const share = (one: string, other: string) => {
  const groups = new Set(findMeanings(one).map(({ group }) => group))
  return findMeanings(other).some(({ group }) => groups.has(group))
}

it.each([
  ['закрыли роддом', 'родилка'],
  ['мусор', 'у помойки'],
  ['яма', 'выбоины'],
  ['фонари', 'темно, ни одной лампы'],
  ['управляющей компании', 'наша УК молчит'],
  ['коммуналка', 'платим за ЖКХ'],
  ['мусор не вывозят', 'когда будет вывоз мусора'],
])('takes «%s» and «%s» for one thing', (one, other) => {
  expect(share(one, other)).toBe(true)
})

it.each([
  ['вода в реке', 'нет света'],
  ['дорога', 'дорого'],
  ['новый год', 'новый дом'],
])('tells «%s» from «%s»', (one, other) => {
  expect(share(one, other)).toBe(false)
})

it('finds a phrase in any order and with one word between, and not its word alone', () => {
  expect(named('воды опять нет')).toContain('нет воды')
  expect(named('воды вчера не было, а сегодня нет')).not.toContain('нет воды')
  expect(named('вода')).not.toContain('нет воды')
})

it('gives other words, not the same one again', () => {
  const [pit] = findMeanings('Ямы').filter(({ words }) => words === 'яма')
  expect(pit && othersOf(pit)).toContain('выбоина')
  expect(pit && othersOf(pit)).not.toContain('яма')
})

it('has groups of at least two different words, no word twice in one', () => {
  expect(SYNONYM_GROUPS.filter((group) => group.length < 2 || new Set(group).size < group.length)).toEqual([])
})
