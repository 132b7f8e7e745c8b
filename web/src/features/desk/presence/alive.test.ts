import { expect, it } from 'vitest'
import { askAgainMs, stillAlive } from './alive.ts'

const ANNA = { name: 'Анна', aliveMs: 45_000 }
const BORIS = { name: 'Борис', aliveMs: 10_000 }

it('lets go of whoever was silent for too long, without asking anybody', () => {
  const at = (now: number) => stillAlive([ANNA, BORIS], { heardAt: 1000, now }).map(({ name }) => name)
  expect(at(1000)).toEqual(['Анна', 'Борис'])
  expect(at(11_000)).toEqual(['Анна'])
  expect(at(46_000)).toEqual([])
})

it('asks again before the first would be taken for gone', () => {
  expect(askAgainMs([])).toBe(60_000)
  expect(askAgainMs([ANNA])).toBe(42_000)
  expect(askAgainMs([ANNA, BORIS])).toBe(7000)
  expect(askAgainMs([{ aliveMs: 100 }])).toBe(3000)
})
