import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backAt, type Seen, type Snooze } from './is-back.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-24T09:00:00Z')
const at = (hours: number) => new Date(NOON + hours * HOUR)
const snooze = (changes: Partial<Snooze> = {}): Snooze => ({
  ...{ since: at(0), until: at(20), messageCount: 1, wasUrgent: false, step: 'in_progress' },
  ...changes,
})
const seen = (changes: Partial<Seen> = {}): Seen => ({
  ...{ step: 'in_progress', messageCount: 1, isUrgent: false, warnAt: at(40), dueAt: at(50), ...changes },
})

describe('a question put aside', () => {
  it('stays so until its time', () => {
    expect(backAt(snooze(), seen(), at(19))).toEqual(at(20))
    expect(backAt(snooze(), seen(), at(20))).toBeNull()
  })

  it('comes back when its deadline comes near, and at its end, if that is sooner', () => {
    expect(backAt(snooze(), seen({ warnAt: at(5), dueAt: at(6) }), at(1))).toEqual(at(5))
    expect(backAt(snooze(), seen({ warnAt: at(-1), dueAt: at(6) }), at(1))).toEqual(at(6))
    expect(backAt(snooze(), seen({ warnAt: at(-2), dueAt: at(-1) }), at(1))).toEqual(at(20))
  })
})

const moment = fc.integer({ min: -50, max: 50 }).map(at)
const before = fc.record({
  until: fc.integer({ min: 1, max: 50 }).map(at),
  messageCount: fc.integer({ min: 1, max: 5 }),
  wasUrgent: fc.boolean(),
  step: fc.constantFrom('assigned', 'in_progress', 'approval', 'rework'),
})
const after = fc.record({
  step: fc.constantFrom('assigned' as const, 'in_progress' as const, 'approval' as const, 'rework' as const),
  messageCount: fc.integer({ min: 1, max: 5 }),
  isUrgent: fc.boolean(),
  warnAt: fc.option(moment),
  dueAt: fc.option(moment),
})
const now = fc.integer({ min: 0, max: 60 }).map(at)

describe('whatever happens', () => {
  it('new words, a danger and a returned answer bring it back at once', () => {
    fc.assert(
      fc.property(before, after, now, (was, is, when) => {
        const one = snooze(was)
        const hasNews =
          is.messageCount > one.messageCount ||
          (is.isUrgent && !one.wasUrgent) ||
          (is.step === 'rework' && one.step !== 'rework')
        if (hasNews) expect(backAt(one, is, when)).toBeNull()
      }),
    )
  })

  it('is aside only until a moment ahead, never past its time nor a moment of its deadline that is new', () => {
    fc.assert(
      fc.property(before, after, now, (was, is, when) => {
        const one = snooze(was)
        const back = backAt(one, is, when)
        if (back === null) return
        expect(back > when && back <= one.until).toBe(true)
        for (const due of [is.warnAt, is.dueAt])
          if (due !== null && due > one.since) expect(when < due && back <= due).toBe(true)
      }),
    )
  })

  it('comes back for no other reason', () => {
    fc.assert(
      fc.property(before, now, (was, when) => {
        const one = snooze(was)
        const same = seen({
          ...{ step: 'assigned', messageCount: one.messageCount },
          warnAt: null,
          dueAt: null,
        })
        if (when < one.until) expect(backAt(one, same, when)).toEqual(one.until)
      }),
    )
  })
})
