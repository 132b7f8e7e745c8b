import { expect, it } from 'vitest'
import { stageOn } from './reminder-stage.ts'

/** November 2026: the 27th is a Friday. */
const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const on = (today: string, dueOn = '2026-11-30', toldOn = '2026-11-20') =>
  stageOn({ dueOn, toldOn }, today, { isWorkingDay })

it.each([
  ['2026-11-26', null],
  // The working day before a Monday is the Friday; what was missed then is said on Saturday.
  ['2026-11-27', 'eve'],
  ['2026-11-28', 'eve'],
  ['2026-11-30', 'day'],
  ['2026-12-01', 'late'],
  ['2026-12-02', 'head'],
  // The product stood still for a week: the last stage alone.
  ['2026-12-09', 'head'],
] as const)('of a Monday, on %s it is %s', (today, stage) => {
  expect(on(today)).toBe(stage)
})

it('does not remind on the day on which it was told', () => {
  expect(on('2026-11-27', '2026-11-30', '2026-11-27')).toBeNull()
  expect(on('2026-11-28', '2026-11-30', '2026-11-28')).toBeNull()
  expect(on('2026-11-30', '2026-11-30', '2026-11-30')).toBeNull()
  expect(on('2026-12-01', '2026-11-30', '2026-11-30')).toBe('late')
})

it('waits over days off before it calls whoever leads', () => {
  expect(['2026-11-28', '2026-11-30', '2026-12-01'].map((day) => on(day, '2026-11-27'))).toEqual([
    ...['day', 'late', 'head'],
  ])
})

it('ends where no day is a working one', () => {
  expect(
    stageOn({ dueOn: '2026-11-30', toldOn: '2026-11-20' }, '2026-12-05', { isWorkingDay: () => false }),
  ).toBe('day')
})
