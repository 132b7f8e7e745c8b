import { expect, it } from 'vitest'
import { findNeighbours } from './neighbours.ts'

const square = (municipalityCode: string, x: number, y: number) => ({
  municipalityCode,
  rings: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ] as [number, number][],
  ],
})

it('knows who shares a side, also where only one of them has corners there', () => {
  const long = {
    municipalityCode: 'long',
    rings: [
      [
        [0, 1],
        [3, 1],
        [3, 2],
        [0, 2],
        [0, 1],
      ] as [number, number][],
    ],
  }
  const found = findNeighbours([square('west', 0, 0), square('east', 1, 0), square('far', 5, 0), long])

  expect(found.get('west')).toEqual(['east', 'long'])
  expect(found.get('east')).toEqual(['west', 'long'])
  expect(found.get('far')).toEqual([])
})

it('does not call those neighbours who meet in a corner', () => {
  const found = findNeighbours([square('one', 0, 0), square('other', 1, 1)])

  expect(found.get('one')).toEqual([])
})
