import { expect, it } from 'vitest'
import { readWhere } from './read-where.ts'

const place = (code: string, shortName: string, centre: string, name = `${shortName} округ`) => ({
  ...{ code, name, shortName, centre, population: null, latitude: null, longitude: null },
})
const KNOWN = {
  municipalities: [
    place('novgorodsky', 'Новгородский', 'Великий Новгород'),
    place('novgorod-city', 'Великий Новгород', 'Великий Новгород', 'городской округ Великий Новгород'),
    place('borovichi', 'Боровичский', 'Боровичи'),
    place('staraya-russa', 'Старорусский', 'Старая Русса'),
  ],
  topicGroups: [
    { code: 'roads', name: 'Дороги' },
    { code: 'housing', name: 'ЖКХ' },
    { code: 'landscaping', name: 'Благоустройство' },
  ],
}
const read = (text: string) => readWhere(text, KNOWN)
const WHOLE = { group: '', street: '', house: '' }

it.each([
  ['Боровичи', { place: 'borovichi' }],
  ['боровичский район', { place: 'borovichi' }],
  ['г. Боровичи', { place: 'borovichi' }],
  ['Великий Новгород', { place: 'novgorod-city' }],
  ['Новгородский округ', { place: 'novgorodsky' }],
  ['Старая Русса, дороги', { place: 'staraya-russa', group: 'roads' }],
  ['Боровичи, благо', { place: 'borovichi', group: 'landscaping' }],
  ['Боровичи, ул. Садовая', { place: 'borovichi', street: 'ул. Садовая' }],
  ['Боровичи, ул. Садовая, 5', { place: 'borovichi', street: 'ул. Садовая', house: '5' }],
  ['Боровичи, Садовая улица, дом 5а', { place: 'borovichi', street: 'Садовая улица', house: '5а' }],
  ['Боровичи ул. Садовая 5', { place: 'borovichi', street: 'ул. Садовая', house: '5' }],
  ['Боровичи, ул. 8 Марта', { place: 'borovichi', street: 'ул. 8 Марта' }],
  ['Книга вопросов', { place: 'book-days' }],
])('reads «%s»', (text, expected) => {
  expect(read(text)).toEqual({ ...WHOLE, ...expected })
})

it.each(['Прорвало трубу на Садовой, 5', 'Когда починят мост?', 'Омск', 'Спасибо', 'В Боровичах темно'])(
  'sees no place of ours in «%s»',
  (text) => {
    expect(read(text)).toBeNull()
  },
)

it('says which part it could not read', () => {
  expect(read('Боровичи, кривой забор у реки')).toEqual({ part: 'кривой забор у реки' })
})
