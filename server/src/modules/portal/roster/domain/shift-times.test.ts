import { describe, expect, it } from 'vitest'
import { copiedWeek, mondayOf, shiftOf, textOf, weekSpan } from './shift-times.ts'

const MOSCOW = 'Europe/Moscow'
const BERLIN = 'Europe/Berlin'
const text = (day: string, from: string, to: string) => ({ personId: 'a', day, from, to })

describe('shifts on the wall', () => {
  it('end on the next day when their end is not later, over the end of a month and of a year', () => {
    const night = shiftOf(text('2026-12-31', '20:00', '08:00'), MOSCOW)
    expect([night.startsAt.toISOString(), night.endsAt.toISOString()]).toEqual([
      ...['2026-12-31T17:00:00.000Z', '2027-01-01T05:00:00.000Z'],
    ])
    const day = shiftOf(text('2026-11-30', '08:00', '08:00'), MOSCOW)
    expect(day.endsAt.getTime() - day.startsAt.getTime()).toBe(24 * 3_600_000)
  })

  it('come back as they were written', () => {
    for (const one of [text('2026-11-30', '20:00', '08:00'), text('2026-12-01', '00:00', '00:00')])
      expect(textOf(shiftOf(one, MOSCOW), MOSCOW)).toEqual(one)
  })

  it('keep their times on the wall where a clock is moved between two weeks', () => {
    const before = shiftOf(text('2026-10-19', '08:00', '20:00'), BERLIN)
    expect(copiedWeek([before], BERLIN)).toEqual([text('2026-10-26', '08:00', '20:00')])
    const { startsAt, endsAt } = weekSpan('2026-10-19', BERLIN)
    expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(7 * 24 + 1)
  })

  it('belong to the week of their Monday', () => {
    expect(['2026-11-30', '2026-12-06', '2026-12-07', '2027-01-01'].map(mondayOf)).toEqual([
      ...['2026-11-30', '2026-11-30', '2026-12-07', '2026-12-28'],
    ])
  })
})
