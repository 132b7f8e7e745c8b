import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { expect, it } from 'vitest'
import {
  addWorkingTime,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { type FinishedStep, ON_CALL, readWork } from './read-work.ts'

const CONTEXT: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: { '2026': [] }, regional: [] },
  zone: 'Europe/Moscow',
}
/** A Monday morning. */
const MONDAY = new Date('2026-03-02T09:00:00+03:00')
const after = (days: number, hours = 0) => new Date(MONDAY.getTime() + days * DAY_MS + hours * HOUR_MS)
const step = (personId: string, readyAt: Date, doneAt: Date): FinishedStep => ({
  ...{ stage: 'writing', agencyCode: 'roads', questionId: `${personId} ${doneAt.toISOString()}` },
  ...{ personId, readyAt, doneAt },
})
const read = (steps: FinishedStep[]) => readWork(steps, () => CONTEXT)

it('takes what is done outside the hours for a call: as long as it took on the wall, and nobody’s day', () => {
  const { worked, stations } = read([
    step('anna', after(0), after(0, 1)),
    step('anna', after(0, 12), after(0, 13)),
    step('anna', after(1), after(1, 1)),
  ])

  expect(worked.map(({ isOnCall, workMs }) => [isOnCall, workMs / MINUTE_MS])).toEqual([
    [false, 60],
    [false, 60],
    [true, 60],
  ])
  expect(stations.find(({ code }) => code === ON_CALL)?.people).toHaveLength(1)
})

it('has no station for calls where there were none', () => {
  expect(read([step('anna', after(0), after(0, 1))]).stations.map(({ code }) => code)).toEqual([
    'writing roads',
  ])
})

const nextWorkOf = (steps: FinishedStep[], at: Date) => {
  const [person] = read(steps).stations[0]?.people ?? []
  return person && addWorkingTime(at, MINUTE_MS, person.context)
}

it('takes days without anything done for days off of whoever usually finishes something', () => {
  const daily = [0, 1, 3, 4].map((day) => step('anna', after(day), after(day, 1)))
  expect(nextWorkOf(daily, after(2))).toEqual(new Date('2026-03-05T08:31:00+03:00'))
})

it('does not take them for days off of whoever finishes one thing a week', () => {
  const weekly = [0, 7, 14].map((day) => step('boris', after(day), after(day, 1)))
  expect(nextWorkOf(weekly, after(2))).toEqual(new Date(after(2).getTime() + MINUTE_MS))
})
