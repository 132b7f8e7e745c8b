import { expect, it } from 'vitest'
import { createSpotReader, nameOfStreet, splitAddress } from './spot.ts'

it.each(['ул. Ленина', 'Ленина ул.', 'улица Ленина', 'Ленина'])('spells %s as one street', (words) => {
  expect(nameOfStreet(words)).toBe('Ленина ул.')
})

it('keeps what has no kind that it knows', () => {
  expect(nameOfStreet('Сибирский  тракт')).toBe('Сибирский тракт')
})

it.each([
  ['ул. Ленина, 5а', 'ул. Ленина', '5а'],
  ['Ленина ул., д. 12/3', 'Ленина ул.', '12/3'],
  ['Ломоносова 12 к1', 'Ломоносова', '12 к1'],
  ['8 Марта', '8 Марта', null],
  ['парк Победы', 'парк Победы', null],
])('splits %s', (words, street, house) => {
  expect(splitAddress(words)).toEqual({ street, house })
})

it('finds known objects in any case, the longer name first', () => {
  const read = createSpotReader(['котельная', 'котельная № 3', 'парк Победы', null])
  const objectsOf = (words: string) => read({ street: null, house: null, words }).objects
  expect(objectsOf('Дым из котельной №3 второй день')).toEqual(['котельная № 3'])
  expect(objectsOf('Дым из котельной второй день')).toEqual(['котельная'])
  expect(objectsOf('В парке Победы сломана лавка')).toEqual(['парк Победы'])
  expect(objectsOf('В парке сломана лавка, победы нет')).toEqual([])
  expect(objectsOf('Дым из котельной № 33')).toEqual(['котельная'])
})
