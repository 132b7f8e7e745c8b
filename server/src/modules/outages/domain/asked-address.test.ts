import { expect, it } from 'vitest'
import { readAskedAddress } from './asked-address.ts'

it.each([
  ['ул. Ленина, 5', { settlement: null, street: 'ленина ул.', house: '5' }],
  ['Ленина 20 к2, кв. 7', { settlement: null, street: 'ленина ул.', house: '20к2' }],
  ['пос. Пролетарий, ул. Мира, дом 3а', { settlement: 'пролетарий', street: 'мира ул.', house: '3а' }],
  ['г. Боровичи, Садовый переулок', { settlement: null, street: 'садовый пер.', house: null }],
  ['деревня Ивановка', { settlement: 'ивановка', street: null, house: null }],
  ['у дома 5 на Минеральной улице', { settlement: null, street: 'Минеральная ул.', house: '5' }],
  ['', { settlement: null, street: null, house: null }],
  ['не знаю', { settlement: null, street: null, house: null }],
])('reads «%s»', (words, address) => {
  expect(readAskedAddress(words, { centre: 'Боровичи' })).toEqual(address)
})
