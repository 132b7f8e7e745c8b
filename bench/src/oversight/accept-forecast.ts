/**
 * Judges the forecast on simulated days: at ten and at two o'clock it says what will be missed, and in the evening it
 * is judged.
 */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import {
  type Forecast,
  type ForecastJudgement,
  forecastMisses,
  judgeForecasts,
  type OpenQuestion,
  shareOfSurprises,
} from '../../../server/src/modules/reports/forecast/index.ts'
import {
  type FinishedStep,
  type PastMonth,
  readWork,
  type Station,
  stationCodeOf,
  type WorkedStep,
} from '../../../server/src/modules/reports/replay/index.ts'
import { workingTimeBetween } from '../../../server/src/platform/working-time/index.ts'
import type { Acceptance } from './acceptance.ts'
import { CONTEXT, dueInMs, USUAL_RULES } from './month-people.ts'
import { simulateMonth } from './simulate-month.ts'

/** So many that one hard month of few bodies decides nothing. */
const MONTHS = 24
const LOADS = [0.35, 0.45]
const RUNS = 100

export function acceptForecast(effort: number, first: number): Acceptance[] {
  const months = Array.from({ length: Math.max(2, Math.round(MONTHS * effort)) }, (_, at) =>
    forecastMonth(first + at),
  )
  const forecasts = months.flatMap((month) => month.forecasts)
  const missed = new Set(months.flatMap((month) => [...month.missed]))
  const { hitRate, foretold, brier, bins, bodiesWithin, placesWithin } = judgeForecasts(forecasts, missed)
  const questions = forecasts.reduce((sum, forecast) => sum + forecast.questions.length, 0)
  const row = (name: string, value: number | null, asked: Acceptance['asked'] = null): Acceptance => ({
    name: `Forecast: ${name}`,
    value: value ?? Number.NaN,
    unit: 'share',
    asked,
  })
  return [
    row(`foretold misses that came, of ${questions} questions in ${forecasts.length} forecasts`, hitRate, {
      least: 0.8,
    }),
    row('misses that were foretold', foretold, { least: 0.8 }),
    row('square of what chances were off (a coin: 0.25)', brier, { most: 0.1 }),
    row('gap between chances and shares, mean over questions', meanGap(bins, questions), { most: 0.05 }),
    row('bodies whose misses lay within the interval', bodiesWithin, { least: 0.9 }),
    row('municipalities whose misses lay within the interval', placesWithin, { least: 0.9 }),
  ]
}

function meanGap(bins: ForecastJudgement['bins'], questions: number): number {
  return bins.reduce((sum, bin) => sum + (bin.questions * Math.abs(bin.chance - bin.missed)) / questions, 0)
}

function forecastMonth(seed: number): { forecasts: Forecast[]; missed: string[] } {
  const from = new Date(Date.UTC(2025, (5 * seed) % 12, 1))
  const past = simulateMonth({ seed, load: LOADS[seed % LOADS.length] ?? 1, luck: 0, from }, USUAL_RULES)
  const named = nameApart(past, seed)
  const { worked } = readWork(named.steps, named.contextOf)
  const forecasts: Forecast[] = []
  for (let day = 0; day < 30; day += 1) {
    for (const hour of [7, 11]) {
      const at = new Date(from.getTime() + day * DAY_MS + hour * HOUR_MS)
      const until = new Date(from.getTime() + day * DAY_MS + 16 * HOUR_MS)
      if (workingTimeBetween(at, until, CONTEXT) > 0) forecasts.push(forecastAt(named, worked, at, until))
    }
  }
  const missed = named.questions.filter(({ answeredAt, dueAt }) => answeredAt === null || answeredAt > dueAt)
  return { forecasts, missed: missed.map(({ id }) => id) }
}

/** Gives questions of different months different ids. */
function nameApart(past: PastMonth, seed: number): PastMonth {
  return {
    ...past,
    questions: past.questions.map((question) => ({ ...question, id: `${seed} ${question.id}` })),
    steps: past.steps.map((step) => ({ ...step, questionId: `${seed} ${step.questionId}` })),
  }
}

const WAY = ['work', 'head_approval', 'centre_approval']

function forecastAt(past: PastMonth, worked: readonly WorkedStep[], at: Date, until: Date): Forecast {
  const done = worked.filter(({ doneAt }) => doneAt <= at)
  const doneOf = Map.groupBy(done, ({ questionId }) => questionId)
  const held = worked.filter(({ takenAt, doneAt }) => takenAt <= at && doneAt > at)
  const open = past.questions
    .filter(({ readyAt, answeredAt }) => readyAt <= at && (answeredAt === null || answeredAt > at))
    .map(({ id, agencyCode, municipalityCode, dueAt }): OpenQuestion => {
      const now = held.find(({ questionId }) => questionId === id)
      return {
        id,
        agencyCode,
        municipalityCode,
        dueAt,
        stationCodes: stagesLeft(doneOf.get(id) ?? []).map((stage) =>
          stationCodeOf({ stage, agencyCode: stage === 'centre_approval' ? null : agencyCode }),
        ),
        heldMs: now ? workingTimeBetween(now.takenAt, at, CONTEXT) : null,
      }
    })
  const times = Map.groupBy(done, stationCodeOf)
  return forecastMisses(
    {
      at,
      until,
      open,
      arrivals: arrivalsOf(past, at),
      stations: stationsOf(past.steps, at),
      workTimes: new Map([...times].map(([code, steps]) => [code, steps.map(({ workMs }) => workMs)])),
      contextOf: past.contextOf,
      surprises: shareOfSurprises({ questions: 0, otherwise: 0 }),
    },
    at.getTime(),
    RUNS,
  )
}

/** A question that the centre has sent back goes the whole way again. */
function stagesLeft(done: readonly FinishedStep[]): string[] {
  const last = done.toSorted((one, other) => one.doneAt.getTime() - other.doneAt.getTime()).at(-1)?.stage
  return WAY.slice(last === undefined || last === 'centre_approval' ? 0 : WAY.indexOf(last) + 1)
}

/** Tells who is at work today, as the head of a body knows in the morning. */
function stationsOf(steps: readonly FinishedStep[], at: Date): Station[] {
  const day = at.toISOString().slice(0, 10)
  const today = steps.filter(({ doneAt }) => doneAt.toISOString().startsWith(day))
  return [...Map.groupBy(today, stationCodeOf)].map(([code, ofStation]) => ({
    code,
    people: [...new Set(ofStation.map(({ personId }) => personId))].map((id) => ({ id, context: CONTEXT })),
  }))
}

/** Expects as much as came at these hours of the last week. */
function arrivalsOf({ questions }: PastMonth, at: Date) {
  const lately = questions.filter(
    ({ readyAt }) =>
      readyAt <= at &&
      readyAt.getTime() > at.getTime() - 7 * DAY_MS &&
      readyAt.getUTCHours() >= 7 &&
      readyAt.getUTCHours() < 16,
  )
  return [...Map.groupBy(lately, ({ agencyCode }) => agencyCode)].map(([agencyCode, ofBody]) => ({
    agencyCode,
    perHour: ofBody.length / (7 * 9),
    dueInMs,
    stationCodes: WAY.map((stage) =>
      stationCodeOf({ stage, agencyCode: stage === 'centre_approval' ? null : agencyCode }),
    ),
  }))
}
