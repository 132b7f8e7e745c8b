import { expect, it } from 'vitest'
import { sliceRows } from './slice-rows.ts'

const row = (key: string | null, questions: number) => ({
  key,
  figures: [{ code: 'questions', value: questions, numerator: questions, denominator: null }],
})

it('puts the largest first, what has no name last, and says the share of each', () => {
  const rows = sliceRows([row(null, 60), row('vk', 30), row('max', 10)])
  expect(rows.map(({ key, share }) => [key, share])).toEqual([
    ['vk', 0.3],
    ['max', 0.1],
    [null, 0.6],
  ])
  expect(rows[0]?.figureOf('on_time')).toBeNull()
})

it('divides nothing by nothing', () => {
  expect(sliceRows([row('vk', 0)])[0]?.share).toBe(0)
})
