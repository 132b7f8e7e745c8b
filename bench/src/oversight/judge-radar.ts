/** Judges the radar on simulated regions: how many accidents it finds, how soon, and how often it is wrong. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import {
  type CellMessage,
  computeNorm,
  followSurges,
  type HourCount,
  lookAround,
  type Norm,
  type Surge,
} from '../../../server/src/modules/reports/radar/index.ts'
import { type Accident, dateOf, type RegionPlan, simulateRegion, worksAs } from './simulate-messages.ts'

const LOOK_MS = 5 * MINUTE_MS
const NORM_DAYS = 56
const CLOCK = { zone: 'UTC', worksAs }

export type RadarTrial = {
  readonly accidents: number
  readonly found: number
  readonly falseAlarms: number
  readonly weeks: number
  /** Minutes from the beginning of an accident to the look that found it. */
  readonly minutes: readonly number[]
}

export function judgeRadar(plan: Omit<RegionPlan, 'days' | 'from'>, weeks: number): RadarTrial {
  // Trials begin in different months, so that seasons and holidays differ.
  const from = new Date(Date.UTC(2026, (plan.seed * 5) % 9, 5))
  const days = NORM_DAYS + weeks * 7
  const { cells, messages, accidents } = simulateRegion({ ...plan, from, days })
  const counts = countHours(messages, from)
  const found: Surge[] = []
  let lasting: Surge[] = []
  for (let first = 0; first + NORM_DAYS < days; first += 1) {
    const today = first + NORM_DAYS
    const ofNorm = counts.filter(({ day }) => day >= first && day < today)
    const norm = computeNorm({
      cells,
      days: Array.from({ length: NORM_DAYS }, (_, at) =>
        worksAs(dateOf(from.getTime() + (first + at) * DAY_MS)),
      ),
      counts: ofNorm.map((row) => ({ ...row, day: row.day - first })),
    })
    const day = watchDay({ norm, messages, lasting, dayStart: from.getTime() + today * DAY_MS })
    lasting = day.lasting
    found.push(...day.found)
  }
  const watchedFrom = from.getTime() + NORM_DAYS * DAY_MS
  return compare(
    accidents.filter((accident) => accident.from.getTime() >= watchedFrom),
    found,
    weeks,
  )
}

function countHours(messages: readonly CellMessage[], from: Date): HourCount[] {
  const rows = new Map<string, HourCount>()
  for (const { groupCode, municipalityCode, at } of messages) {
    const hours = Math.floor((at.getTime() - from.getTime()) / HOUR_MS)
    const key = `${groupCode} ${municipalityCode} ${hours}`
    const count = (rows.get(key)?.count ?? 0) + 1
    rows.set(key, { groupCode, municipalityCode, day: Math.floor(hours / 24), hour: hours % 24, count })
  }
  return [...rows.values()]
}

type Watched = {
  norm: Norm
  messages: readonly CellMessage[]
  lasting: Surge[]
  dayStart: number
}

function watchDay({ norm, messages, lasting, dayStart }: Watched): { found: Surge[]; lasting: Surge[] } {
  const found: Surge[] = []
  const dayEnd = dayStart + DAY_MS
  const recent = messages.filter(({ at }) => at.getTime() > dayStart - 4 * HOUR_MS && at.getTime() <= dayEnd)
  let followed = lasting
  for (let at = dayStart; at < dayEnd; at += LOOK_MS) {
    const look = lookAround(norm, { at: new Date(at), messages: recent, clock: CLOCK })
    followed = followSurges(followed, look)
    found.push(...followed.filter(({ foundAt }) => foundAt.getTime() === at))
  }
  return { found, lasting: followed }
}

function compare(accidents: readonly Accident[], found: readonly Surge[], weeks: number): RadarTrial {
  const hits = accidents.flatMap((accident) => {
    const hit = found.find((surge) => isOf(surge, accident))
    return hit ? [(hit.foundAt.getTime() - accident.from.getTime()) / MINUTE_MS] : []
  })
  return {
    accidents: accidents.length,
    found: hits.length,
    falseAlarms: found.filter((surge) => !accidents.some((accident) => isOf(surge, accident))).length,
    weeks,
    minutes: hits,
  }
}

/** Counts an accident as found while it lasted, or by the look after its last message. */
function isOf(surge: Surge, accident: Accident): boolean {
  const lateMs = surge.foundAt.getTime() - accident.from.getTime()
  return (
    surge.groupCode === accident.groupCode &&
    surge.municipalityCode === accident.municipalityCode &&
    lateMs >= 0 &&
    lateMs <= 3 * HOUR_MS + LOOK_MS
  )
}
