import { expect, it } from 'vitest'
import { buildArticleIndex, searchArticles } from './article-index.ts'

const article = (id: string, title: string, words: string[] = [], text = '') => ({
  ...{ id, title, words, text, topics: [], keywords: [], answers: '' },
})
const index = buildArticleIndex([
  article('lamp', 'Не горит фонарь', ['темно на улице', 'освещение']),
  article('pit', 'Яма на дороге', ['выбоина', 'разбитая дорога'], 'Улица, фонарь, аптека'),
  article('snow', 'Не убран снег', ['сугробы', 'гололёд', 'скользко']),
  article('lift', 'Не работает лифт', ['застряли в кабине']),
  article('heat', 'Холодно в квартире', ['батареи холодные', 'нет отопления']),
])
const first = (asked: string) => searchArticles(index, asked)[0]?.id

it.each([
  ['фонари не горят', 'lamp'],
  ['у нас на дорогах сплошные ямы', 'pit'],
  ['почему батарея еле тёплая, холодная', 'heat'],
  ['сугробами завалило', 'snow'],
  // Another word for it.
  ['колдобина', 'pit'],
  ['гололедица', 'snow'],
  // A slip, the other layout, letters of another alphabet.
  ['фанарь', 'lamp'],
  ['снек', 'snow'],
  ['лифит', 'lift'],
  ['ajyfhm', 'lamp'],
  ['fonar', 'lamp'],
  ['otoplenie', 'heat'],
])('«%s» finds «%s» first', (asked, id) => {
  expect(first(asked)).toBe(id)
})

it('finds nothing in words that say nothing', () => {
  expect(searchArticles(index, 'Добрый день! Подскажите, пожалуйста, как это')).toEqual([])
  expect(searchArticles(index, '')).toEqual([])
})

it('says how much of what was asked an article holds', () => {
  const [whole] = searchArticles(index, 'яма дорога')
  const [part] = searchArticles(index, 'яма дорога бегемот крокодил трактор')
  expect(whole!.share).toBeGreaterThan(part!.share)
  expect(whole!.share).toBeLessThanOrEqual(1)
})
