import { expect, it } from 'vitest'
import { answeredShare, lastWeek } from './figures.ts'

it('takes seven days of the region, today among them', () => {
  // 01:00 of the 24th in Moscow.
  const now = Date.parse('2026-11-23T22:00:00.000Z')
  expect(lastWeek(now, { language: 'ru', timeZone: 'Europe/Moscow' })).toEqual({
    from: '2026-11-18',
    to: '2026-11-24',
  })
})

it('calls a share good from 95 % on, and no share a share of nothing', () => {
  const share = (answeredCount: number) => answeredShare({ questionCount: 100, answeredCount }, 0)?.state
  expect([share(95), share(94), share(85), share(84)]).toEqual(['done', 'attention', 'attention', 'late'])
  expect(answeredShare({ questionCount: 0, answeredCount: 0 }, 0)).toBeNull()
})

it('blames nobody for questions whose time is not over', () => {
  const figures = { questionCount: 100, answeredCount: 80 }
  expect(answeredShare(figures, 15)).toEqual({ share: 0.8, state: null })
  expect(answeredShare(figures, 5)?.state).toBe('attention')
})
