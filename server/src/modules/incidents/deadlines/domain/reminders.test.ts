import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  type ClockLimit,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { changeDueAt, pauseDeadline, resumeDeadline, startDeadline, stopDeadline } from './deadline.ts'
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts'
import { nextReminderAt, reachedReminder } from './reminders.ts'

const [ANY_RULE] = DEFAULT_DEADLINE_RULES
if (!ANY_RULE) throw new Error('no rules')
const calendar = { version: 1, years: {}, regional: [] }
const OFFICE: WorkingTimeContext = { schedule: STANDARD_SCHEDULE, calendar, zone: 'Europe/Moscow' }
const DUTY: WorkingTimeContext = { schedule: AROUND_THE_CLOCK, calendar, zone: 'Europe/Moscow' }
const DAY = 86_400_000

const limit: fc.Arbitrary<ClockLimit> = fc.oneof(
  fc.record({ clock: fc.constant('calendar_hours' as const), minutes: fc.integer({ min: 15, max: 6000 }) }),
  fc.record({ clock: fc.constant('working_hours' as const), minutes: fc.integer({ min: 15, max: 3000 }) }),
  fc.record({ clock: fc.constant('working_days' as const), days: fc.integer({ min: 1, max: 10 }) }),
)
const start = fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 9, 1) }).map((ms) => new Date(ms))
const context = fc.constantFrom(OFFICE, DUTY)
const deadline = fc.tuple(limit, start, context).map(([rule, at, of]) => ({
  of,
  deadline: startDeadline({ ...ANY_RULE, key: 'draft', limit: rule }, at, of),
}))

describe('reminders of a deadline', () => {
  it('come in order, each later than the one before, and the third is the due moment', () => {
    fc.assert(
      fc.property(deadline, ({ deadline: begun, of }) => {
        const moments: Date[] = []
        let at = begun.startedAt
        for (let index = 0; index < 6; index += 1) {
          const next = nextReminderAt(begun, at, of)
          if (!next) throw new Error('no reminder')
          expect(next.getTime()).toBeGreaterThan(at.getTime())
          moments.push(next)
          at = next
        }
        expect(moments).toContainEqual(begun.dueAt)
        const late = moments.filter((moment) => moment > begun.dueAt)
        for (const [index, moment] of late.entries())
          expect(moment.getTime()).toBe(begun.dueAt.getTime() + (index + 1) * DAY)
      }),
      { numRuns: 300 },
    )
  })

  it('say at each of their moments what has been reached, and nothing before the first', () => {
    fc.assert(
      fc.property(deadline, fc.integer({ min: 0, max: 40 * DAY }), ({ deadline: begun, of }, afterMs) => {
        const at = new Date(begun.startedAt.getTime() + afterMs)
        const reached = reachedReminder(begun, at, of)
        const next = nextReminderAt(begun, at, of)
        expect(next !== null && next > at).toBe(true)
        if (reached === null) {
          expect(nextReminderAt(begun, begun.startedAt, of)).toEqual(next)
          return
        }
        expect(reached.at.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(reached.share === 1).toBe(at >= begun.dueAt)
        expect(reached.daysLate > 0).toBe(at.getTime() - begun.dueAt.getTime() >= DAY)
      }),
      { numRuns: 500 },
    )
  })

  it('stop with it, wait in a pause, and begin anew from a moved moment', () => {
    fc.assert(
      fc.property(deadline, ({ deadline: begun, of }) => {
        const act = { actorId: 'moderator', reason: 'ждём ответа' }
        const early = new Date(begun.startedAt.getTime() + 1)
        fc.pre(early < begun.dueAt)
        expect(begun.nextReminderAt).toEqual(nextReminderAt(begun, begun.startedAt, of))
        expect(stopDeadline(begun, early, of).nextReminderAt).toBeNull()
        const paused = pauseDeadline(begun, { at: early, ...act })
        expect(paused.nextReminderAt).toBeNull()
        const later = new Date(begun.dueAt.getTime() + 3 * DAY)
        const resumed = resumeDeadline(paused, later, of)
        expect(resumed.nextReminderAt && resumed.nextReminderAt > later).toBe(true)
        const moved = changeDueAt(begun, { dueAt: later, at: early, ...act }, of)
        expect(moved.nextReminderAt).toEqual(nextReminderAt(moved, early, of))
      }),
      { numRuns: 200 },
    )
  })

  it('are not of the silence of an author', () => {
    const silence = startDeadline({ ...ANY_RULE, key: 'author_silence' }, new Date(), DUTY)
    expect(silence.nextReminderAt).toBeNull()
    expect(reachedReminder(silence, new Date(silence.dueAt.getTime() + DAY), DUTY)).toBeNull()
  })
})
