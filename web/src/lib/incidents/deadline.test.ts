import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../testing/incidents.ts'
import {
  countedAhead,
  deadlineState,
  groupByUrgency,
  intervalEndDay,
  intervalLabel,
  intervalRows,
  readDeadline,
  urgencyGroup,
} from './deadline.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const at = (moment: string) => Date.parse(`${moment}+03:00`)
const now = at('2026-11-23T09:04:00')
const deadline = (dueAt: string, isPaused = false) => ({
  key: 'triage',
  startedAt: '2026-11-23T08:00:00+03:00',
  dueAt: `${dueAt}+03:00`,
  warnAt: '2026-11-23T09:00:00+03:00',
  isPaused,
  clock: 'calendar_hours' as const,
})
const interval = (from: string, to: string, reason: string) => ({
  from: `${from}+03:00`,
  to: `${to}+03:00`,
  isCounted: reason === 'counted',
  reason,
  note: null,
  ms: at(to) - at(from),
})
const night = [
  interval('2026-11-21T20:06:00', '2026-11-22T00:00:00', 'weekend'),
  interval('2026-11-22T00:00:00', '2026-11-23T00:00:00', 'weekend'),
  interval('2026-11-23T00:00:00', '2026-11-23T08:30:00', 'before_opening'),
  interval('2026-11-23T08:30:00', '2026-11-23T09:00:00', 'counted'),
  interval('2026-11-23T09:00:00', '2026-11-23T13:00:00', 'counted'),
]

describe('deadlineState', () => {
  it('is late only after the moment itself', () => {
    expect(deadlineState(deadline('2026-11-23T09:04:00'), now)).toBe('attention')
    expect(deadlineState(deadline('2026-11-23T09:03:00'), now)).toBe('late')
  })

  it('is never calmer with less time left: the last two hours warn, whatever the term was', () => {
    const calm = { ...deadline('2026-11-23T09:59:00'), warnAt: '2026-11-23T09:50:00+03:00' }
    expect(deadlineState(calm, now)).toBe('attention')
    expect(deadlineState({ ...calm, dueAt: '2026-11-23T12:00:00+03:00' }, now)).toBe('ontime')
  })

  it('waits while paused, however late', () => {
    expect(deadlineState(deadline('2026-11-20T09:00:00', true), now)).toBe('waiting')
  })
})

describe('groupByUrgency', () => {
  it('puts late first, half an hour next, keeps the order inside and leaves empty groups out', () => {
    const items = [
      buildIncident({ id: 'later', deadline: deadline('2026-11-23T09:35:00') }),
      buildIncident({ id: 'late', deadline: deadline('2026-11-23T09:00:00') }),
      buildIncident({ id: 'soon', deadline: deadline('2026-11-23T09:34:00') }),
      buildIncident({ id: 'later too', deadline: deadline('2026-11-24T09:00:00') }),
    ]
    const groups = groupByUrgency(items, now).map(({ group, items: found }) => [
      group,
      found.map(({ id }) => id),
    ])
    expect(groups).toEqual([
      ['late', ['late']],
      ['soon', ['soon']],
      ['later', ['later', 'later too']],
    ])
  })

  it('has a danger on top until it is answered, and by the day of its promise after that', () => {
    const danger = (key: string, step: 'in_progress' | 'postponed' = 'in_progress') => {
      const { flags } = buildIncident()
      const due = { ...deadline('2026-11-30T09:00:00'), key }
      return buildIncident({ step, flags: { ...flags, isUrgent: true }, deadline: due })
    }
    expect(urgencyGroup(danger('first_answer'), now)).toBe('urgent')
    expect(urgencyGroup(danger('final_answer'), now)).toBe('later')
    expect(urgencyGroup(danger('first_answer', 'postponed'), now)).toBe('later')
  })

  it('shows what has no running deadline apart', () => {
    expect(groupByUrgency([buildIncident({ deadline: null })], now)[0]?.group).toBe('none')
  })
})

describe('how a deadline reads', () => {
  const read = (dueAt: string, isPaused = false) =>
    readDeadline({ ...deadline(dueAt, isPaused), isPromise: false }, now, locale)

  it('is counted on its last day and after it, and named by its moment before', () => {
    expect(read('2026-11-23T18:00:00')).toMatchObject({ shows: 'time', state: 'attention' })
    expect(read('2026-11-22T18:00:00')).toMatchObject({ shows: 'time', state: 'late' })
    expect(read('2026-11-24T00:00:00')).toMatchObject({ shows: 'moment' })
    expect(read('2026-11-22T18:00:00', true)).toMatchObject({ shows: 'paused', state: 'waiting' })
  })
})

describe('intervals', () => {
  it('joins two days off, and cuts counted time at this moment, not at that of the server', () => {
    const rows = intervalRows(night, now)
    expect(rows.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      'skipped weekend',
      'skipped before_opening',
      'past counted',
      'ahead counted',
    ])
    expect(rows.at(2)?.ms).toBe(34 * 60_000)
  })

  it('counts what is ahead in working time', () => {
    expect(countedAhead(night, now)).toBe((3 * 60 + 56) * 60_000)
  })

  it('says the weekday where the day changes and ends a day at 24:00', () => {
    let day: string | null = null
    const labels = intervalRows(night, now).map((row) => {
      const label = intervalLabel(row, day, locale)
      day = intervalEndDay(row, locale)
      return label
    })
    expect(labels).toEqual(['сб 20:06 – вс 24:00', 'пн 00:00 – 08:30', '08:30 – 09:04', '09:04 – 13:00'])
  })
})
