import { HOUR_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import { type Forecast, type ForecastInput, forecastMisses, type OpenQuestion } from './forecast.ts'
import { judgeForecasts } from './judge-forecast.ts'

const CONTEXT: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: { '2026': [] }, regional: [] },
  zone: 'Europe/Moscow',
}
/** A Monday, from the end of the break to the end of the day: 3 h 42 min. */
const at = (time: string) => new Date(`2026-03-02T${time}:00+03:00`)

function open(id: string, dueAt: Date, heldMs: number | null = null): OpenQuestion {
  return { id, agencyCode: 'roads', municipalityCode: 'one', dueAt, stationCodes: ['work roads'], heldMs }
}

function build(changes: Partial<ForecastInput>): ForecastInput {
  return {
    at: at('13:48'),
    until: at('17:30'),
    open: [],
    arrivals: [],
    stations: [{ code: 'work roads', people: [{ id: 'one', context: CONTEXT }] }],
    workTimes: new Map([['work roads', [HOUR_MS, HOUR_MS, HOUR_MS]]]),
    contextOf: () => CONTEXT,
    surprises: 0,
    ...changes,
  }
}
const chancesOf = (forecast: Forecast) => forecast.questions.map(({ id, chance }) => [id, chance])

describe('a forecast', () => {
  it('foresees who will be late when each needs an hour', () => {
    const questions = ['15:00', '15:30', '17:00'].map((time) => open(time, at(time)))
    const forecast = forecastMisses(build({ open: questions }), 1)
    expect(chancesOf(forecast)).toEqual([
      ['15:00', 0],
      ['15:30', 1],
      ['17:00', 0],
    ])
    expect(forecast.bodies).toEqual([
      { agencyCode: 'roads', due: 3, misses: 1, interval: { low: 1, high: 1 } },
    ])
  })

  it('says of each municipality what it says of its questions, with an interval and by body', () => {
    const questions = ['14:30', '15:30', '16:00', '17:00'].map((time, at_) => ({
      ...open(time, at(time)),
      municipalityCode: ['one', 'other', null, 'other'][at_] ?? null,
    }))
    const workTimes = new Map([['work roads', [HOUR_MS / 3, HOUR_MS, 2 * HOUR_MS]]])
    const { places, questions: told } = forecastMisses(build({ open: questions, workTimes }), 1)
    expect(places.map(({ municipalityCode, due }) => [municipalityCode, due])).toEqual([
      ['one', 1],
      ['other', 2],
    ])
    for (const { municipalityCode, misses, interval, bodies, due } of places) {
      const chances = told.filter((one) => one.municipalityCode === municipalityCode)
      expect(misses).toBeCloseTo(
        chances.reduce((sum, { chance }) => sum + chance, 0),
        9,
      )
      expect([interval.low <= misses, interval.high >= misses]).toEqual([true, true])
      expect(bodies).toEqual([{ agencyCode: 'roads', due, misses, interval }])
    }
  })

  it('lets each question go otherwise as often as sure forecasts did, in intervals too', () => {
    const questions = ['15:00', '15:30', '17:00'].map((time) => open(time, at(time)))
    const forecast = forecastMisses(build({ open: questions, surprises: 0.1 }), 1, 2000)
    const chances = forecast.questions.map(({ chance }) => chance)
    for (const [index, chance] of [0.1, 0.9, 0.1].entries()) expect(chances[index]).toBeCloseTo(chance, 1)
    expect(forecast.bodies[0]?.misses).toBeCloseTo(1.1, 1)
    expect(forecast.bodies[0]?.interval).toEqual({ low: 0, high: 2 })
  })

  it('says between when lengths differ', () => {
    const workTimes = new Map([['work roads', [HOUR_MS / 2, 2 * HOUR_MS, HOUR_MS / 2, 2 * HOUR_MS]]])
    const [question] = forecastMisses(build({ open: [open('a', at('15:00'))], workTimes }), 1).questions
    expect(question?.chance).toBeGreaterThan(0.35)
    expect(question?.chance).toBeLessThan(0.65)
  })

  it('counts what a question has been held already', () => {
    const questions = [open('held', at('14:00'), 0.9 * HOUR_MS), open('waiting', at('14:00'))]
    expect(chancesOf(forecastMisses(build({ open: questions }), 1))).toEqual([
      ['held', 0],
      ['waiting', 1],
    ])
  })

  it('tells who has time to spare', () => {
    const { slack } = forecastMisses(build({ open: [open('a', at('17:00'))] }), 1)
    expect(slack).toEqual([{ stationCode: 'work roads', freeMs: 2.7 * HOUR_MS }])
  })

  it('lets what still comes take time, not what is due earlier', () => {
    const arrivals = [
      { agencyCode: 'roads', perHour: 20, dueInMs: 9 * HOUR_MS, stationCodes: ['work roads'] },
    ]
    const { slack, questions } = forecastMisses(build({ open: [open('a', at('15:00'))], arrivals }), 1)
    expect(slack[0]?.freeMs).toBeLessThan(HOUR_MS / 4)
    expect(questions[0]?.chance).toBe(0)
  })

  it('leaves out what is late already and what is due later', () => {
    const questions = [open('late', at('13:00')), open('tomorrow', new Date('2026-03-03T10:00:00+03:00'))]
    expect(forecastMisses(build({ open: questions }), 1).questions).toEqual([])
  })

  it('misses all where nobody is at work', () => {
    expect(chancesOf(forecastMisses(build({ open: [open('a', at('17:00'))], stations: [] }), 1))).toEqual([
      ['a', 1],
    ])
  })
})

describe('a judgement', () => {
  const forecast = (chances: readonly number[], interval = { low: 0, high: 2 }): Forecast => ({
    at: at('10:00'),
    until: at('17:30'),
    questions: chances.map((chance, index) => ({
      ...{ id: `q${index}`, agencyCode: 'roads', chance },
      municipalityCode: index % 2 === 0 ? 'one' : 'other',
    })),
    bodies: [{ agencyCode: 'roads', due: chances.length, misses: 1, interval }],
    places: [{ municipalityCode: 'one', due: 2, misses: 1, interval, bodies: [] }],
    slack: [],
    surprises: 0,
  })

  it('counts hits, what was foretold, and what chances were off', () => {
    const judged = judgeForecasts([forecast([0.9, 0.6, 0.1, 0])], new Set(['q0', 'q2']))
    expect(judged).toMatchObject({ hitRate: 0.5, foretold: 0.5, bodiesWithin: 1 })
    expect(judged.brier).toBeCloseTo((0.01 + 0.36 + 0.81 + 0) / 4, 9)
    expect(judged.bins.reduce((sum, { questions }) => sum + questions, 0)).toBe(4)
  })

  it('sees a municipality outside its interval', () => {
    const narrow = forecast([0.1, 0.1], { low: 0, high: 0 })
    expect(judgeForecasts([narrow], new Set(['q0'])).placesWithin).toBe(0)
    expect(judgeForecasts([narrow], new Set(['q1'])).placesWithin).toBe(1)
  })

  it('sees a body outside its interval', () => {
    expect(judgeForecasts([forecast([0.1], { low: 0, high: 0 })], new Set(['q0'])).bodiesWithin).toBe(0)
  })

  it('says nothing where there was nothing', () => {
    expect(judgeForecasts([], new Set())).toEqual({
      hitRate: null,
      foretold: null,
      brier: null,
      bins: [],
      bodiesWithin: null,
      placesWithin: null,
    })
  })
})
