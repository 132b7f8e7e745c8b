import { expect, it } from 'vitest'
import { findItems, numberOf, orderItems, type PaletteGroup } from './palette-items.ts'

const item = (label: string) => ({ key: label, group: 'queue' as const, label, onSelect: () => undefined })

it('finds by beginnings of words in any order', () => {
  const items = [item('На распределении'), item('Мои задачи'), item('Вид «Поздние дороги»')]
  const found = (text: string) => findItems(items, text).map(({ label }) => label)
  expect(found('зад мо')).toEqual(['Мои задачи'])
  expect(found('поз')).toEqual(['Вид «Поздние дороги»'])
  expect(found('дача')).toEqual([])
  expect(found('')).toHaveLength(3)
})

it.each([
  ['1024', 1024],
  ['№ 1 024', 1024],
  ['дорога', null],
  ['12 дорога', null],
])('reads a number in %j', (text, number) => {
  expect(numberOf(text)).toBe(number)
})

it('offers the queues before any chat, and what words found among commands and names', () => {
  const of = (group: PaletteGroup, label: string) => ({ ...item(label), group })
  const sources = {
    number: null,
    commands: [of('queue', 'Новые'), of('section', 'Надзор')],
    // Colleagues are found by their agency too, so nothing is left out here.
    found: [of('question', '№ 12 Нет света'), of('person', 'Анна Зуева')],
    named: [of('place', 'Новгородский'), of('chat', 'Новости района')],
  }
  const labels = (text: string) => orderItems(sources, text).map(({ label }) => label)
  expect(labels('')).toEqual(['Новые', 'Надзор', 'Новости района'])
  expect(labels('нов')).toEqual([
    ...['Новые', '№ 12 Нет света', 'Анна Зуева', 'Новгородский', 'Новости района'],
  ])
})
