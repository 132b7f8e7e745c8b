import { expect, it } from 'vitest'
import { buildSieve, openSieve } from './sieve.ts'

it('knows every word it was made of, and hardly any other', () => {
  const words = Array.from({ length: 5000 }, (_, at) => `слово${at}`)
  const has = openSieve(buildSieve(words))

  expect(words.filter((word) => !has(word))).toEqual([])
  expect(Array.from({ length: 5000 }, (_, at) => `иное${at}`).filter(has).length).toBeLessThan(15)
})
