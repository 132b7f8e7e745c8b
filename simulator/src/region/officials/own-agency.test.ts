import { expect, it } from 'vitest'
import { LEFT_TO_OWN, OWN_AGENCY, withoutOwn } from './own-agency.ts'

const own = (count: number) => Array.from({ length: count }, (_, no) => ({ no, agencyCode: OWN_AGENCY }))
const others = [
  { no: 100, agencyCode: 'administration-valday' },
  { no: 101, agencyCode: null },
]

it.each(['assigned', 'in_progress', 'approval', 'postponed'] as const)(
  'never takes the last own cards out of %s, and all of the others',
  (queue) => {
    const left = LEFT_TO_OWN[queue] ?? 0
    expect(left).toBeGreaterThanOrEqual(2)
    expect(withoutOwn(queue, [...own(left), ...others])).toEqual(others)
    expect(withoutOwn(queue, [...own(left + 1), ...others])).toHaveLength(left + 3)
  },
)

it('leaves nothing where the centre works', () => {
  expect(withoutOwn('new', [...own(1), ...others])).toHaveLength(3)
})
