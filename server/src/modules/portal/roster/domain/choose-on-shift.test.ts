import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseOnShift } from './choose-on-shift.ts'
import { weigh } from './compare-loads.ts'

const AWAY = '2026-12-01T00:00:00.000Z'
const some = fc.record({
  ...{ id: fc.uuid(), open: fc.nat(9), urgent: fc.nat(3), late: fc.nat(3) },
  ...{ absentUntil: fc.constantFrom(null, AWAY), isOnDuty: fc.boolean() },
})
const people = fc.uniqueArray(some, { selector: ({ id }) => id })

it('never chooses whoever is away or off shift, nor anybody while another on shift has less', () => {
  fc.assert(
    fc.property(people, (loads) => {
      const there = loads.filter(({ isOnDuty, absentUntil }) => isOnDuty && absentUntil === null)
      const chosen = chooseOnShift(loads)
      if (there.length === 0) {
        expect(chosen).toBeNull()
        return
      }
      expect(there).toContainEqual(chosen)
      expect(weigh(chosen!)).toBe(Math.min(...there.map(weigh)))
    }),
  )
})

it('chooses the same whatever the order of people', () => {
  fc.assert(
    fc.property(people, (loads) => {
      expect(chooseOnShift(loads.toReversed())).toEqual(chooseOnShift(loads))
    }),
  )
})
