import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { hoursAt } from './hours.ts'

const ZONE = 'Europe/Moscow'
const at = (text: string) => new Date(`${text}:00+03:00`)
const context = (
  schedule = STANDARD_SCHEDULE,
  days: { on: string; kind: 'off' }[] = [],
): WorkingTimeContext => ({
  ...{ schedule, zone: ZONE, calendar: { version: 1, years: { 2026: [], 2027: [] }, regional: days } },
})

describe('hours', () => {
  it('closes at the end of a spell of work, a break included', () => {
    expect(hoursAt(at('2026-11-30T09:00'), context())).toEqual({
      ...{ isRoundTheClock: false, isOpen: true, changesAt: at('2026-11-30T13:00') },
    })
    expect(hoursAt(at('2026-11-30T17:29'), context()).changesAt).toEqual(at('2026-11-30T17:30'))
  })

  it('opens after a break, after a night and after a weekend', () => {
    const opening = (text: string) => hoursAt(at(text), context())
    expect(opening('2026-11-30T13:00')).toMatchObject({ isOpen: false, changesAt: at('2026-11-30T13:48') })
    expect(opening('2026-11-30T17:30')).toMatchObject({ isOpen: false, changesAt: at('2026-12-01T08:30') })
    expect(opening('2026-11-27T16:30')).toMatchObject({ isOpen: false, changesAt: at('2026-11-30T08:30') })
    expect(opening('2026-11-29T12:00')).toMatchObject({ changesAt: at('2026-11-30T08:30') })
  })

  it('steps over a holiday of the region', () => {
    const holiday = context(STANDARD_SCHEDULE, [{ on: '2026-11-30', kind: 'off' }])
    expect(hoursAt(at('2026-11-28T12:00'), holiday).changesAt).toEqual(at('2026-12-01T08:30'))
  })

  it('never changes round the clock, and never opens where nobody ever works', () => {
    expect(hoursAt(at('2026-11-29T03:00'), context(AROUND_THE_CLOCK))).toEqual({
      ...{ isRoundTheClock: true, isOpen: true, changesAt: null },
    })
    const week = {
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    }
    const never = context({ code: 'never', followsCalendar: true, week })
    expect(hoursAt(at('2026-11-30T12:00'), never)).toMatchObject({ isOpen: false, changesAt: null })
  })
})
