import { expect, it } from 'vitest'
import { newId } from './ids.ts'

const COUNT = 20_000

it('makes no id twice, and each later one is greater', () => {
  const ids = Array.from({ length: COUNT }, () => newId(1_700_000_000_000))

  expect(new Set(ids).size).toBe(COUNT)
  expect(ids.toSorted()).toEqual(ids)
  expect(
    ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toEqual([])
})

it('repeats no chance: what follows the counter is another each time', () => {
  const tails = Array.from({ length: COUNT }, () => newId().slice(-12))

  expect(new Set(tails).size).toBe(COUNT)
})
