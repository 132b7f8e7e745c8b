import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldNotices, type Notice, SINGLE_LIMIT, startOfHour } from './fold.ts'

const NOW = new Date('2026-11-24T09:41:00Z')
const notice: fc.Arbitrary<Notice> = fc.record({
  userId: fc.constantFrom('anna', 'boris'),
  kind: fc.constantFrom('reminder' as const, 'assigned' as const),
  incidentId: fc.uuid(),
  details: fc.constantFrom({ number: 7, share: 0.5 }, { number: 7, share: 1 }, { number: 7 }),
  isUrgent: fc.boolean(),
  dedupeKey: fc.uuid(),
})

it('tells every fact, few one by one and many as one', () => {
  fc.assert(
    fc.property(fc.array(notice, { maxLength: 60 }), fc.integer({ min: 0, max: 10 }), (notices, told) => {
      const { single, folded } = foldNotices(notices, () => told, NOW)
      expect(single.length + folded.reduce((sum, { count }) => sum + count, 0)).toBe(notices.length)
      const keys = folded.map(({ userId, dedupeKey }) => `${userId} ${dedupeKey}`)
      expect(new Set(keys).size).toBe(keys.length)
      const groups = Map.groupBy(single, ({ userId, kind, details, isUrgent }) =>
        JSON.stringify([userId, kind, 'share' in details ? details.share : null, isUrgent]),
      )
      for (const group of groups.values()) expect(told + group.length).toBeLessThanOrEqual(SINGLE_LIMIT)
    }),
  )
})

it('adds to one row within an hour, and begins another in the next', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    userId: 'anna',
    kind: 'reminder' as const,
    incidentId: String(index),
    details: { share: 1 },
    isUrgent: false,
    dedupeKey: String(index),
  }))
  const keyAt = (now: Date) => foldNotices(many, () => 0, now).folded[0]?.dedupeKey
  expect(keyAt(NOW)).toBe(keyAt(startOfHour(NOW)))
  expect(keyAt(NOW)).not.toBe(keyAt(new Date(NOW.getTime() + 3_600_000)))
})
