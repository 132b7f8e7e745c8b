import { expect, it } from 'vitest'
import { awayDuring, daysOf, isProposed, proposeShift, swapPeople, takeSubstitute } from './roster-draft.ts'

const shift = (personId: string, day: string, from = '08:00', to = '20:00') => ({ personId, day, from, to })

it('has seven days, over the end of a month too', () => {
  expect(daysOf('2026-11-30')).toEqual([
    ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'],
  ])
})

it('proposes a shift at the times of the one before, by whoever has fewest, and says how few', () => {
  const shifts = [shift('a', '2026-11-30', '20:00', '08:00')]
  const proposal = proposeShift(shifts, '2026-12-01', ['a', 'b'])
  expect(proposal).toEqual({ shift: shift('b', '2026-12-01', '20:00', '08:00'), turns: 0 })
  expect(proposal && isProposed(proposal, shift('b', '2026-12-01', '20:00', '08:00'))).toBe(true)
  expect(proposal && isProposed(proposal, shift('a', '2026-12-01', '20:00', '08:00'))).toBe(false)
  expect(proposeShift([], '2026-12-01', [])).toBeNull()
})

it('finds the absence that lies over a shift, and none that ends where it begins', () => {
  const away = { startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-02T00:00:00Z' }
  const during = (startsAt: string, endsAt: string) => awayDuring([away], { startsAt, endsAt })
  expect(during('2026-12-01T20:00:00Z', '2026-12-02T08:00:00Z')).toBe(away)
  expect(during('2026-12-02T00:00:00Z', '2026-12-02T08:00:00Z')).toBeUndefined()
})

it('exchanges two people and leaves the times', () => {
  const shifts = [shift('a', '2026-11-30'), shift('b', '2026-12-01', '20:00', '08:00')]
  expect(swapPeople(shifts, 0, 1)).toEqual([
    shift('b', '2026-11-30'),
    shift('a', '2026-12-01', '20:00', '08:00'),
  ])
  expect(swapPeople(shifts, 0, 7)).toEqual(shifts)
})

it('gives the shift of somebody who is away to whoever stands in, and no other', () => {
  const shifts = [shift('a', '2026-11-30'), shift('a', '2026-12-01')]
  const problem = { personId: 'a', substituteId: 'c' }
  expect(takeSubstitute(shifts, problem, ({ day }) => day === '2026-12-01')).toEqual([
    shift('a', '2026-11-30'),
    shift('c', '2026-12-01'),
  ])
  expect(takeSubstitute(shifts, { personId: 'a', substituteId: null }, () => true)).toEqual(shifts)
})
