import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareLoads } from './compare-loads.ts'

const load = (id: string, changes: Partial<Parameters<typeof compareLoads>[0]> = {}) => ({
  ...{ id, open: 0, urgent: 0, late: 0, absentUntil: null, isOnDuty: false },
  ...changes,
})
const AWAY = '2026-12-01T00:00:00.000Z'

it('puts whoever is there before the absent, the one on duty first, then the least loaded', () => {
  const people = [
    load('away', { absentUntil: AWAY, isOnDuty: true }),
    load('busy', { open: 5 }),
    load('pressed', { open: 3, urgent: 1, late: 2 }),
    load('free', { open: 1 }),
    load('on duty', { open: 9, isOnDuty: true }),
  ]
  expect(people.toSorted(compareLoads).map(({ id }) => id)).toEqual([
    ...['on duty', 'free', 'busy', 'pressed', 'away'],
  ])
})

it('orders any people in one way', () => {
  const some = fc.record({
    ...{ id: fc.uuid(), open: fc.nat(9), urgent: fc.nat(3), late: fc.nat(3) },
    ...{ absentUntil: fc.constantFrom(null, AWAY), isOnDuty: fc.boolean() },
  })
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id }), (people) => {
      const ids = people.toSorted(compareLoads).map(({ id }) => id)
      expect(
        people
          .toReversed()
          .toSorted(compareLoads)
          .map(({ id }) => id),
      ).toEqual(ids)
    }),
  )
})
