import { expect, it } from 'vitest'
import { placesOfStreet } from './places-of-street.ts'

const lines = [
  { street: 'Ленина ул.', municipalityCode: 'borovichi' },
  { street: 'ул. Ленина', municipalityCode: 'borovichi' },
  { street: 'улица Ленина', municipalityCode: 'valday' },
  { street: 'Мира пр.', municipalityCode: 'valday' },
  { street: null, municipalityCode: 'kholm' },
]

it('finds a street however it is written, in each municipality once', () => {
  expect(placesOfStreet(lines, 'ул. Ленина')).toEqual(['borovichi', 'valday'])
  expect(placesOfStreet(lines, 'проспект Мира')).toEqual(['valday'])
  expect(placesOfStreet(lines, 'ул. Неведомая')).toEqual([])
})
