import { expect, it } from 'vitest'
import { nearFirst } from './merge-target.ts'

const at = (id: string, municipalityCode: string | null, street: string | null = null, house = '') => ({
  ...{ id, municipalityCode },
  address: { settlement: null, street, house: house || null, object: null },
})
const chosen = at('chosen', 'valday', 'Труда', '5')

it('puts what is nearest first, and leaves the order of the search in all else', () => {
  const found = [
    at('nowhere', null),
    at('other place', 'chudovo', 'Труда', '5'),
    at('place', 'valday', 'Мира', '1'),
    at('street', 'valday', 'Труда', '9'),
    at('house', 'valday', 'Труда', '5'),
    chosen,
  ]
  const ids = nearFirst(found, [chosen]).map(({ id }) => id)
  expect(ids).toEqual(['house', 'street', 'place', 'nowhere', 'other place'])
})
