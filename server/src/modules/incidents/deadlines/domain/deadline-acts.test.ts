/** What each act leaves on a deadline, to the last field: dates, reminders, traces of people. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import { explainDeadline } from './attention.ts'
import {
  cancelDeadline,
  changeDueAt,
  type Deadline,
  isOpen,
  pauseDeadline,
  resumeDeadline,
  reviveDeadline,
  startDeadline,
  stopDeadline,
} from './deadline.ts'
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 3, years: {}, regional: [] },
  zone: 'Europe/Moscow',
}
/** A Tuesday; the agency works from 8:30 to 17:30 with a break from 13:00 to 13:48. */
const at = (time: string, day = 24) => new Date(`2026-11-${day}T${time}:00+03:00`)
const moderator = { actorId: 'moderator', reason: 'Ждём ответа федерального ведомства' }
/** Six working hours. */
const rule = DEFAULT_DEADLINE_RULES.find(({ key, match }) => key === 'draft' && !match.urgency)!
const begun = startDeadline(rule, at('10:00'), context)
/** Asks for attention half an hour before the end, whatever the limit. */
const HALF_AN_HOUR = { shareLeft: 0, leftMs: 30 * MINUTE_MS }

describe('a deadline that begins', () => {
  it('knows when it is due, when it asks for attention and when it is first reminded of', () => {
    expect(begun).toEqual({
      ...{ key: 'draft', ruleId: rule.id, ruleVersion: rule.version, limit: rule.limit },
      ...{ calendarVersion: 3, scheduleCode: 'standard', startedAt: at('10:00'), state: 'running' },
      ...{ firstDueAt: at('16:48'), dueAt: at('16:48'), warnAt: at('15:36'), nextReminderAt: at('13:48') },
      ...{ stoppedAt: null, spentWorkingMs: null, spentCalendarMs: null, pauses: [], changes: [] },
    })
    expect(startDeadline(rule, at('10:00'), context, HALF_AN_HOUR).warnAt).toEqual(at('16:18'))
  })

  it('asks for attention from its beginning if its limit is shorter than that', () => {
    const short = { ...rule, limit: { clock: 'working_hours', minutes: 20 } as const }

    expect(startDeadline(short, at('10:00'), context).warnAt).toEqual(at('10:00'))
  })

  it('is explained with what has passed apart', () => {
    const ends = (now?: Date) => explainDeadline(begun, context, now).intervals.map(({ to }) => to)

    expect(ends()).toEqual([at('13:00'), at('13:48'), at('16:48')])
    expect(ends(at('11:00'))).toEqual([at('11:00'), at('13:00'), at('13:48'), at('16:48')])
  })

  it('is open until it has ended, also while it is paused', () => {
    const paused = pauseDeadline(begun, { at: at('11:00'), ...moderator })

    expect([begun, paused].map(isOpen)).toEqual([true, true])
    expect(
      [stopDeadline(begun, at('12:00'), context), cancelDeadline(begun, at('12:00'), context)].map(isOpen),
    ).toEqual([false, false])
  })
})

describe('a deadline that ends', () => {
  it('has the time it took, and nobody is reminded of it', () => {
    const spent = { spentWorkingMs: 2 * HOUR_MS, spentCalendarMs: 2 * HOUR_MS }
    const ended = { ...begun, ...spent, stoppedAt: at('12:00'), nextReminderAt: null }

    expect(stopDeadline(begun, at('12:00'), context)).toEqual({ ...ended, state: 'met' })
    expect(cancelDeadline(begun, at('12:00'), context)).toEqual({ ...ended, state: 'cancelled' })
  })

  it('in a pause is met: the pause ends with it', () => {
    const paused = pauseDeadline(begun, { at: at('11:00'), ...moderator })

    expect(stopDeadline(paused, at('12:00'), context)).toMatchObject({
      ...{ state: 'met', stoppedAt: at('12:00'), nextReminderAt: null, dueAt: at('08:48', 25) },
      ...{ spentWorkingMs: HOUR_MS, spentCalendarMs: 2 * HOUR_MS },
      pauses: [{ from: at('11:00'), until: at('12:00'), ...moderator }],
    })
  })

  it('cancelled keeps the ends of its pauses; one that had not begun yet takes no time', () => {
    const once = resumeDeadline(pauseDeadline(begun, { at: at('10:30'), ...moderator }), at('11:00'), context)
    const twice = pauseDeadline(once, { at: at('12:30'), ...moderator })

    expect(cancelDeadline(twice, at('12:00'), context)).toMatchObject({
      pauses: [
        { from: at('10:30'), until: at('11:00'), ...moderator },
        { from: at('12:30'), until: at('12:30'), ...moderator },
      ],
      spentWorkingMs: 1.5 * HOUR_MS,
      spentCalendarMs: 2 * HOUR_MS,
    })
  })

  it('runs again as if it had not ended', () => {
    const ended = stopDeadline(begun, at('12:00'), context)

    expect(reviveDeadline(ended, at('12:30'), context)).toEqual(begun)
    expect(reviveDeadline(ended, at('14:00'), context, HALF_AN_HOUR)).toEqual({
      ...begun,
      ...{ warnAt: at('16:18'), nextReminderAt: at('15:36') },
    })
  })
})

describe('a paused deadline', () => {
  const paused = pauseDeadline(begun, { at: at('11:00'), ...moderator })

  it('says who paused it and why, and reminds nobody', () => {
    expect(paused).toEqual({
      ...{ ...begun, state: 'paused', nextReminderAt: null },
      pauses: [{ from: at('11:00'), until: null, ...moderator }],
    })
  })

  it('goes on later by as much: due, attention and reminders', () => {
    const resumed = resumeDeadline(paused, at('11:30'), context)
    expect(resumed).toEqual({
      ...begun,
      ...{ dueAt: at('17:18'), warnAt: at('16:06'), nextReminderAt: at('14:18') },
      pauses: [{ from: at('11:00'), until: at('11:30'), ...moderator }],
    })
    expect(resumeDeadline(paused, at('11:30'), context, HALF_AN_HOUR).warnAt).toEqual(at('16:48'))

    const again = pauseDeadline(resumed, { at: at('12:00'), ...moderator })
    expect(resumeDeadline(again, at('12:10'), context)).toMatchObject({
      dueAt: at('17:28'),
      pauses: [...resumed.pauses, { from: at('12:00'), until: at('12:10'), ...moderator }],
    })
  })

  it('goes on as before when a clock says it ended before it began', () => {
    expect(resumeDeadline(paused, at('10:30'), context)).toEqual({
      ...begun,
      pauses: [{ from: at('11:00'), until: at('11:00'), ...moderator }],
    })
  })
})

describe('a moment set by a person', () => {
  const set = { at: at('11:00'), dueAt: at('13:00', 25), ...moderator }

  it('moves attention and reminders, and keeps what the rule said', () => {
    const changed = changeDueAt(begun, set, context)

    expect(changed).toEqual({
      ...begun,
      ...{ dueAt: at('13:00', 25), warnAt: at('11:48', 25), nextReminderAt: at('10:00', 25) },
      changes: [{ at: at('11:00'), ...moderator, before: at('16:48'), after: at('13:00', 25) }],
    })
    expect(changeDueAt(begun, set, context, HALF_AN_HOUR).warnAt).toEqual(at('12:30', 25))
  })

  it('may follow another act at the same moment, and the earlier one stays', () => {
    const first = changeDueAt(begun, set, context)
    const second = changeDueAt(first, { ...set, dueAt: at('09:00', 26) }, context)

    expect(second.changes.map(({ before, after }) => [before, after])).toEqual([
      [at('16:48'), at('13:00', 25)],
      [at('13:00', 25), at('09:00', 26)],
    ])
    expect(pauseDeadline(second, { at: at('11:00'), ...moderator }).state).toBe('paused')
    expect(pauseDeadline(begun, { at: at('10:00'), ...moderator }).state).toBe('paused')
  })

  it('moves by the hours of a pause where a limit of days would not', () => {
    const days = { ...rule, limit: { clock: 'working_days', days: 2 } as const }
    const byRule = startDeadline(days, at('10:00'), context)
    const byHand = changeDueAt(byRule, { at: at('10:30'), dueAt: at('12:00', 26), ...moderator }, context)
    const dueAfterPause = (deadline: Deadline) =>
      resumeDeadline(pauseDeadline(deadline, { at: at('11:00', 25), ...moderator }), at('12:00', 25), context)
        .dueAt

    expect(dueAfterPause(byRule)).toEqual(at('17:30', 26))
    expect(dueAfterPause(byHand)).toEqual(at('13:00', 26))
  })
})
