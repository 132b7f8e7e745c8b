import { median } from '../lib/stats.ts'
import type { Acceptance } from './acceptance.ts'
import { judgeRadar, type RadarTrial } from './judge-radar.ts'

const SEEDS = 12
const WEEKS = 2
/** A region of 600,000 people, and one that writes five times as much. */
const REGION = { perDay: 110, accidentsPerWeek: 7 }
const LARGE_REGION = { perDay: 550, accidentsPerWeek: 7 }

export function acceptRadar(effort: number, first: number): Acceptance[] {
  const seeds = Array.from({ length: Math.max(1, Math.round(SEEDS * effort)) }, (_, at) => first + at)
  const alike = seeds.map((seed) => judgeRadar({ seed, ...REGION, accidentsIn: 'alike' }, WEEKS))
  const byVolume = seeds.map((seed) => judgeRadar({ seed, ...REGION, accidentsIn: 'volume' }, WEEKS))
  const calm = seeds.map((seed) =>
    judgeRadar({ seed, ...REGION, accidentsPerWeek: 0, accidentsIn: 'alike' }, WEEKS),
  )
  const large = seeds
    .slice(0, Math.ceil(seeds.length / 4))
    .map((seed) => judgeRadar({ seed, ...LARGE_REGION, accidentsIn: 'alike' }, WEEKS))
  return [
    recall('accidents in any cell', alike),
    recall('accidents where many write', byVolume),
    recall('in a region that writes five times as much', large),
    {
      name: 'Radar: from the beginning to the look that finds it, median',
      value: median(alike.flatMap(({ minutes }) => minutes)),
      unit: 'min',
      asked: null,
    },
    falseAlarms('with accidents', [...alike, ...byVolume]),
    falseAlarms('nothing happens', calm),
    falseAlarms('a region that writes five times as much', large),
  ]
}

function total(trials: readonly RadarTrial[], countOf: (trial: RadarTrial) => number): number {
  return trials.reduce((sum, trial) => sum + countOf(trial), 0)
}

function recall(where: string, trials: readonly RadarTrial[]): Acceptance {
  const accidents = total(trials, (trial) => trial.accidents)
  return {
    name: `Radar: found of ${accidents}, ${where}`,
    value: total(trials, ({ found }) => found) / accidents,
    unit: 'share',
    asked: { least: 0.9 },
  }
}

function falseAlarms(when: string, trials: readonly RadarTrial[]): Acceptance {
  const weeks = total(trials, (trial) => trial.weeks)
  return {
    name: `Radar: false alarms in ${weeks} weeks, ${when}`,
    value: total(trials, (trial) => trial.falseAlarms) / weeks,
    unit: 'a week',
    asked: { most: 1 },
  }
}
