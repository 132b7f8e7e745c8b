import { describe, expect, it } from 'vitest'
import { decidePromiseDay, isForgotten, isSlack, promiseUntil } from './promising.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const office = { now: () => NOW }
const cards = Array.from({ length: 1000 }, (_, index) => ({ id: `card-${index}` }))

describe('promises', () => {
  it('are for some days, but some are for today and forgotten', () => {
    const slack = cards.filter(isSlack)
    expect(slack.length / cards.length).toBeGreaterThan(0.15)
    expect(slack.length / cards.length).toBeLessThan(0.3)
    for (const card of cards) {
      const days = (decidePromiseDay(office, card, { until: null }).getTime() - NOW.getTime()) / 86_400_000
      expect(days > 1.9).toBe(!isSlack(card))
      expect(days).toBeLessThan(6)
    }
  })

  it('never reach further than the role may promise', () => {
    const until = new Date(NOW.getTime() + 86_400_000)
    for (const card of cards) {
      const day = decidePromiseDay(office, card, { until: until.toISOString() })
      expect(day.getTime()).toBeLessThanOrEqual(until.getTime())
    }
    expect(promiseUntil(new Date('2027-01-01'), { until: until.toISOString() }).dueAt).toBe(
      until.toISOString(),
    )
  })

  it('that slip are come back to after they were broken', () => {
    const [card] = cards.filter(isSlack)
    if (!card) throw new Error('nobody is slack')
    const promiseDueAt = decidePromiseDay(office, card, null).toISOString()
    expect(isForgotten({ ...card, promiseDueAt }, new Date(promiseDueAt))).toBe(true)
    expect(isForgotten({ ...card, promiseDueAt }, new Date(Date.parse(promiseDueAt) + 600_000))).toBe(false)
    expect(isForgotten({ ...card, promiseDueAt: null }, NOW)).toBe(false)
  })
})
