import { expect, it } from 'vitest'
import { listDutyChanges } from './roster-changes.ts'

const NOW = new Date('2026-11-24T12:00Z')
const shift = (personId: string, day: number) => ({
  ...{
    personId,
    startsAt: new Date(Date.UTC(2026, 10, day, 8)),
    endsAt: new Date(Date.UTC(2026, 10, day, 20)),
  },
})

it('tells both of two who have changed places of the first of their new shifts', () => {
  const before = [shift('a', 25), shift('b', 26), shift('c', 27)]
  const after = [shift('b', 25), shift('a', 26), shift('c', 27)]
  expect(listDutyChanges({ before, after }, NOW)).toEqual([
    { personId: 'b', news: 'given', startsAt: shift('b', 25).startsAt },
    { personId: 'a', news: 'given', startsAt: shift('a', 26).startsAt },
  ])
})

it('tells whoever has fewer of the first that was taken, and nobody of what is over', () => {
  const before = [shift('a', 23), shift('b', 27), shift('b', 26)]
  expect(listDutyChanges({ before, after: [] }, NOW)).toEqual([
    { personId: 'b', news: 'taken', startsAt: shift('b', 26).startsAt },
  ])
  expect(listDutyChanges({ before, after: before }, NOW)).toEqual([])
})
