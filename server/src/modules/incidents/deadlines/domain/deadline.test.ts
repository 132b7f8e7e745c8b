import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  STANDARD_SCHEDULE,
  type WorkingCalendar,
  type WorkingTimeContext,
  withRegionalDay,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'
import { recomputeAfterCalendarChange } from '../../deadline-rules/domain/calendar-change.ts'
import { explainDeadline, lookOf, reminderMoments, timeLeft } from './attention.ts'
import {
  cancelDeadline,
  changeDueAt,
  type Deadline,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
  stopDeadline,
} from './deadline.ts'
import type { DeadlineKey } from './deadline-rule.ts'
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts'

/** No year is published: the Labour Code alone. */
const calendar: WorkingCalendar = { version: 1, years: {}, regional: [] }
const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar,
  zone: 'Europe/Moscow',
}
const moscow = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
const moderator = { actorId: 'moderator', reason: 'Ждём ответа федерального ведомства' }

function begin(key: DeadlineKey, startedAt: Date): Deadline {
  const rule = DEFAULT_DEADLINE_RULES.find((candidate) => candidate.key === key)
  if (!rule) throw new Error(`no rule for ${key}`)
  return startDeadline(rule, startedAt, context)
}

function pausedFor(deadline: Deadline, from: Date, until: Date): Deadline {
  return resumeDeadline(pauseDeadline(deadline, { at: from, ...moderator }), until, context)
}

describe('a deadline', () => {
  const firstAnswer = begin('first_answer', moscow('2026-11-21 20:06:00'))

  it('remembers the rule, the calendar and the hours it was counted by', () => {
    expect(firstAnswer).toMatchObject({
      key: 'first_answer',
      ruleVersion: 1,
      calendarVersion: 1,
      scheduleCode: 'standard',
      dueAt: moscow('2026-11-24 09:18:00'),
      firstDueAt: moscow('2026-11-24 09:18:00'),
      state: 'running',
    })
  })

  it('is met at the very moment it is due and late a millisecond after', () => {
    const dueAt = firstAnswer.dueAt

    expect(stopDeadline(firstAnswer, dueAt, context).state).toBe('met')
    expect(stopDeadline(firstAnswer, new Date(dueAt.getTime() + 1), context).state).toBe('late')
  })

  it('keeps both clocks of the time it took', () => {
    const stopped = stopDeadline(firstAnswer, moscow('2026-11-23 09:04:00'), context)

    expect(stopped.spentWorkingMs).toBe(34 * MINUTE_MS)
    expect(stopped.spentCalendarMs).toBe(36 * HOUR_MS + 58 * MINUTE_MS)
  })

  it('took no time when the network says the answer came before the question', () => {
    const stopped = stopDeadline(firstAnswer, moscow('2026-11-21 20:05:00'), context)

    expect(stopped).toMatchObject({ state: 'met', spentWorkingMs: 0, spentCalendarMs: 0 })
  })

  it('is stopped once', () => {
    const stopped = stopDeadline(firstAnswer, moscow('2026-11-23 09:04:00'), context)
    const code = expect.objectContaining({ code: 'deadline.already_stopped' })

    expect(() => stopDeadline(stopped, moscow('2026-11-23 10:00:00'), context)).toThrowError(code)
    expect(() => cancelDeadline(stopped, moscow('2026-11-23 10:00:00'), context)).toThrowError(code)
    expect(() => pauseDeadline(stopped, { at: moscow('2026-11-23 10:00:00'), ...moderator })).toThrowError(
      code,
    )
  })

  it('looks calm, then asks for attention, then is late', () => {
    const triage = begin('triage', moscow('2026-11-23 09:00:00'))

    expect(lookOf(triage, moscow('2026-11-23 09:29:59'))).toBe('on_time')
    expect(lookOf(triage, moscow('2026-11-23 09:30:00'))).toBe('attention')
    expect(lookOf(triage, moscow('2026-11-23 10:00:00'))).toBe('attention')
    expect(lookOf(triage, moscow('2026-11-23 10:00:01'))).toBe('late')
    expect(
      lookOf(stopDeadline(triage, moscow('2026-11-23 11:00:00'), context), moscow('2026-11-24 10:00:00')),
    ).toBe('done')
  })

  it('says what is left on its own clock', () => {
    expect(timeLeft(firstAnswer, moscow('2026-11-23 17:30:00'), context)).toBe(48 * MINUTE_MS)
    expect(timeLeft(firstAnswer, moscow('2026-11-24 10:18:00'), context)).toBe(-HOUR_MS)
  })

  it('reminds at half, at four fifths and when due, in working time', () => {
    expect(reminderMoments(firstAnswer, context).map(({ at }) => at)).toEqual([
      moscow('2026-11-23 13:48:00'),
      moscow('2026-11-23 16:30:00'),
      moscow('2026-11-24 09:18:00'),
    ])
  })
})

describe('a pause', () => {
  const firstAnswer = begin('first_answer', moscow('2026-11-23 08:30:00'))

  it('leaves as much working time as there was', () => {
    const resumed = pausedFor(firstAnswer, moscow('2026-11-23 10:30:00'), moscow('2026-11-25 16:30:00'))

    expect(resumed.state).toBe('running')
    // Seven hours were left: one on Wednesday, six on Thursday.
    expect(resumed.dueAt).toEqual(moscow('2026-11-26 15:18:00'))
    expect(resumed.firstDueAt).toEqual(firstAnswer.dueAt)
  })

  it('moves a limit of days by whole working days', () => {
    const finalAnswer = begin('final_answer', moscow('2026-11-16 10:00:00'))
    expect(finalAnswer.dueAt).toEqual(moscow('2026-11-25 17:30:00'))

    const resumed = pausedFor(finalAnswer, moscow('2026-11-17 10:00:00'), moscow('2026-11-20 09:00:00'))

    expect(resumed.dueAt).toEqual(moscow('2026-11-30 17:30:00'))
  })

  it('shows as waiting and is not late while it lasts', () => {
    const paused = pauseDeadline(firstAnswer, { at: moscow('2026-11-23 10:30:00'), ...moderator })

    expect(lookOf(paused, moscow('2026-12-23 10:30:00'))).toBe('waiting')
  })

  it('ends when the answer is published during it, and its time is not counted', () => {
    const paused = pauseDeadline(firstAnswer, { at: moscow('2026-11-23 10:30:00'), ...moderator })
    const stopped = stopDeadline(paused, moscow('2026-11-27 12:00:00'), context)

    expect(stopped).toMatchObject({ state: 'met', spentWorkingMs: 2 * HOUR_MS })
    expect(stopped.spentCalendarMs).toBe(99.5 * HOUR_MS)
  })

  it.each([
    ['a missed deadline', 'deadline.past_due', { at: moscow('2026-12-23 10:30:00'), ...moderator }],
    ['before the start', 'deadline.bad_moment', { at: moscow('2026-11-20 10:30:00'), ...moderator }],
    [
      'without a reason',
      'deadline.reason_required',
      { at: moscow('2026-11-23 09:00:00'), ...moderator, reason: ' ' },
    ],
  ])('is refused: %s', (_, code, act) => {
    expect(() => pauseDeadline(firstAnswer, act)).toThrowError(expect.objectContaining({ code }))
  })

  it('is not begun twice and not ended twice', () => {
    const paused = pauseDeadline(firstAnswer, { at: moscow('2026-11-23 10:30:00'), ...moderator })

    expect(() => pauseDeadline(paused, { at: moscow('2026-11-23 11:30:00'), ...moderator })).toThrowError(
      expect.objectContaining({ code: 'deadline.already_paused' }),
    )
    expect(() => resumeDeadline(firstAnswer, moscow('2026-11-23 11:30:00'), context)).toThrowError(
      expect.objectContaining({ code: 'deadline.not_paused' }),
    )
  })

  it('never changes the working time a resident is promised, however many there are', () => {
    const keys = fc.constantFrom<DeadlineKey>('first_answer', 'draft', 'reopened_answer')
    const gaps = fc.array(fc.tuple(fc.nat(2 * 24 * 60), fc.nat(9 * 24 * 60)), { maxLength: 4 })
    fc.assert(
      fc.property(keys, fc.nat(1000 * 24 * 60), gaps, (key, startMinute, minutes) => {
        const started = begin(
          key,
          new Date(moscow('2023-01-01 00:00:00').getTime() + startMinute * MINUTE_MS),
        )
        let deadline = started
        let clock = started.startedAt.getTime()
        for (const [runMinutes, pauseMinutes] of minutes) {
          const from = new Date(clock + runMinutes * MINUTE_MS)
          if (from > deadline.dueAt) break
          clock = from.getTime() + pauseMinutes * MINUTE_MS
          deadline = pausedFor(deadline, from, new Date(clock))
        }
        const explained = explainDeadline(deadline, context)
        expect(explained.countedMs).toBe(workingTimeBetween(started.startedAt, started.dueAt, context))
        expect(deadline.dueAt >= started.dueAt).toBe(true)
        expect(recomputeAfterCalendarChange([deadline], () => context)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a change of the due moment', () => {
  const firstAnswer = begin('first_answer', moscow('2026-11-23 08:30:00'))
  const change = { at: moscow('2026-11-23 12:00:00'), dueAt: moscow('2026-11-27 12:00:00'), ...moderator }

  it('keeps who, why and what it was', () => {
    const changed = changeDueAt(firstAnswer, change, context)

    expect(changed.dueAt).toEqual(change.dueAt)
    expect(changed.firstDueAt).toEqual(firstAnswer.dueAt)
    expect(changed.changes).toEqual([
      { at: change.at, ...moderator, before: firstAnswer.dueAt, after: change.dueAt },
    ])
  })

  it('needs a reason and a moment ahead', () => {
    expect(() => changeDueAt(firstAnswer, { ...change, reason: '' }, context)).toThrowError(
      expect.objectContaining({ code: 'deadline.reason_required' }),
    )
    expect(() => changeDueAt(firstAnswer, { ...change, dueAt: change.at }, context)).toThrowError(
      expect.objectContaining({ code: 'deadline.due_in_past' }),
    )
  })

  it('is not undone by a corrected calendar, only the pause after it is counted anew', () => {
    const dayOff = withRegionalDay(calendar, 2, {
      on: '2026-11-26',
      kind: 'off',
      holiday: 'День области',
    })
    const corrected = { ...context, calendar: dayOff }
    const changed = changeDueAt(firstAnswer, change, context)
    const paused = pausedFor(changed, moscow('2026-11-26 08:30:00'), moscow('2026-11-26 10:30:00'))

    expect(recomputeAfterCalendarChange([changed], () => corrected)).toEqual([])
    expect(paused.dueAt).toEqual(moscow('2026-11-27 14:48:00'))
    // Nobody worked on the new day off, so a pause on that day takes no time.
    expect(recomputeAfterCalendarChange([paused], () => corrected)[0]?.after.dueAt).toEqual(change.dueAt)
  })
})

describe('a corrected calendar', () => {
  const dayOff = withRegionalDay(calendar, 2, {
    on: '2026-11-24',
    kind: 'off',
    holiday: 'День области',
  })
  const corrected = { ...context, calendar: dayOff }
  const moving = begin('first_answer', moscow('2026-11-23 10:00:00'))

  it('moves open deadlines that cross the day and lists them', () => {
    const still = begin('triage', moscow('2026-11-23 10:00:00'))

    const moved = recomputeAfterCalendarChange([still, moving], () => corrected)

    expect(moved).toHaveLength(1)
    expect(moved[0]).toMatchObject({
      before: moving,
      after: { dueAt: moscow('2026-11-25 10:48:00'), calendarVersion: 2, firstDueAt: moving.firstDueAt },
      movedMs: 24 * HOUR_MS,
    })
    expect(moved[0]?.after.warnAt).toEqual(moscow('2026-11-25 09:00:00'))
  })

  it('never touches what was stopped or cancelled', () => {
    const stopped = stopDeadline(moving, moscow('2026-11-25 12:00:00'), context)
    const cancelled = cancelDeadline(moving, moscow('2026-11-23 12:00:00'), context)

    expect(recomputeAfterCalendarChange([stopped, cancelled], () => corrected)).toEqual([])
  })
})
