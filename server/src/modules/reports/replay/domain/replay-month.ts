/**
 * The month that was, lived through again by the rules that were and by other ones.
 *
 * The first replay is the proof: when it misses what happened by more than three points, the second one is worth nothing
 * and says so. The difference between the two is what other rules would have changed. Its interval comes from months made
 * of the same days in other numbers (a bootstrap over days), and is never narrower than what a replay may miss: an effect
 * of two points is not told from none.
 */

import { dateInZone } from '../../../../platform/working-time/index.ts'
import { addAt, valueAt } from '../../statistics/domain/arrays.ts'
import { drawExponential } from '../../statistics/domain/draws.ts'
import type { Interval } from '../../statistics/domain/interval.ts'
import { middleShare } from '../../statistics/domain/quantiles.ts'
import { createRandom, type Random } from '../../statistics/domain/random.ts'
import {
  type PastMonth,
  type PastQuestion,
  type Period,
  type PlannedQuestion,
  planMonth,
  toQueued,
} from './past.ts'
import { changeQuestions, changeStations, type RuleChange } from './rule-change.ts'
import { runQueue, type Station } from './run-queue.ts'

export type Replay = {
  /** Questions that came and were due in the period. */
  readonly questions: number
  /** Shares on time, 0 to 1: what happened, the same by replay, and by replay under the other rules. */
  readonly happened: number
  readonly replayed: number
  readonly changed: number
  /** `changed` − `replayed`, in which errors of the replay take each other away. */
  readonly difference: number
  readonly interval: Interval
  readonly isTrusted: boolean
}

/** Points of the on-time share by which a replay may miss what happened. */
const MOST_MISS = 0.03
const DRAWS = 1000

/** Null when no question both came and was due in the period. */
export function replayMonth(past: PastMonth, change: RuleChange, seed: number): Replay | null {
  const counted = past.questions.filter((question) => isCounted(question, past.period))
  if (counted.length === 0) return null
  const plan = planMonth(past, createRandom(seed, 'plan'))
  const questions = changeQuestions(plan, change, createRandom(seed, 'change'))
  const stations = changeStations(plan.stations, { change, questions, contextOf: past.contextOf })
  const before = findOnTime(plan.questions, plan.stations)
  const after = findOnTime(questions, stations)

  const shareIn = (onTime: ReadonlySet<string>) =>
    counted.filter(({ id }) => onTime.has(id)).length / counted.length
  const happened = shareIn(new Set(counted.flatMap((one) => (isAnsweredOnTime(one) ? one.id : []))))
  const [replayed, changed] = [shareIn(before), shareIn(after)]
  const gains = counted.map(({ id, agencyCode, readyAt }) => ({
    day: dateInZone(past.contextOf(agencyCode).zone, readyAt),
    gain: Number(after.has(id)) - Number(before.has(id)),
  }))
  const miss = Math.abs(replayed - happened)
  return {
    questions: counted.length,
    happened,
    replayed,
    changed,
    difference: changed - replayed,
    interval: widen(
      intervalOverDays(gains, createRandom(seed, 'days')),
      changed - replayed,
      Math.max(miss, MOST_MISS),
    ),
    isTrusted: miss <= MOST_MISS,
  }
}

function isCounted({ readyAt, dueAt }: PastQuestion, { from, to }: Period): boolean {
  return readyAt >= from && dueAt <= to
}

function isAnsweredOnTime({ answeredAt, dueAt }: PastQuestion): boolean {
  return answeredAt !== null && answeredAt <= dueAt
}

function findOnTime(questions: readonly PlannedQuestion[], stations: readonly Station[]): Set<string> {
  const { doneAt } = runQueue(questions.map(toQueued), stations)
  return new Set(
    questions.flatMap((question) =>
      isAnsweredOnTime({ ...question, answeredAt: doneAt.get(question.id) ?? null }) ? question.id : [],
    ),
  )
}

type Gain = { day: string; gain: number }

/** The questions of one day share their queue, so a day counts as one, with its neighbour, since queues outlast a night. */
function intervalOverDays(gains: readonly Gain[], random: Random): Interval {
  const days = [...Map.groupBy(gains, ({ day }) => day).entries()].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const pairs = Math.ceil(days.length / 2)
  const [sums, counts] = [new Float64Array(pairs), new Float64Array(pairs)]
  for (const [index, [, ofDay]] of days.entries()) {
    addAt(
      sums,
      index >> 1,
      ofDay.reduce((sum, { gain }) => sum + gain, 0),
    )
    addAt(counts, index >> 1, ofDay.length)
  }
  const means = Array.from({ length: DRAWS }, () => {
    let [sum, count] = [0, 0]
    for (let pair = 0; pair < pairs; pair += 1) {
      const weight = drawExponential(random)
      sum += weight * valueAt(sums, pair)
      count += weight * valueAt(counts, pair)
    }
    return sum / count
  })
  return middleShare(means, 0.95)
}

function widen({ low, high }: Interval, value: number, by: number): Interval {
  return { low: Math.min(low, value - by), high: Math.max(high, value + by) }
}
