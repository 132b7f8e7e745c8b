import { HOUR_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import {
  cancelDeadline,
  changeDueAt,
  type Deadline,
  pauseDeadline,
  resumeDeadline,
  reviveDeadline,
  startDeadline,
  stopDeadline,
} from './deadline.ts'
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: {}, regional: [] },
  zone: 'Europe/Moscow',
}
/** A Tuesday, ten in the morning. */
const at = (hours: number) => new Date(Date.parse('2026-11-24T10:00:00+03:00') + hours * HOUR_MS)
const moderator = { actorId: 'moderator', reason: 'Ждём ответа федерального ведомства' }
const begun = startDeadline(DEFAULT_DEADLINE_RULES.find(({ key }) => key === 'draft')!, at(0), context)
const pause = (hours: number, deadline: Deadline = begun) =>
  pauseDeadline(deadline, { at: at(hours), ...moderator })
const change = (hours: number, dueInHours: number, deadline: Deadline = begun) =>
  changeDueAt(deadline, { at: at(hours), dueAt: at(dueInHours), ...moderator }, context)
const refusal = (code: string) => expect.objectContaining({ code, details: { key: 'draft' } })

function refused(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('a deadline refuses, and names itself,', () => {
  it.each([
    ['a second pause', 'deadline.already_paused', () => pause(2, pause(1))],
    ['to go on when it was not paused', 'deadline.not_paused', () => resumeDeadline(begun, at(1), context)],
    [
      'to go on when its last pause has ended',
      'deadline.not_paused',
      () => resumeDeadline({ ...resumeDeadline(pause(1), at(2), context), state: 'paused' }, at(3), context),
    ],
    [
      'to go on when it is paused by nobody',
      'deadline.not_paused',
      () => resumeDeadline({ ...begun, state: 'paused' }, at(1), context),
    ],
    [
      'to be paused once it is past due',
      'deadline.past_due',
      () => pauseDeadline(begun, { at: new Date(begun.dueAt.getTime() + 1), ...moderator }),
    ],
    ['another moment while it is paused', 'deadline.already_paused', () => change(2, 9, pause(1))],
    ['a moment that is over', 'deadline.due_in_past', () => change(2, 2)],
    [
      'another moment once it has ended',
      'deadline.already_stopped',
      () => change(2, 9, stopDeadline(begun, at(1), context)),
    ],
    ['to be changed before it was last changed', 'deadline.bad_moment', () => change(1, 9, change(2, 8))],
    [
      'to be paused before its last pause ended',
      'deadline.bad_moment',
      () => pause(2, resumeDeadline(pause(1), at(3), context)),
    ],
    ['to be revived while it runs', 'deadline.not_ended', () => reviveDeadline(begun, at(1), context)],
    [
      'a second end',
      'deadline.already_stopped',
      () => stopDeadline(stopDeadline(begun, at(1), context), at(2), context),
    ],
  ])('%s', (_, code, act) => {
    expect(refused(act)).toEqual(refusal(code))
  })

  it('nothing at the very moment it is due, which is in time still', () => {
    expect(pauseDeadline(begun, { at: begun.dueAt, ...moderator }).state).toBe('paused')
  })
})

describe('a pause', () => {
  it('gives the same part of the limit back where nobody set the moment', () => {
    const { dueAt } = resumeDeadline(pause(1), at(3), context)
    expect(dueAt.getTime()).toBeGreaterThan(begun.dueAt.getTime())
  })

  it('puts a moment that a person set off by its working length', () => {
    const set = change(1, 6)
    const { dueAt, firstDueAt } = resumeDeadline(pause(2, set), at(3), context)
    expect(dueAt).toEqual(at(7))
    expect(firstDueAt).toEqual(begun.firstDueAt)
  })

  it('that still lasts ends with what is cancelled, and is no time spent', () => {
    const cancelled = cancelDeadline(pause(1), at(3), context)
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      stoppedAt: at(3),
      nextReminderAt: null,
      pauses: [{ from: at(1), until: at(3), ...moderator }],
      spentWorkingMs: HOUR_MS,
      spentCalendarMs: 3 * HOUR_MS,
    })
  })

  it('counts only as far as it lies between start and end', () => {
    const beforeStart = { from: at(-2), until: at(1), ...moderator }
    const overTheEnd = { from: at(3), until: at(9), ...moderator }
    const odd = { ...begun, pauses: [beforeStart, overTheEnd] }
    expect(stopDeadline(odd, at(4), context).spentWorkingMs).toBe(2 * HOUR_MS)
  })
})

describe('what has ended', () => {
  it('at the moment it began has taken no time', () => {
    expect(stopDeadline(begun, at(0), context)).toMatchObject({
      spentWorkingMs: 0,
      spentCalendarMs: 0,
      state: 'met',
    })
  })

  it('runs again when its end is undone, with every moment that was set', () => {
    const ended = stopDeadline(change(1, 6), at(2), context)
    const revived = reviveDeadline(ended, at(3), context)
    expect(revived).toMatchObject({
      state: 'running',
      stoppedAt: null,
      spentWorkingMs: null,
      spentCalendarMs: null,
      dueAt: at(6),
      firstDueAt: begun.firstDueAt,
      changes: ended.changes,
    })
    expect(revived.nextReminderAt).not.toBeNull()
  })
})
