import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { findProblems } from './roster-problems.ts'
import { shiftOf, weekSpan } from './shift-times.ts'

const ZONE = 'Europe/Moscow'
const MONDAY = '2026-11-30'
const at = (text: string) => new Date(`${text}:00+03:00`)
const shift = (personId: string, day: string, from: string, to: string) =>
  shiftOf({ personId, day, from, to }, ZONE)
const calendar = { version: 1, years: { 2026: [] }, regional: [] }
const hours = (schedule = STANDARD_SCHEDULE): WorkingTimeContext => ({ schedule, zone: ZONE, calendar })
const FACTS = {
  ...{ week: weekSpan(MONDAY, ZONE), neighbours: [], absences: [], hours: hours(), isEmergency: false },
}
const DAYS = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
const dayShifts = DAYS.map((day) => shift('a', day, '08:30', '17:30'))

describe('what is wrong with a roster', () => {
  it('is nothing where each working hour has somebody: nights and breaks need nobody', () => {
    expect(findProblems(dayShifts, FACTS)).toEqual([])
  })

  it('is a gap from the first working minute that nobody has to the last', () => {
    const [monday, , ...rest] = dayShifts
    expect(findProblems([monday!, ...rest], FACTS)).toEqual([
      { kind: 'gap', startsAt: at('2026-12-01T08:30'), endsAt: at('2026-12-01T17:30') },
    ])
  })

  it('is no gap in a post without a roster, unless it is for emergencies', () => {
    expect(findProblems([], FACTS)).toEqual([])
    const emergency = { ...FACTS, isEmergency: true, hours: hours(AROUND_THE_CLOCK) }
    expect(findProblems([], emergency)).toEqual([{ kind: 'gap', ...FACTS.week }])
  })

  it('covers the night of Sunday by the shift of the week before, and the last night runs out of the week', () => {
    const nights = [...DAYS, '2026-12-05', '2026-12-06']
    const around = nights.flatMap((day) => [
      shift('a', day, '08:00', '20:00'),
      shift('b', day, '20:00', '08:00'),
    ])
    const facts = { ...FACTS, isEmergency: true, hours: hours(AROUND_THE_CLOCK) }
    const before = shift('b', '2026-11-29', '20:00', '08:00')
    expect(findProblems(around, { ...facts, neighbours: [before] })).toEqual([])
    expect(findProblems(around, facts)).toEqual([
      { kind: 'gap', startsAt: at('2026-11-30T00:00'), endsAt: at('2026-11-30T08:00') },
    ])
  })

  it('is an overlap, also with a shift of the next week, and not where one ends as another begins', () => {
    const handover = [shift('a', MONDAY, '08:30', '13:00'), shift('b', MONDAY, '12:00', '17:30')]
    expect(findProblems(handover, FACTS).filter(({ kind }) => kind === 'overlap')).toEqual([
      { kind: 'overlap', startsAt: at('2026-11-30T12:00'), endsAt: at('2026-11-30T13:00'), personId: 'b' },
    ])
    const last = shift('a', '2026-12-06', '20:00', '08:00')
    const facts = { ...FACTS, neighbours: [shift('b', '2026-12-07', '06:00', '18:00')] }
    expect(findProblems([last], facts).filter(({ kind }) => kind === 'overlap')).toHaveLength(1)
    const exact = { ...FACTS, neighbours: [shift('b', '2026-12-07', '08:00', '18:00')] }
    expect(findProblems([last], exact).filter(({ kind }) => kind === 'overlap')).toEqual([])
  })

  it('names whoever is away in any part of their shift, with whoever stands in', () => {
    const absence = {
      ...{ personId: 'a', startsAt: at('2026-12-01T17:00'), endsAt: at('2026-12-02T00:00') },
      substitute: { personId: 'c' },
    }
    const found = findProblems(dayShifts, { ...FACTS, absences: [absence] })
    expect(found).toEqual([
      {
        ...{ kind: 'absent', startsAt: at('2026-12-01T08:30'), endsAt: at('2026-12-01T17:30') },
        ...{ personId: 'a', substituteId: 'c' },
      },
    ])
  })
})
