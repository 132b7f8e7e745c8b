import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lookedAt, MOST_FAILURES, putOff, tellsUntil } from './letter-times.ts'

const START = Date.UTC(2026, 10, 24, 9)

it('tells each change in one letter, and writes no two within a day, however the looks fall', () => {
  const offset = fc.integer({ min: 1, max: 72 * 60 }).map((minutes) => minutes * 60_000)
  const changes = fc.uniqueArray(offset, { maxLength: 20 })
  const pauses = fc.array(
    fc.integer({ min: 1, max: 6 * 60 }).map((minutes) => minutes * 60_000),
    {
      minLength: 60,
      maxLength: 60,
    },
  )
  fc.assert(
    fc.property(changes, pauses, (moments, waits) => {
      let subscription = { toldUntil: new Date(START), nextLookAt: new Date(START) }
      const letters: { at: number; told: number[] }[] = []
      let now = START
      for (const wait of [...waits, 5 * DAY_MS, 5 * DAY_MS]) {
        now += wait
        if (now < subscription.nextLookAt.getTime()) continue
        const until = tellsUntil(subscription, new Date(now))
        const [from, to] = [subscription.toldUntil.getTime() - START, until.getTime() - START]
        const told = moments.filter((moment) => moment > from && moment <= to)
        if (told.length > 0) letters.push({ at: now, told })
        subscription = lookedAt(until, { hasNews: told.length > 0, now: new Date(now) })
      }
      expect(letters.flatMap(({ told }) => told).toSorted((a, b) => a - b)).toEqual(
        moments.toSorted((a, b) => a - b),
      )
      letters.slice(1).forEach(({ at }, index) => {
        expect(at - (letters[index]?.at ?? 0)).toBeGreaterThanOrEqual(DAY_MS)
      })
    }),
  )
})

it('looks again within an hour where nothing is new', () => {
  const now = new Date(START)
  expect(lookedAt(now, { hasNews: false, now }).nextLookAt).toEqual(new Date(START + HOUR_MS))
})

it('waits longer each time, a day at most, and gives up after about four days', () => {
  const start = new Date(START)
  let next = { failures: 0, nextLookAt: start }
  const pauses: number[] = []
  while (next.failures < MOST_FAILURES) {
    const after = putOff(next.failures, next.nextLookAt)
    pauses.push(after.nextLookAt.getTime() - next.nextLookAt.getTime())
    next = after
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(Math.max(...pauses)).toBe(DAY_MS)
  const lastTry = next.nextLookAt.getTime() - (pauses.at(-1) ?? 0)
  expect(lastTry - START).toBeGreaterThan(2 * DAY_MS)
  expect(lastTry - START).toBeLessThan(4 * DAY_MS)
})
