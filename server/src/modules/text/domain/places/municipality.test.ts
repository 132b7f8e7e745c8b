import { describe, expect, it } from 'vitest'
import { readStartingCatalogue } from '../../testing/starting-data.ts'
import { compileCatalogue } from '../catalogue.ts'
import { tokenize } from '../words/tokens.ts'
import { findPlaceMentions, findSettlement, namesOurPlace, suggestMunicipality } from './municipality.ts'

const catalogue = compileCatalogue(readStartingCatalogue())
const mentionsIn = (text: string) => findPlaceMentions(catalogue, tokenize(text))
const suggest = (text: string, channel: string | null = null) =>
  suggestMunicipality(mentionsIn(text), channel)

describe('suggestMunicipality', () => {
  it('follows the channel when the text names no place', () => {
    expect(suggest('Яма на Ленина', 'borovichi')).toMatchObject({
      code: 'borovichi',
      reasons: [{ code: 'channel' }],
    })
  })

  it('lets a settlement of another municipality override the channel and says by which word', () => {
    expect(suggest('В Кулотино нет света', 'borovichi')).toMatchObject({
      code: 'okulovka',
      reasons: [{ code: 'overrides_channel', words: ['Кулотино'] }],
    })
  })

  it.each([
    ['Возим ребёнка в Новгород к врачу'],
    ['Верните автобус до Великого Новгорода'],
    ['Электричка на Чудово не пришла'],
    ['С декабря закрывают музыкальную школу, детей переведут в Парфино'],
    ['Почту переносят в Парфино'],
    ['будет ли тротуар на ул. Крестецкой?'],
    ['На Новгородской улице яма'],
    ['на Валдайской, 5 не убирают'],
    ['переулок Демянский в темноте'],
  ])('is not led away by a destination: «%s»', (text) => {
    expect(suggest(text, 'malaya-vishera')?.code).toBe('malaya-vishera')
  })

  it.each([
    ['В Старой Руссе темно', 'staraya-russa'],
    ['в великом новгороде гололёд', 'novgorod-city'],
    ['Новгородский район, дорогу замело', 'novgorodsky'],
    ['Живём в Марёво, света нет', 'maryovo'],
    ['В Малой Вишере нет воды', 'malaya-vishera'],
    ['В Зайцеве закрыли клуб', 'kresttsy'],
    ['в хвойнинском районе лесовозы', 'khvoynaya'],
    ['пос. Пола, школа холодная', 'parfino'],
  ])('reads the place in «%s»', (text, code) => {
    expect(suggest(text)?.code).toBe(code)
  })

  it.each([
    ['Живу в Нижнем Новгороде'],
    ['Новгородская область, сделайте дороги'],
    ['на втором этаже нет пола и лесная тишина'],
    ['Наша улица Ленина, дом 5'],
    ['Спасибо Зайцевой и врачу Быкову'],
    ['стёкла выбиты, кругом хвойные деревья'],
  ])('sees no municipality in «%s»', (text) => {
    expect(suggest(text)).toBeNull()
  })

  it('is unsure between two places', () => {
    expect(suggest('В Боровичах и в Окуловке одно и то же')?.confidence).toBeLessThan(0.6)
  })

  it('names the settlement only inside the suggested municipality', () => {
    const mentions = mentionsIn('В Сырково не чистят дорогу')

    expect(findSettlement(mentions, 'novgorodsky')).toEqual({ name: 'Сырково', fragment: 'Сырково' })
    expect(findSettlement(mentions, 'borovichi')).toBeNull()
  })
})

it.each([
  ['В Боровичах на вокзале пахнет газом', true],
  ['В Омске на вокзале пахнет газом', false],
  ['на вокзале пахнет газом', false],
])('tells whether the text itself names a place of ours: %s', (text, expected) => {
  expect(namesOurPlace(suggest(text, 'borovichi'))).toBe(expected)
})
