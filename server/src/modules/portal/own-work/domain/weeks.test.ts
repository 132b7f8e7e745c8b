import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildWeeks, middleOf, mondaysUntil, type WeekTally } from './weeks.ts'

const tally = (changes: Partial<WeekTally> = {}): WeekTally => ({
  ...{ answers: 4, timed: 4, inTime: 3, returned: 1, asked: 2, satisfied: 1, minutes: 90 },
  ...changes,
})

it('leaves no week out, the last one being that of the day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 20 }),
      (date, count) => {
        const day = date.toISOString().slice(0, 10)
        const mondays = mondaysUntil(day, count)
        expect(mondays).toHaveLength(count)
        const last = mondays.at(-1) ?? ''
        expect(last <= day && Date.parse(day) - Date.parse(last) < 7 * 86_400_000).toBe(true)
        for (const monday of mondays) expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
      },
    ),
  )
  expect(mondaysUntil('2026-11-29', 2)).toEqual(['2026-11-16', '2026-11-23'])
})

it('shows a week without work as a week without work', () => {
  const weeks = buildWeeks(['2026-11-16', '2026-11-23'], {
    tallies: new Map([['2026-11-23', tally({ minutes: 90.4 })]]),
    steps: new Map([['2026-11-16', { sorted: 7, decided: 2, handed: 1 }]]),
    replies: new Map([['2026-11-23', 5]]),
  })
  expect(weeks).toEqual([
    {
      ...{ startsOn: '2026-11-16', answers: 0, returned: 0, inTime: { of: 0, count: 0 } },
      ...{ satisfied: { of: 0, count: 0 }, medianMinutes: null, sorted: 7, decided: 2, handed: 1 },
      chatReplies: 0,
    },
    {
      ...{ startsOn: '2026-11-23', answers: 4, returned: 1, inTime: { of: 4, count: 3 } },
      ...{ satisfied: { of: 2, count: 1 }, medianMinutes: 90, sorted: 0, decided: 0, handed: 0 },
      chatReplies: 5,
    },
  ])
})

it('tells no middle of fewer than five who worked', () => {
  const idle = tally({ answers: 0, returned: 2 })
  expect(middleOf([tally(), tally(), tally(), tally(), idle, idle])).toBeNull()
  expect(middleOf([1, 2, 3, 4, 50].map((answers) => tally({ answers })))).toMatchObject({
    ...{ people: 5, answers: 3, inTimeShare: 0.75 },
  })
})

it('tells of no measure that fewer than five have', () => {
  const people = [1, 2, 3, 4, 5].map((answers) => tally({ answers, asked: answers > 3 ? 2 : 0 }))
  expect(middleOf(people)).toMatchObject({ satisfiedShare: null, minutes: 90 })
})
