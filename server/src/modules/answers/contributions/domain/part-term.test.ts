import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutTerm, firstReminder, isPartLate, isTooShort, nextReminder } from './part-term.ts'

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms))

describe('the term of a part', () => {
  it('is never after the answer that is not late yet', () => {
    fc.assert(
      fc.property(moment, moment, moment, (now, own, answerDueAt) => {
        fc.pre(now < own)
        const { dueAt, isCut } = cutTerm(own, { answerDueAt, now })
        if (answerDueAt > now) expect(dueAt <= answerDueAt).toBe(true)
        expect(dueAt > now).toBe(true)
        expect(isCut).toBe(dueAt < own)
      }),
    )
  })

  it('leaves a quarter of the time to whoever makes one answer of the parts', () => {
    const cut = cutTerm(new Date(100), { answerDueAt: new Date(80), now: new Date(0) })
    expect(cut).toEqual({ dueAt: new Date(60), isCut: true })
  })

  it('is its own where the answer has none', () => {
    const [now, own] = [new Date(0), new Date(9)]
    expect(cutTerm(own, { answerDueAt: null, now })).toEqual({ dueAt: own, isCut: false })
  })
})

it('is of no use with less than an hour of work', () => {
  expect([0, 3_599_999, 3_600_000].map(isTooShort)).toEqual([true, true, false])
})

describe('reminders of a part', () => {
  it('are two: before the term and at it', () => {
    fc.assert(
      fc.property(moment, moment, (from, dueAt) => {
        fc.pre(from < dueAt)
        const first = firstReminder(from, dueAt)
        expect(first >= from && first <= dueAt).toBe(true)
        expect(nextReminder(dueAt, new Date(dueAt.getTime() - 1))).toEqual({ news: 'soon', remindAt: dueAt })
        expect(nextReminder(dueAt, dueAt)).toEqual({ news: 'late', remindAt: null })
      }),
    )
  })
})

describe('isPartLate', () => {
  const dueAt = new Date(100)
  it.each([
    [null, null, 101, true],
    [null, null, 100, false],
    [90, null, 500, false],
    [110, 120, 500, true],
    [null, 80, 500, false],
  ])('given at %s, ended at %s, looked at %s: %s', (given, ended, now, isLate) => {
    const at = (ms: number | null) => (ms === null ? null : new Date(ms))
    expect(isPartLate({ dueAt, givenAt: at(given), endedAt: at(ended) }, new Date(now))).toBe(isLate)
  })
})
