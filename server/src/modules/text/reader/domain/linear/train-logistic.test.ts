import { expect, it } from 'vitest'
import { trainLogistic } from './train-logistic.ts'

const row = (signs: number[], isTrue: boolean, worth = 1) => ({ signs, isTrue, worth })
const chance = ({ of, first }: ReturnType<typeof trainLogistic>, signs: readonly number[]) =>
  1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * (of[at] ?? 0), first)))

it('gives each sign its share, on whatever scale, and none to one that is always the same', () => {
  const rows = Array.from({ length: 40 }, (_, at) => row([1000 + at, 7, at % 3], at >= 20))
  const weights = trainLogistic(rows, 1)

  expect(chance(weights, [1035, 7, 1])).toBeGreaterThan(0.9)
  expect(chance(weights, [1004, 7, 1])).toBeLessThan(0.1)
  expect(weights.of[1]).toBeCloseTo(0)
})

it('is calibrated, and a row counts by its worth', () => {
  const rows = [row([1], true), row([1], true), row([1], true), row([1], false), row([0], false, 4)]
  expect(chance(trainLogistic(rows, 1e-6), [1])).toBeCloseTo(0.75)
  const dearer = rows.map((one) => (one.isTrue ? one : { ...one, worth: one.worth * 3 }))
  expect(chance(trainLogistic(dearer, 1e-6), [1])).toBeCloseTo(0.5)
})
