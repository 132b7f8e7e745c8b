import { expect, it } from 'vitest'
import { filterOptions, groupOptions } from './combobox-options.ts'

const options = [
  { value: 'med', label: 'Врачебные комиссии (медосвидетельствование)' },
  { value: 'light', label: 'Неисправность освещения', group: 'Дороги', description: 'Фонари не горят' },
  { value: 'tree', label: 'Деревья', description: 'Закрывают освещение' },
  { value: 'xmas', label: 'Ёлки и ели', group: 'Дороги' },
]
const found = (words: string) => filterOptions(options, words).map(({ value }) => value)

it('puts names whose words begin so before names that only contain it, and explanations last', () => {
  expect(found('осв')).toEqual(['light', 'med', 'tree'])
})

it('finds words in any order and does not tell «ё» from «е»', () => {
  expect(found('освещен неиспр')).toEqual(['light'])
  expect(found('елки')).toEqual(['xmas'])
})

it('keeps groups together', () => {
  const groups = groupOptions(options)
  expect(groups.map(({ group, options }) => [group, options.map(({ value }) => value)])).toEqual([
    [undefined, ['med', 'tree']],
    ['Дороги', ['light', 'xmas']],
  ])
})
