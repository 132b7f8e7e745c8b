import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDue,
  formatDueMoment,
  formatDuration,
  formatMoment,
  formatNumber,
  formatPercent,
  formatPlainDay,
  formatRemaining,
  formatShortMoment,
  formatWorkingTime,
  initialsOf,
} from './format.ts'
import { formatDays, formatDecimal } from './format-figures.ts'

const ru = { language: 'ru', timeZone: 'Europe/Moscow' }
const en = { language: 'en', timeZone: 'Europe/Moscow' }
const at = (moment: string) => Date.parse(`${moment}+03:00`)
const now = at('2026-11-23T14:10:00')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('moments', () => {
  it('are written in words of the language and in the time of the region', () => {
    expect(plain(formatMoment(at('2026-11-24T09:18:00'), now, ru))).toBe('вт, 24 ноября, 09:18')
    expect(plain(formatMoment(at('2026-11-24T09:18:00'), now, en))).toBe('Tue, 24 November, 09:18')
    expect(plain(formatMoment(at('2027-01-12T09:18:00'), now, ru))).toBe('вт, 12 января 2027, 09:18')
  })

  it('end without a stop, which would stand beside that of a sentence', () => {
    expect(plain(formatDate(at('2026-11-24T09:18:00'), ru))).toBe('24 ноября 2026')
    expect(plain(formatDate(at('2026-11-24T09:18:00'), en))).toBe('24 November 2026')
  })

  it('name the year of a day that is of another one, past or to come', () => {
    expect(plain(formatPlainDay(at('2025-12-11T09:18:00'), at('2026-12-02T09:00:00'), ru))).toBe(
      '11 декабря 2025',
    )
    expect(plain(formatPlainDay(at('2027-01-11T09:18:00'), now, ru))).toBe('11 января 2027')
    expect(plain(formatPlainDay(at('2026-12-11T09:18:00'), now, ru))).toBe('11 декабря')
  })

  it('are as short as they stay clear', () => {
    expect(formatShortMoment(at('2026-11-23T09:18:00'), now, ru)).toBe('09:18')
    expect(formatShortMoment(at('2026-11-21T20:06:00'), now, ru)).toBe('сб, 20:06')
    expect(plain(formatShortMoment(at('2026-10-03T09:00:00'), now, ru))).toBe('3 октября')
  })

  it('name the day of a deadline that is more than a day past, for its weekday reads as the coming one', () => {
    expect(plain(formatDue(at('2026-11-18T09:22:00'), now, ru))).toBe('18 нояб., 09:22')
    expect(plain(formatDue(at('2026-11-18T09:22:00'), now, en))).toBe('18 Nov, 09:22')
    expect(plain(formatDue(at('2025-11-18T09:22:00'), now, ru))).toBe('18 нояб. 2025, 09:22')
    expect(plain(formatDue(at('2026-11-22T14:09:00'), now, ru))).toBe('22 нояб., 14:09')
    expect(formatDue(at('2026-11-22T14:11:00'), now, ru)).toBe('вс, 14:11')
    expect(formatDue(at('2026-11-25T09:22:00'), now, ru)).toBe('ср, 09:22')
  })

  it.each([['2026-12-04T23:59:00'], ['2026-12-04T23:59:59'], ['2026-12-05T00:00:00']])(
    'of a term say one day where it is by the end of that day: %s',
    (end) => {
      expect(plain(formatDue(at(end), now, ru))).toBe('4 декабря')
      expect(plain(formatDueMoment(at(end), now, ru))).toBe('пт, 4 декабря')
      expect(plain(formatDueMoment(at(end), now, en))).toBe('Fri, 4 December')
    },
  )

  it('of a term say the hour where it is by one, and the year where it is another', () => {
    expect(plain(formatDueMoment(at('2026-12-04T18:00:00'), now, ru))).toBe('пт, 4 декабря, 18:00')
    expect(plain(formatDue(at('2026-12-05T00:00:30'), now, ru))).toBe('5 декабря')
    expect(plain(formatDue(at('2027-01-01T00:00:00'), now, ru))).toBe('31 декабря')
    expect(plain(formatDue(at('2027-01-15T00:00:00'), now, ru))).toBe('14 января 2027')
  })

  it('have their day and year on paper', () => {
    const paper = { ...ru, isPaper: true }
    expect(plain(formatShortMoment(at('2026-11-23T09:18:00'), now, paper))).toBe('23 ноября 2026, 09:18')
    expect(plain(formatMoment(at('2026-11-24T09:18:00'), now, paper))).toBe('вт, 24 ноября 2026, 09:18')
  })

  it('know midnight by the region, not by the machine', () => {
    expect(formatShortMoment(Date.parse('2026-11-22T21:30:00Z'), now, ru)).toBe('00:30')
  })
})

describe('durations', () => {
  it.each([
    [26 * 60_000, '26 мин'],
    [25.2 * 60_000, '26 мин'],
    [248 * 60_000, '4 ч 08 мин'],
    [51 * 3_600_000, '2 дн 3 ч'],
    [48 * 3_600_000, '2 дн'],
  ])('%d ms is %s', (ms, words) => {
    expect(plain(formatDuration(ms, ru))).toBe(words)
  })

  it('of working time stay hours: its day is none of the calendar', () => {
    expect(plain(formatWorkingTime(40 * 3_600_000, ru))).toBe('40 ч')
    expect(plain(formatWorkingTime(31.8 * 3_600_000, ru))).toBe('31 ч 48 мин')
    expect(plain(formatWorkingTime(248 * 60_000, ru))).toBe('4 ч 08 мин')
  })

  it('carry a true minus when they are past', () => {
    expect(plain(formatRemaining(-14 * 60_000, ru))).toBe('−14 мин')
  })
})

it('writes numbers and shares with spaces that do not break', () => {
  expect(plain(formatNumber(48_217, ru))).toBe('48 217')
  expect(plain(formatPercent(0.934, ru))).toBe('93 %')
  expect(formatNumber(48_217, ru)).not.toContain(' ')
})

it('takes initials from two words at most', () => {
  expect(initialsOf('Виктор Павлович Лосев')).toBe('ВП')
  expect(initialsOf('«Горсвет»')).toBe('')
})

describe('days of a period', () => {
  it.each([
    ['2026-11-24', '2026-11-24', '24 ноября 2026', '24 November 2026'],
    ['2026-11-16', '2026-11-22', '16–22 ноября 2026', '16–22 November 2026'],
    ['2025-12-30', '2026-01-05', '30 декабря 2025 – 5 января 2026', '30 December 2025 – 5 January 2026'],
  ])('from %s to %s are said in words', (from, to, inRussian, inEnglish) => {
    expect([plain(formatDays(from, to, ru)), plain(formatDays(from, to, en))]).toEqual([inRussian, inEnglish])
  })
})

it('writes a decimal no longer than it is asked', () => {
  expect([formatDecimal(91.396, 1, ru), formatDecimal(95, 1, ru), formatDecimal(0.666, 2, en)]).toEqual([
    '91,4',
    '95',
    '0.67',
  ])
})
