import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrixOf, SHOWN_GROUPS } from './matrix-shape.ts'

const cell = (municipalityCode: string | null, groupCode: string | null, count: number, norm: number) => ({
  ...{ municipalityCode, groupCode, count, norm },
})
const PLACES = ['valday', 'borovichi', 'volot']
const all = { municipalityCodes: PLACES, order: 'count', isWhole: true } as const

describe('a matrix', () => {
  it('has a row for each municipality, the busiest first, and what has no place at the end', () => {
    const { rows } = matrixOf(
      [cell('valday', 'roads', 3, 3), cell(null, 'roads', 90, 3), cell('borovichi', 'housing', 7, 3)],
      all,
    )
    expect(rows.map(({ municipalityCode, total }) => [municipalityCode, total.count])).toEqual([
      ['borovichi', 7],
      ['valday', 3],
      ['volot', 0],
      [null, 90],
    ])
  })

  it('puts the place that is furthest above its norm first where it is asked so', () => {
    const cells = [
      cell('valday', 'roads', 10, 4),
      cell('borovichi', 'roads', 40, 39),
      cell('volot', 'roads', 9, 1),
    ]
    const { rows } = matrixOf(cells, { ...all, order: 'deviation' })
    // Nine against one is too little data, however far it is.
    expect(rows.map(({ municipalityCode }) => municipalityCode)).toEqual(['valday', 'borovichi', 'volot'])
  })

  it.each([
    [20, 10, 3],
    [14, 10, 2],
    [12, 10, 1],
    [10, 10, 0],
    [8, 10, -1],
    [6, 10, -2],
    [4, 10, -3],
  ])('shows %d against %d by step %d', (count, norm, step) => {
    const [row] = matrixOf([cell('valday', 'roads', count, norm)], all).rows
    expect(row?.cells[0]).toMatchObject({ step, deviation: count / norm - 1 })
  })

  it('says nothing of a cell whose norm is small', () => {
    const [row] = matrixOf([cell('valday', 'roads', 9, 2.3)], all).rows
    expect(row?.cells[0]).toEqual({ count: 9, deviation: null, step: 0 })
  })

  it('loses no question, however few groups are shown', () => {
    const code = fc.option(fc.constantFrom(...'abcdefghijkl'), { nil: null })
    const place = fc.option(fc.constantFrom(...PLACES), { nil: null })
    const cells = fc.uniqueArray(
      fc.tuple(place, code, fc.nat(99), fc.nat(99)).map((parts) => cell(...parts)),
      { selector: ({ municipalityCode, groupCode }) => `${municipalityCode} ${groupCode}` },
    )
    fc.assert(
      fc.property(cells, fc.boolean(), (given, isWhole) => {
        const { rows, groupCodes, hasRest } = matrixOf(given, { ...all, isWhole })
        const asked = given.reduce((sum, { count }) => sum + count, 0)
        const shown = rows.flatMap(({ cells, rest }) => [...cells, rest])
        expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(asked)
        expect(rows.reduce((sum, { total }) => sum + total.count, 0)).toBe(asked)
        expect(hasRest).toBe(!isWhole && new Set(given.map(({ groupCode }) => groupCode)).size > SHOWN_GROUPS)
        expect(groupCodes.indexOf(null)).toBeOneOf([-1, groupCodes.length - 1])
      }),
    )
  })
})
