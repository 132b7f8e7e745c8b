import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlace, readStreet } from './place.ts'
import { STREET_KINDS, streetKey } from './street.ts'

describe('readStreet', () => {
  it.each([
    ['ул. Ленина', 'Ленина ул.'],
    ['ул.Ленина', 'Ленина ул.'],
    ['улица ленина', 'Ленина ул.'],
    ['Ленина ул.', 'Ленина ул.'],
    ['Ленина', 'Ленина ул.'],
    ['Большая Московская улица', 'Большая Московская ул.'],
    ['ул. 8 Марта', '8 Марта ул.'],
    ['ул. А. Невского', 'А. Невского ул.'],
    ['пер. Садовый', 'Садовый пер.'],
    ['Садовый переулок', 'Садовый пер.'],
    ['пр-т Мира', 'Мира пр.'],
    ['наб. Александра Невского', 'Александра Невского наб.'],
    ['Ульяновская', 'Ульяновская ул.'],
  ])('reads «%s»', (words, street) => {
    expect(readStreet(words)).toBe(street)
  })

  it.each([
    [''],
    ['у дома 5 на Минеральной улице'],
    ['ул. Ленина от школы до рынка'],
    ['частный сектор'],
    ['весь посёлок'],
    ['дом у Ленина'],
    ['ул.'],
    ['12а'],
  ])('reads no street in «%s»', (words) => {
    expect(readStreet(words)).toBeNull()
  })

  it('leaves a street that was read already as it is', () => {
    const names = fc.constantFrom(
      'Ленина',
      'Мира',
      'Большая Московская',
      '8 Марта',
      'Садовый',
      '1-я Заречная',
    )
    fc.assert(
      fc.property(names, fc.constantFrom(...STREET_KINDS), (name, { label }) => {
        const street = readStreet(`${name} ${label}`)
        expect(street).not.toBeNull()
        expect(readStreet(street ?? '')).toBe(street)
      }),
    )
  })

  it('reads the street that a text of a resident names', () => {
    const street = findPlace('На ул. 50 лет Октября, 7 нет света', null)
    expect(street).toMatchObject({ street: '50 лет Октября ул.', house: '7' })
    expect(streetKey(readStreet('улица 50 лет Октября') ?? '')).toBe(streetKey(street.street ?? ''))
  })
})
