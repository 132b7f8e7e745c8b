import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spread, takersOf } from './spread.ts'

const load = (id: string, rest: object = {}) => ({
  ...{ id, open: 0, urgent: 0, late: 0, absentUntil: null, isOnDuty: false },
  ...rest,
})
const question = (id: string, isUrgent = false) => ({ id, isUrgent })
const countOf = (gives: Map<string, string>, who: string) =>
  [...gives.values()].filter((id) => id === who).length

it('gives to those on shift alone, and never to whoever is away', () => {
  const away = load('away', { isOnDuty: true, absentUntil: '2026-11-25T09:00:00Z' })
  expect(takersOf([away, load('on', { isOnDuty: true }), load('off')])).toMatchObject({
    ...{ takers: [{ id: 'on' }], isByShift: true },
  })
  expect(takersOf([away, load('off')])).toMatchObject({ takers: [{ id: 'off' }], isByShift: false })
})

it('makes up for what people have already', () => {
  const gives = spread(
    ['1', '2', '3'].map((id) => question(id)),
    [load('busy', { open: 3 }), load('free')],
  )
  expect([countOf(gives, 'free'), countOf(gives, 'busy')]).toEqual([3, 0])
})

it('gives each question once, and leaves people even where they began even', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 7 }), (many, people) => {
      const takers = Array.from({ length: people }, (_, index) => load(`person-${index}`))
      const gives = spread(
        Array.from({ length: many }, (_, index) => question(`${index}`)),
        takers,
      )
      expect(gives.size).toBe(many)
      const counts = takers.map(({ id }) => countOf(gives, id))
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})

it('gives nothing where nobody is there', () => {
  expect(spread([question('1')], [])).toEqual(new Map())
})
