import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { PastMonth, PastQuestion } from './past.ts'
import { type FinishedStep, readWork } from './read-work.ts'
import { replayMonth } from './replay-month.ts'

const CONTEXT: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: { '2026': [] }, regional: [] },
  zone: 'Europe/Moscow',
}
/** A Monday. */
const MONDAY = new Date('2026-03-02T09:00:00+03:00')
const later = (date: Date, hours: number) => new Date(date.getTime() + hours * HOUR_MS)

/**
 * Ten working days of one writer and one approver: three questions come at nine, each takes an hour to write, then the
 * approver is asked, who needs half an hour. Due is four hours after nine, so the third is late by a quarter of an hour.
 */
function buildPast(): PastMonth {
  const questions: PastQuestion[] = []
  const steps: FinishedStep[] = []
  for (const day of [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]) {
    const nine = new Date(MONDAY.getTime() + day * DAY_MS)
    for (let number = 0; number < 3; number += 1) {
      const id = `${day} ${number}`
      const writtenAt = later(nine, number + 1)
      const approvedAt = later(writtenAt, 0.5)
      const place = { questionId: id, agencyCode: 'roads' }
      steps.push({ ...place, stage: 'work', personId: 'writer', readyAt: nine, doneAt: writtenAt })
      steps.push({ ...place, stage: 'approval', personId: 'head', readyAt: writtenAt, doneAt: approvedAt })
      questions.push({
        id,
        agencyCode: 'roads',
        groupCode: 'holes',
        municipalityCode: 'town',
        readyAt: nine,
        dueAt: new Date(nine.getTime() + 3 * HOUR_MS + 15 * MINUTE_MS),
        answeredAt: approvedAt,
      })
    }
  }
  const period = { from: MONDAY, to: new Date(MONDAY.getTime() + 14 * DAY_MS) }
  return { period, questions, steps, contextOf: () => CONTEXT }
}

const replay = (change: Parameters<typeof replayMonth>[1], past = buildPast()) =>
  replayMonth(past, change, 1)!

describe('a replay', () => {
  it('repeats what happened', () => {
    const { happened, replayed, questions, isTrusted } = replay({ kind: 'without_stage', stage: 'none' })
    expect(questions).toBe(30)
    expect(happened).toBeCloseTo(2 / 3, 9)
    expect(replayed).toBe(happened)
    expect(isTrusted).toBe(true)
  })

  it('changes nothing by a change that changes nothing', () => {
    const { difference, interval } = replay({ kind: 'without_stage', stage: 'none' })
    expect(difference).toBe(0)
    expect(interval.low).toBeLessThan(0)
    expect(interval.high).toBeGreaterThan(0)
  })

  it('answers all in time without the approver', () => {
    const { changed, interval } = replay({ kind: 'without_stage', stage: 'approval' })
    expect(changed).toBe(1)
    expect(interval.low).toBeGreaterThan(0.2)
  })

  it('leaves the approvers of other bodies where they are', () => {
    expect(replay({ kind: 'without_stage', stage: 'approval', agencyCode: 'heat' }).difference).toBe(0)
  })

  it('answers all in time with one writer more', () => {
    expect(replay({ kind: 'more_people', stage: 'work', agencyCode: 'roads', count: 1 }).changed).toBe(1)
  })

  it('sends questions by another route, where one person does a step that nobody did', () => {
    const route = { kind: 'route', groupCode: 'holes', toAgencyCode: 'town' } as const
    expect(replay(route).changed).toBeCloseTo(2 / 3, 9)
    expect(replay({ ...route, municipalityCode: 'elsewhere' }).difference).toBe(0)
  })

  it('finishes unanswered questions by the usual way of their body', () => {
    const past = buildPast()
    const last = past.questions.at(-1)!
    const unanswered = {
      ...past,
      questions: [...past.questions.slice(0, -1), { ...last, answeredAt: null }],
      steps: past.steps.filter((step) => step.questionId !== last.id || step.stage === 'work'),
    }
    const { happened, replayed } = replay({ kind: 'without_stage', stage: 'none' }, unanswered)
    expect(replayed).toBeCloseTo(happened, 9)
  })

  it('has nothing to say of a month without questions', () => {
    expect(
      replayMonth({ ...buildPast(), questions: [] }, { kind: 'without_stage', stage: 'x' }, 1),
    ).toBeNull()
  })
})

describe('the work of a step', () => {
  const step = (readyAt: Date, doneAt: Date, personId = 'one'): FinishedStep => {
    return { stage: 'work', agencyCode: 'roads', questionId: `${+readyAt}`, personId, readyAt, doneAt }
  }
  const minutesOf = (...steps: FinishedStep[]) =>
    readWork(steps, () => CONTEXT).worked.map(({ workMs }) => workMs / MINUTE_MS)

  it('begins when the one before it was done', () => {
    expect(minutesOf(step(MONDAY, later(MONDAY, 1)), step(MONDAY, later(MONDAY, 1.5)))).toEqual([60, 30])
  })

  it('does not count breaks, nights and days on which the person finished nothing', () => {
    const thursday = new Date(MONDAY.getTime() + 3 * DAY_MS)
    expect(minutesOf(step(MONDAY, later(MONDAY, 5)))).toEqual([252])
    // From Monday 17:00 on; Tuesday and Wednesday they were away.
    expect(minutesOf(step(MONDAY, later(MONDAY, 8)), step(MONDAY, later(thursday, 1))).at(-1)).toBe(30 + 90)
  })

  it('is counted by the work of each person', () => {
    const { stations } = readWork(
      [step(MONDAY, later(MONDAY, 1)), step(MONDAY, later(MONDAY, 1), 'two')],
      () => CONTEXT,
    )
    expect(stations).toMatchObject([{ code: 'work roads', people: [{ id: 'one' }, { id: 'two' }] }])
  })
})
