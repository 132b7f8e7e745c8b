import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDGES, namedDays, seriesShape, spreadOf, ticksTo } from './series-shape.ts'

const size = { width: 640, height: 220 }
const days = (...values: [value: number | null, norm: number | null][]) =>
  values.map(([value, norm], index) => ({ day: `2026-11-${index + 10}`, value, norm }))

describe('a series', () => {
  it('marks the days above what is usual, and those alone', () => {
    const { above } = seriesShape(days([100, 100], [121, 100], [140, 100], [60, 100]), {
      size,
      hasSpread: true,
    })
    expect(above.map(({ index }) => index)).toEqual([1, 2])
  })

  it('does not call chance a burst where a day has few questions', () => {
    expect(spreadOf(100)).toEqual({ low: 80, high: 120 })
    expect(spreadOf(4)).toEqual({ low: 0, high: 8 })
    expect(seriesShape(days([6, 4], [8, 4]), { size, hasSpread: true }).above).toEqual([])
  })

  it('breaks where nothing is known', () => {
    const { line } = seriesShape(days([1, null], [null, null], [1, null]), { size, hasSpread: false })
    expect(line.match(/M/g)).toHaveLength(2)
    expect(line).not.toContain('L')
  })

  it('stays within the picture, whatever the days were', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 400 }), (given) => {
        const { line, band } = seriesShape(days(...given), { size, hasSpread: true })
        for (const [, x, y] of `${line}${band}`.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(EDGES.left)
          expect(Number(x)).toBeLessThanOrEqual(size.width - EDGES.right + 0.1)
          expect(Number(y)).toBeGreaterThanOrEqual(EDGES.top - 0.1)
          expect(Number(y)).toBeLessThanOrEqual(size.height - EDGES.bottom + 0.1)
        }
      }),
    )
  })
})

it.each([
  [270, [0, 100, 200, 300]],
  [7, [0, 2, 4, 6, 8]],
  [0.91, [0, 0.5, 1]],
  [0, [0, 1]],
])('writes round numbers up to %d', (largest, ticks) => {
  expect(ticksTo(largest)).toEqual(ticks)
})

it('names the last day and as many before it as have room', () => {
  expect(namedDays(28, 640)).toEqual([3, 7, 11, 15, 19, 23, 27].map((index) => index))
  expect(namedDays(28, 200)).toEqual([13, 27])
  expect(namedDays(1, 640)).toEqual([0])
})
