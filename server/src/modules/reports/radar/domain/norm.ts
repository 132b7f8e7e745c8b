/**
 * What is usual for each cell: computed once a day from eight weeks.
 *
 * Surges of the past are no norm: hours that chance cannot explain are found by a first norm and read as usual ones by the
 * second. A season that begins moves the norm of its group by what the last week brought.
 */
import { valueAt } from '../../statistics/domain/arrays.ts'
import { chanceOfAtLeast, type NegativeBinomial } from '../../statistics/domain/negative-binomial.ts'
import { computeExpectations, type Expectation } from './expectations.ts'
import { type CountHistory, type HourTable, tabulate } from './history.ts'
import { type Block, fitVariation, spread, type Variation } from './variation.ts'
import type { HourPiece } from './week-hours.ts'

/** The window that a look sees, and the blocks by which the variation of the past is measured. */
export const WINDOW_HOURS = 3
/** Rarer blocks of the past are surges. */
const SURGE_CHANCE = 1e-3
/** What the past is first judged by: little, so that surges cannot hide behind the variation that they make. */
const CALM: Variation = { clumping: 0.2, swing: 0.1 }
const PASSES = 3
const DRIFT_DAYS = 7
/** So many messages of a group must speak for another level of the season before it is believed half. */
const DRIFT_WEIGHT = 40

export type Norm = {
  readonly cells: ReadonlyMap<string, Expectation>
  readonly variation: Variation
}

export function computeNorm(history: CountHistory): Norm {
  const table = tabulate(history)
  let calm = table
  let norm: Norm = { cells: computeExpectations(history, table), variation: CALM }
  for (let pass = 0; pass < PASSES; pass += 1) {
    calm = withoutSurges(history, table, norm)
    norm = fitNorm(history, calm)
  }
  return withDrift(norm, history, calm)
}

/** What chance makes of a cell within these pieces of time; that its mean is not known for sure is part of it. */
export function expectCount(
  { perHour, knownBy }: Expectation,
  pieces: readonly HourPiece[],
  variation: Variation,
): NegativeBinomial {
  let mean = 0
  for (const { weekHour, share } of pieces) mean += share * valueAt(perHour, weekHour)
  return spread(mean, { ...variation, swing: variation.swing + 1 / knownBy })
}

function fitNorm(history: CountHistory, table: HourTable): Norm {
  const cells = computeExpectations(history, table)
  const blocks = [...cells].flatMap(([key, cell]) => blocksOf(history, table.get(key), cell))
  return { cells, variation: fitVariation(blocks) }
}

type PastBlock = Block & { from: number }

function blocksOf(
  { days }: CountHistory,
  hours: Float64Array | undefined,
  { perHour }: Expectation,
): PastBlock[] {
  if (!hours) return []
  const blocks: PastBlock[] = []
  for (let from = 0; from < hours.length; from += WINDOW_HOURS) {
    let [count, mean] = [0, 0]
    for (let hour = from; hour < from + WINDOW_HOURS; hour += 1) {
      count += valueAt(hours, hour)
      mean += valueAt(perHour, weekHourOf(days, hour))
    }
    blocks.push({ from, count: Math.round(count), mean })
  }
  return blocks
}

function weekHourOf(days: readonly number[], hour: number): number {
  return (days[Math.floor(hour / 24)] ?? 0) * 24 + (hour % 24)
}

/** Blocks of surges get the counts that were expected of them. */
function withoutSurges(history: CountHistory, table: HourTable, { cells, variation }: Norm): HourTable {
  return new Map(
    [...table].map(([key, hours]) => {
      const cell = cells.get(key)
      const calm = hours.slice()
      for (const { from, count, mean } of cell ? blocksOf(history, hours, cell) : []) {
        if (chanceOfAtLeast(count, spread(mean, variation)) >= SURGE_CHANCE) continue
        for (let hour = from; hour < from + WINDOW_HOURS; hour += 1) {
          calm[hour] = valueAt(cell?.perHour ?? [], weekHourOf(history.days, hour))
        }
      }
      return [key, calm]
    }),
  )
}

function withDrift({ cells, variation }: Norm, { days }: CountHistory, table: HourTable): Norm {
  const groups = new Map<string, { seen: number; expected: number }>()
  for (const [key, { groupCode, perHour }] of cells) {
    const hours = table.get(key) ?? new Float64Array(0)
    const group = groups.get(groupCode) ?? { seen: DRIFT_WEIGHT, expected: DRIFT_WEIGHT }
    for (let hour = Math.max(0, hours.length - DRIFT_DAYS * 24); hour < hours.length; hour += 1) {
      group.seen += valueAt(hours, hour)
      group.expected += valueAt(perHour, weekHourOf(days, hour))
    }
    groups.set(groupCode, group)
  }
  const moved = [...cells].map(([key, cell]): [string, Expectation] => {
    const { seen = 1, expected = 1 } = groups.get(cell.groupCode) ?? {}
    return [key, { ...cell, perHour: cell.perHour.map((rate) => (rate * seen) / expected) }]
  })
  return { cells: new Map(moved), variation }
}
