import { expect, it } from 'vitest'
import { findItems, joinFound, orderItems, type PaletteGroup } from './palette-items.ts'

const item = (label: string) => ({ key: label, group: 'queue' as const, label, onSelect: () => undefined })

it('finds by beginnings of words in any order', () => {
  const items = [item('На распределении'), item('Мои задачи'), item('Вид «Поздние дороги»')]
  const found = (text: string) => findItems(items, text).map(({ label }) => label)
  expect(found('зад мо')).toEqual(['Мои задачи'])
  expect(found('поз')).toEqual(['Вид «Поздние дороги»'])
  expect(found('дача')).toEqual([])
  expect(found('')).toHaveLength(3)
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
    ...['Новые', 'Новгородский', 'Новости района', '№ 12 Нет света', 'Анна Зуева'],
  ])
})

it('puts nothing in above what is shown, whichever search answers first', () => {
  const names = ['вопросы', 'ответы', 'статьи', 'люди']
  const all = names.map((name) => item(name))
  const answered = (done: readonly number[]) =>
    joinFound(
      all.map((one, at) => ({ items: done.includes(at) ? [one] : [], isSearching: !done.includes(at) })),
    )
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 3, 0, 2],
  ]
  for (const order of orders) {
    let shown: string[] = []
    for (const at of order.keys()) {
      const next = answered(order.slice(0, at + 1)).map(({ label }) => label)
      expect(next.slice(0, shown.length)).toEqual(shown)
      shown = next
    }
    expect(shown).toEqual(names)
  }
})
