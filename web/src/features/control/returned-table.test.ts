import { expect, it } from 'vitest'
import { returnedTable } from './returned-table.ts'

it('gives a row a body, the most returned first, and only columns that say something', () => {
  const { reasons, rows, hasRefused } = returnedTable([
    { kind: 'sent_back', owner: 'roads', reason: 'tone', count: 1 },
    { kind: 'sent_back', owner: 'water', reason: 'no_date', count: 4 },
    { kind: 'sent_back', owner: 'water', reason: 'tone', count: 2 },
    { kind: 'refused', owner: 'roads', reason: null, count: 3 },
  ])
  expect(reasons).toEqual(['no_date', 'tone'])
  expect(rows.map(({ owner, sentBack, refused }) => [owner, sentBack, refused])).toEqual([
    ['water', 6, 0],
    ['roads', 1, 3],
  ])
  expect(hasRefused).toBe(true)
})
