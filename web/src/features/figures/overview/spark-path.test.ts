import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sparkShape, thinOut } from './spark-path.ts'

const SIZE = { width: 64, height: 20, inset: 3 }

it('draws from the first day to the last, the highest on top', () => {
  expect(sparkShape([1, 3, 2], SIZE)).toEqual({ path: 'M3 17L32 3L61 10', end: { x: 61, y: 10 } })
})

it('breaks where nothing is known, and stands in the middle where nothing changes', () => {
  expect(sparkShape([5, null, 5], SIZE).path).toBe('M3 10M61 10')
  expect(sparkShape([null, null], SIZE)).toEqual({ path: '', end: null })
})

it('stays within its box, whatever the days were', () => {
  const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), (values) => {
      const thin = thinOut(values, 30)
      expect(thin.length).toBe(Math.min(values.length, 30))
      const numbers = [...sparkShape(thin, SIZE).path.matchAll(/[ML](\S+?) ([\d.-]+)/g)]
      for (const [, x, y] of numbers) {
        expect(Number(x)).toBeGreaterThanOrEqual(SIZE.inset)
        expect(Number(x)).toBeLessThanOrEqual(SIZE.width - SIZE.inset)
        expect(Number(y)).toBeGreaterThanOrEqual(SIZE.inset - 0.1)
        expect(Number(y)).toBeLessThanOrEqual(SIZE.height - SIZE.inset + 0.1)
      }
    }),
  )
})
