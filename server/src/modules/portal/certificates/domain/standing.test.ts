import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAtOf, stateAt, tellingOf, worstOf } from './standing.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const START = Date.UTC(2026, 0, 1)
const at = (day: number) => new Date(START + day * DAY_MS)
const daysFrom = (now: Date) => (moment: Date) => Math.floor((moment.getTime() - 1 - now.getTime()) / DAY_MS)

describe('a right that depends on a course', () => {
  it('rests from one moment on, and never while a certificate or a lift counts', () => {
    const day = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(day, day, fc.option(day), fc.option(day), (today, gate, valid, lift) => {
        const grace = valid === null ? null : valid + 14
        const rests = Math.max(gate, grace ?? 0, lift ?? 0)
        const standing = {
          validUntil: valid === null ? null : at(valid),
          restsAt: at(rests),
          liftedUntil: lift === null ? null : at(lift),
        }
        const state = stateAt(standing, at(today))
        expect(state === 'rests').toBe(today >= rests)
        if (valid !== null && today < valid) expect(state).toBe('valid')
        if (lift !== null && today < lift) expect(state).not.toBe('rests')
        // The day by which to pass has not gone by while the right holds.
        if (state !== 'rests')
          expect(dueAtOf(standing, at(today)).getTime()).toBeGreaterThan(at(today).getTime())
      }),
    )
  })

  it('is told of a month, a week and a day before, on the day, and when it rests', () => {
    const standing = { validUntil: at(100), restsAt: at(114), liftedUntil: null }
    const told = new Map<string, number>()
    for (let day = 0; day < 130; day += 1) {
      const news = tellingOf(standing, at(day), daysFrom(at(day)))?.news
      if (news && !told.has(`${news} ${day < 100}`)) told.set(`${news} ${day < 100}`, day)
    }
    // Past its day a pass asks for the next one by the end of the days of grace.
    expect(Object.fromEntries(told)).toEqual({
      ...{ 'month true': 69, 'week true': 92, 'eve true': 98, 'day true': 99 },
      ...{ 'gate false': 100, 'week false': 106, 'eve false': 112, 'day false': 113, 'rests false': 114 },
    })
  })

  it('is told of at once where nobody has passed yet, and of nothing where it was lifted', () => {
    const never = { validUntil: null, restsAt: at(14), liftedUntil: null }
    expect(tellingOf(never, at(0), daysFrom(at(0)))?.news).toBe('gate')
    expect(tellingOf({ ...never, liftedUntil: at(14) }, at(0), daysFrom(at(0)))).toBeNull()
  })

  it('of several rights the nearest to its rest speaks', () => {
    expect(worstOf(['valid', 'rests', 'due'])).toBe('rests')
    expect(worstOf(['valid', 'lifted'])).toBe('lifted')
    expect(worstOf([])).toBe('free')
  })
})
