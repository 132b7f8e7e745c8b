import { describe, expect, it } from 'vitest'
import { hourIn } from '../../residents/rhythm.ts'
import { decidePromiseDay, hoursAhead, isForgotten, isSlack, isUnderWay, promiseUntil } from './promising.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const office = { now: () => NOW, timeZone: 'Europe/Moscow' }
const cards = Array.from({ length: 1000 }, (_, index) => ({ id: `card-${index}` }))

describe('promises', () => {
  it('are for some days, but some are for hours from now and forgotten', () => {
    const slack = cards.filter(isSlack)
    expect(slack.length / cards.length).toBeGreaterThan(0.15)
    expect(slack.length / cards.length).toBeLessThan(0.3)
    for (const card of cards) {
      const days = (decidePromiseDay(office, card, { until: null }).getTime() - NOW.getTime()) / 86_400_000
      expect(days > 1.9).toBe(!isSlack(card))
      expect(days).toBeLessThan(7.5)
    }
  })

  it('are named as people do: by the end of a working day, or by a half of an hour some hours ahead', () => {
    for (const card of cards) {
      const day = decidePromiseDay(office, card, { until: null })
      if (isSlack(card)) {
        expect(day.getTime() % 1_800_000).toBe(0)
        expect(day.getTime() - NOW.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000)
      } else {
        expect([hourIn(office.timeZone, day), day.getTime() % 3_600_000]).toEqual([18, 0])
        expect([0, 6]).not.toContain(day.getUTCDay())
      }
    }
  })

  it('are for no hour of the night', () => {
    const late = { ...office, now: () => new Date('2026-11-24T18:10:00Z') }
    expect(hoursAhead(late, 2).toISOString()).toBe('2026-11-25T15:00:00.000Z')
    expect(hoursAhead(office, 2).toISOString()).toBe('2026-11-24T11:00:00.000Z')
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

  it('are kept on the day; nothing is ready in the first minutes, a little within two hours', () => {
    const promised = cards
      .filter((card) => !isSlack(card))
      .map((card) => ({
        ...card,
        foundAt: NOW.toISOString(),
        promiseDueAt: decidePromiseDay(office, card, null).toISOString(),
      }))
    const ready = (minutes: number) =>
      promised.filter((card) => !isUnderWay(card, new Date(NOW.getTime() + minutes * 60_000))).length
    expect(ready(20)).toBe(0)
    expect(ready(120) / promised.length).toBeGreaterThan(0.2)
    expect(ready(120) / promised.length).toBeLessThan(0.4)
    expect(ready(8 * 1440)).toBe(promised.length)
  })
})
