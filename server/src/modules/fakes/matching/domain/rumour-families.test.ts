import { expect, it } from 'vitest'
import * as families from './rumour-families.ts'

/** «мост=мост» would be a beginning that no word has. */
it('marks whole words before them and nowhere else', () => {
  const lists = Object.values(families).flatMap((one) => (typeof one === 'string' ? one : Object.values(one)))
  const words = lists.flatMap((list) => list.split(/[\s_]+/))
  expect(words.length).toBeGreaterThan(300)
  expect(words.filter((word) => !/^=?[\p{L}\p{N}-]*$/u.test(word))).toEqual([])
})
