/** From what lies open and what people lately did to the forecast of the rest of the day. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { workingTimeBetween } from '../../../../platform/working-time/index.ts'
import {
  type ContextOf,
  type FinishedStep,
  type Place,
  readWork,
  stationCodeOf,
} from '../../replay/domain/read-work.ts'
import { type Forecast, forecastMisses, type OpenQuestion } from './forecast.ts'
import { type Sure, shareOfSurprises } from './surprises.ts'

export type OpenWork = {
  readonly id: string
  readonly agencyCode: string
  readonly municipalityCode: string | null
  readonly dueAt: Date
  readonly isAtApproval: boolean
  /** Since when somebody has it in hands; null while it waits. */
  readonly takenAt: Date | null
}

export type DayFacts = {
  readonly at: Date
  readonly until: Date
  readonly work: readonly OpenWork[]
  /** Questions an hour that come to each body at this time of the day. */
  readonly arrivals: readonly { readonly agencyCode: string; readonly perHour: number }[]
  /** Of the last weeks: who is at work, how long steps take, and which way answers go. */
  readonly steps: readonly FinishedStep[]
  /** Of forecasts that were judged: how many were sure, and how many of them went otherwise. */
  readonly sure: Sure
}

/** Older lengths of a station say less of today. */
const MOST_SEEN = 200
/** A new question is taken after those that are due before it: nine working hours, as the first answer has by default. */
const DUE_IN_MS = 9 * HOUR_MS

export function foretellDay(facts: DayFacts, contextOf: ContextOf, seed: number): Forecast {
  const { at, until, work, arrivals, steps } = facts
  const { worked, stations } = readWork(steps, contextOf)
  const wayOf = findWays(steps)
  const inHours = worked.filter(({ isOnCall }) => !isOnCall)
  const workTimes = new Map(
    [...Map.groupBy(inHours, stationCodeOf)].map(([code, ofStation]) => [
      code,
      ofStation.slice(-MOST_SEEN).map(({ workMs }) => workMs),
    ]),
  )
  const open = work.map(({ isAtApproval, takenAt, ...one }): OpenQuestion => {
    const { agencyCode } = one
    const way = wayOf(agencyCode)
    return {
      ...one,
      stationCodes: (isAtApproval ? way.slice(-1) : way).map(stationCodeOf),
      heldMs: takenAt && !isAtApproval ? workingTimeBetween(takenAt, at, contextOf(agencyCode)) : null,
    }
  })
  const coming = arrivals.map(({ agencyCode, perHour }) => ({
    ...{ agencyCode, perHour, dueInMs: DUE_IN_MS },
    stationCodes: wayOf(agencyCode).map(stationCodeOf),
  }))
  const surprises = shareOfSurprises(facts.sure)
  return forecastMisses(
    { at, until, open, arrivals: coming, stations, workTimes, contextOf, surprises },
    seed,
  )
}

/** The way that most answers of a body went; written there and approved by the centre where none was seen. */
function findWays(steps: readonly FinishedStep[]): (agencyCode: string) => readonly Place[] {
  const ways = [...Map.groupBy(steps, ({ questionId }) => questionId).values()].flatMap((ofQuestion) => {
    const way = ofQuestion
      .toSorted((one, other) => one.doneAt.getTime() - other.doneAt.getTime())
      .map(({ stage, agencyCode }) => ({ stage, agencyCode }))
    const body = way.find(({ stage }) => stage === 'writing')?.agencyCode
    return body ? [{ body, way, key: JSON.stringify(way) }] : []
  })
  const commonest = new Map(
    [...Map.groupBy(ways, ({ body }) => body)].map(([body, ofBody]) => {
      const [most] = [...Map.groupBy(ofBody, ({ key }) => key).values()].toSorted(
        (one, other) => other.length - one.length,
      )
      return [body, most?.[0]?.way ?? []]
    }),
  )
  return (agencyCode) =>
    commonest.get(agencyCode) ?? [
      { stage: 'writing', agencyCode },
      { stage: 'approval', agencyCode: null },
    ]
}
