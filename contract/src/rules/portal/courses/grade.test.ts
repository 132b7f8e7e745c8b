import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, isPassed, isRight } from './grade.ts'

const OPTIONS = fc
  .array(fc.boolean(), { minLength: 2, maxLength: 6 })
  .filter((flags) => flags.some(Boolean))
  .map((flags) => flags.map((flag, place) => ({ text: `${place}`, isRight: flag, why: `why ${place}` })))

describe('an answer', () => {
  it('is right only whole: every right one and no other, in any order', () => {
    fc.assert(
      fc.property(OPTIONS, fc.array(fc.nat({ max: 5 })), (options, chosen) => {
        const given = [...new Set(chosen)].filter((place) => place < options.length)
        const right = options.flatMap((option, place) => (option.isRight ? [place] : []))
        const isWhole = given.toSorted().join() === right.join()
        expect(isRight({ text: 'q', options }, given)).toBe(isWhole)
        expect(isRight({ text: 'q', options }, right.toReversed())).toBe(true)
      }),
    )
  })

  it('is explained with every other one', () => {
    fc.assert(
      fc.property(OPTIONS, (options) => {
        const given = { questionNo: 0, chosen: [0], isRight: false }
        expect(explain([{ text: 'q', options }], given).options).toEqual(
          options.map(({ isRight: right, why }) => ({ isRight: right, why })),
        )
      }),
    )
  })
})

describe('an attempt', () => {
  it('is passed at the mark, not below it, and more right answers never lose it', () => {
    const questions = Array.from({ length: 5 }, () => ({ text: 'q', options: [] }))
    const passed = (passPercent: number) =>
      [0, 1, 2, 3, 4, 5].map((right) => isPassed({ questions, passPercent }, right))
    expect(passed(80)).toEqual([false, false, false, false, true, true])
    expect(passed(81)).toEqual([false, false, false, false, false, true])
    expect(passed(100)).toEqual([false, false, false, false, false, true])
    expect(passed(50)).toEqual([false, false, false, true, true, true])
  })
})
