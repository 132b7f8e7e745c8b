import { describe, expect, it } from 'vitest'
import { chooseSort, isSortName } from './sort.query.ts'

const now = new Date('2026-11-24T09:00:00Z')
const sortOf = (filter: object) => chooseSort('ended', { filter, now }).name

describe('the order of what has ended', () => {
  it.each([
    [{}, 'updated'],
    [{ closedFrom: '2026-10-01T00:00:00Z' }, 'closed'],
    // Hardly any work was found this month and registered before this year.
    [{ foundFrom: '2026-11-01T00:00:00Z', registeredTo: '2026-01-01T00:00:00Z' }, 'found'],
    [{ foundFrom: '2022-01-01T00:00:00Z', closedFrom: '2026-11-20T00:00:00Z' }, 'closed'],
    [{ foundTo: '2018-01-01T00:00:00Z', closedTo: '2026-11-20T00:00:00Z' }, 'found'],
    [
      {
        foundFrom: '2026-11-24T00:00:00Z',
        answeredFrom: '2020-01-01T00:00:00Z',
        answeredTo: '2020-01-02T00:00:00Z',
      },
      'found',
    ],
    // A period that lasts beyond today ends today.
    [
      {
        foundFrom: '2026-11-20T00:00:00Z',
        closedFrom: '2026-11-01T00:00:00Z',
        foundTo: '2030-01-01T00:00:00Z',
      },
      'found',
    ],
  ])('goes by the shortest period of %j', (filter, name) => {
    expect(sortOf(filter)).toBe(name)
  })

  it('leaves open work by its deadline', () => {
    expect(chooseSort('open', { filter: { foundFrom: '2026-11-01T00:00:00Z' }, now })).toMatchObject({
      name: 'due',
      direction: 'asc',
    })
  })

  it('knows no order that it does not have', () => {
    expect([isSortName('found'), isSortName('toString'), isSortName('')]).toEqual([true, false, false])
  })
})
