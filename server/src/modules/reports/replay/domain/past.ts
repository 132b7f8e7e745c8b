/** A past month, made ready to be lived through again. */
import { drawIndex } from '../../statistics/domain/draws.ts'
import type { Random } from '../../statistics/domain/random.ts'
import {
  type ContextOf,
  type FinishedStep,
  ON_CALL,
  type Place,
  readWork,
  stationCodeOf,
  type WorkedStep,
} from './read-work.ts'
import type { QueuedQuestion, Station } from './run-queue.ts'

export type Period = { readonly from: Date; readonly to: Date }

export type PastQuestion = {
  readonly id: string
  readonly agencyCode: string
  readonly groupCode: string
  readonly municipalityCode: string
  /** When it came to the body. */
  readonly readyAt: Date
  readonly dueAt: Date
  /** Null while it was not answered. */
  readonly answeredAt: Date | null
}

/** Questions that were open in the period, also those that had come before, with the steps that people finished. */
export type PastMonth = {
  readonly period: Period
  readonly questions: readonly PastQuestion[]
  readonly steps: readonly FinishedStep[]
  readonly contextOf: ContextOf
}

/** `rank`: who was taken earlier then is taken earlier now, for that is how these people choose. */
export type PlannedStep = Place & {
  readonly workMs: number
  readonly rank: number
  readonly isOnCall: boolean
}
export type PlannedQuestion = PastQuestion & { readonly steps: readonly PlannedStep[] }

/** What one station needs for one step, as it was seen there. */
export type WorkTimes = ReadonlyMap<string, readonly number[]>

export type Plan = {
  readonly questions: readonly PlannedQuestion[]
  readonly stations: readonly Station[]
  readonly workTimes: WorkTimes
}

/** Each question with the work that it needed; what was not finished gets the rest of a usual way, with work drawn by chance. */
export function planMonth({ questions, steps, contextOf }: PastMonth, random: Random): Plan {
  const { worked, stations } = readWork(steps, contextOf)
  const workTimes = new Map(
    [
      ...Map.groupBy(
        worked.filter(({ isOnCall }) => !isOnCall),
        stationCodeOf,
      ),
    ].map(([code, ofStation]) => [code, ofStation.map(({ workMs }) => workMs)]),
  )
  const stepsOf = Map.groupBy(
    worked.toSorted((one, other) => one.doneAt.getTime() - other.doneAt.getTime()),
    ({ questionId }) => questionId,
  )
  const usualWays = findUsualWays(questions, stepsOf)
  const planned = questions.map((question): PlannedQuestion => {
    const done = (stepsOf.get(question.id) ?? []).map(toPlanned)
    if (question.answeredAt !== null) return { ...question, steps: done }
    const left = (usualWays.get(question.agencyCode) ?? []).slice(done.length)
    const drawn = left.map((place) => ({
      ...place,
      workMs: drawWork(random, workTimes.get(stationCodeOf(place))),
      rank: question.dueAt.getTime(),
      isOnCall: false,
    }))
    return { ...question, steps: [...done, ...drawn] }
  })
  return { questions: planned, stations, workTimes }
}

export function drawWork(random: Random, times: readonly number[] = []): number {
  return times[drawIndex(random, times.length)] ?? 0
}

export function toQueued({ id, readyAt, steps }: PlannedQuestion): QueuedQuestion {
  return {
    id,
    readyAt,
    steps: steps.map(({ workMs, rank, isOnCall, ...place }) => ({
      stationCode: isOnCall ? ON_CALL : stationCodeOf(place),
      ...{ workMs, rank },
    })),
  }
}

function toPlanned({ stage, agencyCode, workMs, takenAt, isOnCall }: WorkedStep): PlannedStep {
  return { stage, agencyCode, workMs, rank: takenAt.getTime(), isOnCall }
}

/** The stations that most answered questions of a body went through. */
function findUsualWays(
  questions: readonly PastQuestion[],
  stepsOf: ReadonlyMap<string, readonly Place[]>,
): Map<string, Place[]> {
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null)
  return new Map(
    [...Map.groupBy(answered, ({ agencyCode }) => agencyCode)].map(([agencyCode, ofBody]) => {
      const ways = ofBody.map(({ id }) =>
        (stepsOf.get(id) ?? []).map(({ stage, agencyCode }) => ({ stage, agencyCode })),
      )
      const [commonest] = [...Map.groupBy(ways, (way) => JSON.stringify(way)).values()].toSorted(
        (one, other) => other.length - one.length,
      )
      return [agencyCode, commonest?.[0] ?? []]
    }),
  )
}
