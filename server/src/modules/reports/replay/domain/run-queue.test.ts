import { HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { type QueuedQuestion, runQueue, type Station } from './run-queue.ts'

const CALENDAR = { version: 1, years: { '2026': [] }, regional: [] }
const OFFICE: WorkingTimeContext = { schedule: STANDARD_SCHEDULE, calendar: CALENDAR, zone: 'Europe/Moscow' }
const DUTY: WorkingTimeContext = { ...OFFICE, schedule: AROUND_THE_CLOCK }
/** A Monday. */
const at = (time: string) => new Date(`2026-03-02T${time}:00+03:00`)

function station(code: string, count: number, context = OFFICE): Station {
  return { code, people: Array.from({ length: count }, (_, index) => ({ id: `${code} ${index}`, context })) }
}

function question(id: string, readyAt: Date, hours: readonly number[], code = 'work'): QueuedQuestion {
  const steps = hours.map((each) => ({ stationCode: code, workMs: each * HOUR_MS, rank: readyAt.getTime() }))
  return { id, readyAt, steps }
}

describe('a queue', () => {
  it('is worked off by one person one after another, without the break', () => {
    const questions = [question('a', at('09:00'), [2]), question('b', at('09:30'), [3])]
    const { doneAt, busyMs } = runQueue(questions, [station('work', 1)])
    expect(doneAt.get('a')).toEqual(at('11:00'))
    expect(doneAt.get('b')).toEqual(at('14:48'))
    expect(busyMs.get('work 0')).toBe(5 * HOUR_MS)
  })

  it('is faster with two people', () => {
    const questions = [question('a', at('09:00'), [2]), question('b', at('09:30'), [3])]
    expect(runQueue(questions, [station('work', 2)]).doneAt.get('b')).toEqual(at('12:30'))
  })

  it('waits for the morning', () => {
    const { doneAt } = runQueue([question('a', at('20:00'), [1])], [station('work', 1)])
    expect(doneAt.get('a')).toEqual(new Date('2026-03-03T09:30:00+03:00'))
  })

  it('takes the lowest rank first, not who came first', () => {
    const urgent = { ...question('urgent', at('09:30'), [1]) }
    const questions = [
      question('busy', at('09:00'), [2]),
      question('plain', at('09:10'), [1]),
      { ...urgent, steps: urgent.steps.map((step) => ({ ...step, rank: 0 })) },
    ]
    const { doneAt } = runQueue(questions, [station('work', 1)])
    expect(doneAt.get('urgent')).toEqual(at('12:00'))
    expect(doneAt.get('plain')).toEqual(at('13:00'))
  })

  it('goes from station to station, each by its own hours', () => {
    const steps = [
      { stationCode: 'work', workMs: HOUR_MS, rank: 1 },
      { stationCode: 'duty', workMs: HOUR_MS, rank: 1 },
    ]
    const { doneAt } = runQueue(
      [{ id: 'a', readyAt: at('16:30'), steps }],
      [station('work', 1), station('duty', 1, DUTY)],
    )
    expect(doneAt.get('a')).toEqual(at('18:30'))
  })

  it('never has one person do two things at once, at two stations', () => {
    const both = { id: 'both', context: DUTY }
    const stations = ['work', 'check'].map((code) => ({ code, people: [both] }))
    const questions = [question('a', at('09:00'), [1]), question('b', at('09:00'), [1], 'check')]
    const { doneAt } = runQueue(questions, stations)
    expect([...doneAt.values()].map((date) => date.getTime()).sort()).toEqual([
      at('10:00').getTime(),
      at('11:00').getTime(),
    ])
  })

  it('stops at the end, and lets through who needs nothing', () => {
    const questions = [question('a', at('09:00'), [2]), question('b', at('09:00'), [])]
    const { doneAt } = runQueue(questions, [station('work', 1)], at('10:00'))
    expect([...doneAt]).toEqual([['b', at('09:00')]])
  })

  it('leaves standing what nobody does', () => {
    expect(runQueue([question('a', at('09:00'), [1])], [station('work', 0)]).doneAt.size).toBe(0)
    expect(runQueue([question('a', at('09:00'), [1])], []).doneAt.size).toBe(0)
  })

  it('loses no work and nobody, in whatever order the questions are given', () => {
    const anyQuestions = fc.array(
      fc.record({
        minutes: fc.nat(10_000),
        hours: fc.array(fc.constantFrom(0, 0.1, 1, 5), { maxLength: 3 }),
      }),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(anyQuestions, fc.integer({ min: 1, max: 4 }), (rows, people) => {
        const questions = rows.map(({ minutes, hours }, index) =>
          question(`q${index}`, new Date(at('00:00').getTime() + minutes * 60_000), hours),
        )
        const { doneAt, busyMs } = runQueue(questions, [station('work', people)])
        expect(doneAt.size).toBe(questions.length)
        for (const { id, readyAt } of questions)
          expect(doneAt.get(id)!.getTime()).toBeGreaterThanOrEqual(readyAt.getTime())
        const worked = [...busyMs.values()].reduce((sum, ms) => sum + ms, 0)
        const needed = rows
          .flatMap(({ hours }) => hours)
          .reduce((sum: number, each) => sum + each * HOUR_MS, 0)
        expect(worked).toBeCloseTo(needed, 3)
        expect(runQueue(questions.toReversed(), [station('work', people)]).doneAt).toEqual(
          new Map([...doneAt].reverse()),
        )
      }),
      { numRuns: 200 },
    )
  })
})
