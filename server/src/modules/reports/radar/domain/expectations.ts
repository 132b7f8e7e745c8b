/**
 * How many messages a cell brings in each hour of the week.
 *
 *   region          its hours of the week, smoothed over neighbouring hours
 *     └ group       the region's hours, bent by as much as its own messages prove
 *         └ cell    the group's hours × its own level, both bent in the same way
 *
 * A sparse cell has no hours of its own to speak of and reads those of its group; a busy one reads its own.
 */
import { addAt, sum, valueAt } from '../../statistics/domain/arrays.ts'
import { fitSize } from '../../statistics/domain/negative-binomial.ts'
import { type Cell, type CountHistory, cellKey, exposureOf, type HourTable } from './history.ts'
import { HOURS_OF_WEEK } from './week-hours.ts'

/** So many messages must speak for another hour before it is believed half. */
const SHAPE_WEIGHT = 10
/** Below it the levels of cells would have nothing in common. */
const LEAST_LEVEL_WEIGHT = 0.1

export type Expectation = Cell & {
  /** Expected messages in one hour of each hour of the week. */
  readonly perHour: Float64Array
  /** How surely its level is known, as a number of messages. */
  readonly knownBy: number
}

export function computeExpectations(history: CountHistory, table: HourTable): Map<string, Expectation> {
  const exposure = exposureOf(history.days)
  const weeks = new Map([...table].map(([key, hours]) => [key, foldToWeek(hours, history.days)]))
  const ofCells = (cells: readonly Cell[]) => addUp(cells.map((cell) => weeks.get(cellKey(cell))))

  const region = ofCells(history.cells)
  const regionHours = smooth(region, exposure)
  const groups = groupCells(history.cells, ({ groupCode }) => groupCode, ofCells)
  const municipalities = groupCells(history.cells, ({ municipalityCode }) => municipalityCode, ofCells)
  const groupHours = new Map([...groups].map(([code, hours]) => [code, bend(regionHours, hours, exposure)]))

  const total = Math.max(sum(region), 1)
  const levels = history.cells.map((cell) => {
    const ofGroup = sum(groups.get(cell.groupCode) ?? [])
    const ofMunicipality = sum(municipalities.get(cell.municipalityCode) ?? [])
    return { seen: sum(weeks.get(cellKey(cell)) ?? []), expected: (ofGroup * ofMunicipality) / total }
  })
  const levelWeight = fitSize(
    levels.map(({ seen }) => seen),
    levels.map(({ expected }) => expected),
    { smallest: LEAST_LEVEL_WEIGHT },
  )
  return new Map(
    history.cells.map((cell, index) => {
      const { seen = 0, expected = 0 } = levels[index] ?? {}
      const level = (expected * (seen + levelWeight)) / (expected + levelWeight)
      const base = scaleTo(groupHours.get(cell.groupCode) ?? regionHours, exposure, level)
      const own = weeks.get(cellKey(cell)) ?? new Float64Array(HOURS_OF_WEEK)
      const perHour = scaleTo(bend(base, own, exposure), exposure, level)
      return [cellKey(cell), { ...cell, perHour, knownBy: seen + levelWeight }]
    }),
  )
}

function foldToWeek(hours: Float64Array, days: readonly number[]): Float64Array {
  const week = new Float64Array(HOURS_OF_WEEK)
  for (const [day, weekday] of days.entries()) {
    for (let hour = 0; hour < 24; hour += 1) addAt(week, weekday * 24 + hour, valueAt(hours, day * 24 + hour))
  }
  return week
}

function addUp(lists: readonly (Float64Array | undefined)[]): Float64Array {
  const total = new Float64Array(HOURS_OF_WEEK)
  for (const list of lists) {
    for (const [index, value] of list?.entries() ?? []) addAt(total, index, value)
  }
  return total
}

function groupCells(
  cells: readonly Cell[],
  codeOf: (cell: Cell) => string,
  addCells: (cells: readonly Cell[]) => Float64Array,
): Map<string, Float64Array> {
  return new Map([...Map.groupBy(cells, codeOf)].map(([code, group]) => [code, addCells(group)]))
}

/** Rates of the region by the hour; an hour of the week that no day had is read as empty. */
function smooth(counts: Float64Array, exposure: Float64Array): Float64Array {
  const [seen, hours] = [blur(counts), blur(exposure)]
  return seen.map((value, index) => (valueAt(hours, index) > 0 ? value / valueAt(hours, index) : 0))
}

/** The rates of `base`, bent towards what was seen by as much as it is proved. */
function bend(base: Float64Array, counts: Float64Array, exposure: Float64Array): Float64Array {
  const alike = scaleTo(base, exposure, sum(counts))
  const expected = blur(alike.map((rate, index) => rate * valueAt(exposure, index)))
  const seen = blur(counts)
  return base.map(
    (rate, index) =>
      (rate * (valueAt(seen, index) + SHAPE_WEIGHT)) / (valueAt(expected, index) + SHAPE_WEIGHT),
  )
}

/** The same shape with `total` messages in all hours of the history. */
function scaleTo(rates: Float64Array, exposure: Float64Array, total: number): Float64Array {
  const now = sum(rates.map((rate, index) => rate * valueAt(exposure, index)))
  return now > 0 ? rates.map((rate) => (rate * total) / now) : rates
}

/** Each hour with its neighbours, itself twice; the week is a ring. */
function blur(values: Float64Array): Float64Array {
  const around = (index: number) => valueAt(values, (index + HOURS_OF_WEEK) % HOURS_OF_WEEK)
  return values.map((value, index) => around(index - 1) + 2 * value + around(index + 1))
}
