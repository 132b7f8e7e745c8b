import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createPlaceFinder } from './place-finder.ts'

const readJson = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../directory/data/${name}.json`, import.meta.url), 'utf8'))
const findPlaces = createPlaceFinder(readJson('municipalities'), readJson('settlements'))

const found = (text: string) =>
  findPlaces(text).map(({ start, end, municipality, settlement, street, house }) =>
    [text.slice(start, end), municipality, settlement, street, house].map((part) => part ?? '').join(' | '),
  )

it.each([
  ['на кочетова 11/29 разрыли', 'кочетова 11/29 |  |  | Кочетова | 11/29'],
  ['у д.5 корп 1 по ул. Космонавтов темно', 'д.5 корп 1 по ул. Космонавтов |  |  | Космонавтов | 5к1'],
  ['Перед пятым домом по Попова яма', 'пятым домом по Попова |  |  | Попова | 5'],
  ['в панковке на строительной, 9 темно', 'панковке на строительной, 9 |  | Панковка | Строительная | 9'],
  ['Из М. Вишеры не ходит', 'М. Вишеры |  | Малая Вишера |  | '],
  ['У нас в Окуловском районе', 'Окуловском районе | Окуловский |  |  | '],
  ['Лужская 2, 4 и 6 без света', 'Лужская 2, 4 и 6 |  |  | Лужская | 2, 4, 6'],
  ['Поехали из Чюдово утром', 'Чюдово |  | Чудово |  | '],
])('in %j stands %j', (text, place) => {
  expect(found(text)).toEqual([place])
})

it.each([
  '25-я школа и 33-я получили автобусы',
  '8 марта прошло, а гирлянды висят',
  'дом 2 уже двадцать лет идёт',
  'Стиральная машина «Мира» потекла',
  'Соня Крупенина, 6 «А», победила',
  'Мост закрыт с 4 мая по 20 июня',
])('in %j stands none', (text) => {
  expect(found(text)).toEqual([])
})
