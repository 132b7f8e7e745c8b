import { PRACTICE_FIGURES } from '@veche/contract/values/portal/practices.ts'
import { describe, expect, it } from 'vitest'
import { isProved, judgeEffect, quarterOf, type Sides, type Values, weeksAround } from './effect.ts'

const START = '2026-09-01'
const AROUND = weeksAround(START, '2026-11-24')
const values = (changes: Partial<Values> = {}): Values => ({
  ...{ count: 80, questions: 10, late: 0.2, first_answer: 600, satisfaction: 0.5 },
  ...changes,
})
const STILL: Sides = { before: values(), after: values() }
const judge = (after: Partial<Values>, region: Sides = STILL) =>
  judgeEffect(AROUND, { place: { before: values(), after: values(after) }, region })
const verdicts = (effect: ReturnType<typeof judge>) => effect.figures.map(({ verdict }) => verdict)

describe('weeksAround', () => {
  it('takes as many whole weeks before the day as after it, eight at most', () => {
    expect(AROUND).toEqual({
      ...{ weeks: 8, before: { from: '2026-07-07', to: '2026-08-31' } },
      after: { from: START, to: '2026-10-26' },
    })
    expect(weeksAround(START, '2026-10-05')).toMatchObject({ weeks: 4, after: { to: '2026-09-28' } })
    expect(weeksAround(START, '2026-09-07').weeks).toBe(0)
  })
})

describe('judgeEffect', () => {
  it('finds what is better by more than the bound, in its own direction', () => {
    expect(verdicts(judge({ questions: 8, late: 0.1, first_answer: 400, satisfaction: 0.6 }))).toEqual([
      ...['better', 'better', 'better', 'better'],
    ])
    expect(verdicts(judge({ questions: 12, late: 0.3, first_answer: 800, satisfaction: 0.4 }))).toEqual([
      ...['worse', 'worse', 'worse', 'worse'],
    ])
    expect(verdicts(judge({ questions: 9.5, late: 0.18 }))).toEqual(['same', 'same', 'same', 'same'])
  })

  it('takes no merit for what changed everywhere', () => {
    const mild = { before: values({ questions: 200 }), after: values({ questions: 140, late: 0.1 }) }
    expect(verdicts(judge({ questions: 7, late: 0.1 }, mild)).slice(0, 2)).toEqual(['same', 'same'])
    // The region grew worse and the place did not.
    const grim = { before: values(), after: values({ late: 0.3 }) }
    expect(verdicts(judge({}, grim))[1]).toBe('better')
  })

  it('says that it is too early or too little, in place of a verdict', () => {
    const early = judgeEffect(weeksAround(START, '2026-09-20'), { place: STILL, region: STILL })
    expect([early.state, new Set(verdicts(early))]).toEqual(['early', new Set(['few'])])
    const few = judge({ count: 19, questions: 2 })
    expect([few.state, new Set(verdicts(few))]).toEqual(['few', new Set(['few'])])
    expect(verdicts(judge({ satisfaction: null }))[3]).toBe('few')
  })
})

it('calls proved only what is better somewhere and worse nowhere', () => {
  expect(isProved(judge({ late: 0.1 }))).toBe(true)
  expect(isProved(judge({ late: 0.1, questions: 14 }))).toBe(false)
  expect(isProved(judge({}))).toBe(false)
  expect(isProved(judge({ late: 0.1, count: 5 }))).toBe(false)
  expect(isProved(null)).toBe(false)
})

it('knows the quarter of a day', () => {
  expect(['2026-01-01', '2026-03-31', '2026-11-24', '2026-12-31'].map(quarterOf)).toEqual([
    ...['2026-01-01', '2026-01-01', '2026-10-01', '2026-10-01'],
  ])
  expect(PRACTICE_FIGURES).toHaveLength(4)
})
