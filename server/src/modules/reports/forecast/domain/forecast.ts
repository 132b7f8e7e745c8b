/**
 * Which deadlines will be missed by the end of the day, and who has time to spare.
 *
 * The queue of now is worked off some hundred times by the people who are at work, each time with other lengths of work out
 * of those that the body itself needed lately. A question that somebody holds already needs what is left of a length that is
 * longer than the time it has been held. What will still come takes its share of the people's time.
 *
 * Queues know nothing of a call from above, an illness or an answer that is sent back: so often as sure forecasts lately went
 * otherwise, each question of each run goes otherwise too.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { addWorkingTime, workingTimeBetween } from '../../../../platform/working-time/index.ts'
import type { ContextOf } from '../../replay/domain/read-work.ts'
import { type QueuedQuestion, type QueueRun, runQueue, type Station } from '../../replay/domain/run-queue.ts'
import { drawIndex, drawPoisson } from '../../statistics/domain/draws.ts'
import type { Interval } from '../../statistics/domain/interval.ts'
import { mean, middleShare } from '../../statistics/domain/quantiles.ts'
import { createRandom, type Random } from '../../statistics/domain/random.ts'

export type OpenQuestion = {
  readonly id: string
  readonly agencyCode: string
  /** Null where nobody has said. */
  readonly municipalityCode: string | null
  readonly dueAt: Date
  /** Stations that it still has to pass, in order. */
  readonly stationCodes: readonly string[]
  /** Working time that somebody has held it at the first of them; null while it waits. */
  readonly heldMs: number | null
}

/** What comes to a body at this rate. `dueInMs` is working time. */
export type Arrivals = {
  readonly agencyCode: string
  readonly perHour: number
  readonly dueInMs: number
  readonly stationCodes: readonly string[]
}

export type ForecastInput = {
  readonly at: Date
  /** The end of the day. */
  readonly until: Date
  readonly open: readonly OpenQuestion[]
  readonly arrivals: readonly Arrivals[]
  /** Those who are at work today. */
  readonly stations: readonly Station[]
  /** Working time of one step, as it lately was, for each station. */
  readonly workTimes: ReadonlyMap<string, readonly number[]>
  readonly contextOf: ContextOf
  /** The share of sure forecasts that went otherwise. */
  readonly surprises: number
}

/** What is due in a part of all questions, what of it will be missed, and how surely. */
export type Misses = { readonly due: number; readonly misses: number; readonly interval: Interval }
export type BodyMisses = Misses & { readonly agencyCode: string }
export type PlaceMisses = Misses & {
  readonly municipalityCode: string
  /** Of each body what is due in this place. */
  readonly bodies: readonly BodyMisses[]
}

export type Forecast = {
  readonly at: Date
  readonly until: Date
  readonly surprises: number
  /** Questions that are due in this time, each with the chance that it is missed. */
  readonly questions: readonly {
    readonly id: string
    readonly agencyCode: string
    readonly municipalityCode: string | null
    readonly chance: number
  }[]
  readonly bodies: readonly BodyMisses[]
  /** By municipality, where it is known. */
  readonly places: readonly PlaceMisses[]
  /** Working time that the people of a station will probably have left. */
  readonly slack: readonly { readonly stationCode: string; readonly freeMs: number }[]
}

const RUNS = 300
/** What somebody holds is not put down for another. */
const HELD_RANK = 0

export function forecastMisses(input: ForecastInput, seed: number, runs = RUNS): Forecast {
  const { at, until, open, stations, surprises } = input
  const due = open.filter(({ dueAt }) => dueAt > at && dueAt <= until)
  const missed = new Map(due.map(({ id }) => [id, new Uint8Array(runs)]))
  const free = new Map(stations.map(({ code }) => [code, new Float64Array(runs)]))
  for (let run = 0; run < runs; run += 1) {
    const result = runDay(input, createRandom(seed, 'forecast', run))
    const chance = createRandom(seed, 'surprises', run)
    for (const { id, dueAt } of due) {
      const doneAt = result.doneAt.get(id)
      const isForeseen = !doneAt || doneAt > dueAt
      if (isForeseen !== chance() < surprises) missed.get(id)?.fill(1, run, run + 1)
    }
    for (const station of stations)
      free.get(station.code)?.fill(freeTime(station, result, input), run, run + 1)
  }
  return {
    at,
    until,
    surprises,
    questions: due.map(({ id, agencyCode, municipalityCode }) => ({
      ...{ id, agencyCode, municipalityCode },
      chance: mean(missed.get(id) ?? []),
    })),
    bodies: bodiesIn(due, { missed, runs }),
    places: [...Map.groupBy(due, ({ municipalityCode }) => municipalityCode)].flatMap(
      ([municipalityCode, ofPlace]) =>
        municipalityCode === null
          ? []
          : [
              {
                ...{ municipalityCode, ...countMisses(ofPlace, { missed, runs }) },
                bodies: bodiesIn(ofPlace, { missed, runs }),
              },
            ],
    ),
    slack: stations.map(({ code }) => ({ stationCode: code, freeMs: mean(free.get(code) ?? []) })),
  }
}

type Runs = { missed: ReadonlyMap<string, Uint8Array>; runs: number }

function bodiesIn(due: readonly OpenQuestion[], known: Runs): BodyMisses[] {
  return [...Map.groupBy(due, ({ agencyCode }) => agencyCode)].map(([agencyCode, ofBody]) => ({
    agencyCode,
    ...countMisses(ofBody, known),
  }))
}

/** Run by run, since questions that wait for the same people are missed together. */
function countMisses(due: readonly OpenQuestion[], { missed, runs }: Runs): Misses {
  const counts = Array.from({ length: runs }, (_, run) =>
    due.reduce((sum, { id }) => sum + (missed.get(id)?.[run] ?? 0), 0),
  )
  return { due: due.length, misses: mean(counts), interval: wholeNumbers(middleShare(counts, 0.95)) }
}

/** Misses are whole: an interval that ends between two numbers holds both. */
function wholeNumbers({ low, high }: Interval): Interval {
  return { low: Math.floor(low), high: Math.ceil(high) }
}

function runDay(input: ForecastInput, random: Random): QueueRun {
  const { at, until, open, arrivals, stations, workTimes } = input
  // Lengths are themselves a sample, so each run draws from another one: few seen lengths make a wide forecast.
  const lengths = new Map(
    [...workTimes].map(([code, times]) => [code, times.map(() => drawLength(random, times, 0))]),
  )
  const now = open.map(
    ({ id, dueAt, stationCodes, heldMs }): QueuedQuestion => ({
      id,
      readyAt: at,
      steps: stationCodes.map((stationCode, index) => ({
        stationCode,
        workMs: drawLength(random, lengths.get(stationCode) ?? [], index === 0 ? (heldMs ?? 0) : 0),
        rank: index === 0 && heldMs !== null ? HELD_RANK : dueAt.getTime(),
      })),
    }),
  )
  const coming = arrivals.flatMap((arrival) => drawArrivals(arrival, { input, lengths, random }))
  return runQueue([...now, ...coming], stations, new Date(Math.max(at.getTime(), until.getTime())))
}

/** What is left of a length that is longer than what has passed; nothing, when none is that long. */
function drawLength(random: Random, times: readonly number[], passedMs: number): number {
  const longer = passedMs > 0 ? times.filter((ms) => ms > passedMs) : times
  return Math.max(0, (longer[drawIndex(random, longer.length)] ?? passedMs) - passedMs)
}

type Drawn = { input: ForecastInput; lengths: ReadonlyMap<string, readonly number[]>; random: Random }

function drawArrivals(
  { agencyCode, perHour, dueInMs, stationCodes }: Arrivals,
  { input: { at, until, contextOf }, lengths, random }: Drawn,
): QueuedQuestion[] {
  const spanMs = until.getTime() - at.getTime()
  const count = drawPoisson(random, (perHour * spanMs) / HOUR_MS)
  return Array.from({ length: count }, (_, number) => {
    const readyAt = new Date(at.getTime() + random() * spanMs)
    const rank = addWorkingTime(readyAt, dueInMs, contextOf(agencyCode)).getTime()
    const steps = stationCodes.map((stationCode) => ({
      stationCode,
      workMs: drawLength(random, lengths.get(stationCode) ?? [], 0),
      rank,
    }))
    return { id: `coming ${agencyCode} ${number}`, readyAt, steps }
  })
}

function freeTime({ people }: Station, { busyMs }: QueueRun, { at, until }: ForecastInput): number {
  return people.reduce((sum, { id, context }) => {
    return sum + Math.max(0, workingTimeBetween(at, until, context) - (busyMs.get(id) ?? 0))
  }, 0)
}
