/**
 * Judges the replay on simulated months: under the rules that were, and under others whose true effect the simulation
 * tells.
 */
import { type RuleChange, replayMonth } from '../../../server/src/modules/reports/replay/index.ts'
import { isWithin } from '../../../server/src/modules/reports/statistics/index.ts'
import type { Acceptance } from './acceptance.ts'
import { type MonthRules, USUAL_RULES } from './month-people.ts'
import { shareOnTime, simulateMonth } from './simulate-month.ts'

const MONTHS = 24
const LUCKS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const LOADS = [0.35, 0.45, 0.55]

type Other = { name: string; change: RuleChange; rules: MonthRules }
const OTHERS: readonly Other[] = [
  {
    name: 'one approver less',
    change: { kind: 'without_stage', stage: 'head_approval' },
    rules: { ...USUAL_RULES, hasHeadApproval: false },
  },
  {
    name: 'one person more in a body',
    change: { kind: 'more_people', stage: 'work', agencyCode: 'roads', count: 1 },
    rules: { ...USUAL_RULES, writers: { ...USUAL_RULES.writers, roads: 4 } },
  },
  {
    name: 'another route',
    change: { kind: 'route', groupCode: 'snow', toAgencyCode: 'town' },
    rules: { ...USUAL_RULES, routes: { ...USUAL_RULES.routes, snow: 'town' } },
  },
]

type Trial = { happened: number; miss: number; effects: { error: number; isHeld: boolean; size: number }[] }

export function acceptReplay(effort: number, first: number): Acceptance[] {
  const trials = Array.from({ length: Math.max(3, Math.round(MONTHS * effort)) }, (_, at) =>
    judgeMonth(first + at),
  )
  const misses = trials.map(({ miss }) => miss)
  const rows: Acceptance[] = [
    {
      name: `Replay: farthest from what happened in ${trials.length} months, ${rangeOf(trials)} on time`,
      value: 100 * Math.max(...misses),
      unit: 'points',
      asked: { most: 3 },
    },
  ]
  for (const [at, { name }] of OTHERS.entries()) {
    const effects = trials.flatMap(({ effects }) => effects[at] ?? [])
    rows.push(
      {
        name: `Replay: ${name}, error of its effect, mean`,
        value: 100 * meanOf(effects.map(({ error }) => error)),
        unit: 'points',
        asked: { most: 3 },
      },
      {
        name: `Replay: ${name}, the interval holds its true effect`,
        value: (100 * effects.filter(({ isHeld }) => isHeld).length) / effects.length,
        unit: '%',
        asked: null,
      },
    )
  }
  return rows
}

function judgeMonth(seed: number): Trial {
  const from = new Date(Date.UTC(2024 + (seed % 2), (5 * seed) % 12, 1))
  const month = { seed, load: LOADS[seed % LOADS.length] ?? 1, from }
  const past = simulateMonth({ ...month, luck: 0 }, USUAL_RULES)
  const happened = shareOnTime(past)
  const meanShare = (rules: MonthRules) =>
    meanOf(LUCKS.map((luck) => shareOnTime(simulateMonth({ ...month, luck }, rules))))
  const usual = meanShare(USUAL_RULES)
  const trial: Trial = { happened, miss: Number.NaN, effects: [] }
  for (const { change, rules } of OTHERS) {
    const replay = replayMonth(past, change, seed)
    if (!replay) continue
    const truth = meanShare(rules) - usual
    trial.miss = Math.abs(replay.replayed - happened)
    trial.effects.push({
      error: Math.abs(replay.difference - truth),
      isHeld: isWithin(replay.interval, truth),
      size: truth,
    })
  }
  return trial
}

function rangeOf(trials: readonly Trial[]): string {
  const shares = trials.map(({ happened }) => Math.round(100 * happened))
  return `${Math.min(...shares)}–${Math.max(...shares)} %`
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
