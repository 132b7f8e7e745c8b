/** Eight weeks of counts, as a table of cells by hours. */
import { addAt } from '../../statistics/domain/arrays.ts'
import { HOURS_OF_WEEK } from './week-hours.ts'

/** A group of topics in a municipality. */
export type Cell = { readonly groupCode: string; readonly municipalityCode: string }

/** Messages of one cell within one hour; `day` is an index of `days`, `hour` 0 to 23 on the wall. Hours without any are left out. */
export type HourCount = Cell & { readonly day: number; readonly hour: number; readonly count: number }

/** `days` are whole ones in order, the newest last, each as the weekday that it works as (0 is Monday). */
export type CountHistory = {
  readonly days: readonly number[]
  readonly cells: readonly Cell[]
  readonly counts: readonly HourCount[]
}

/** For each cell its counts hour by hour, `24 × days` of them. */
export type HourTable = Map<string, Float64Array>

export function cellKey({ groupCode, municipalityCode }: Cell): string {
  return `${groupCode} ${municipalityCode}`
}

export function tabulate({ days, cells, counts }: CountHistory): HourTable {
  const table: HourTable = new Map(cells.map((cell) => [cellKey(cell), new Float64Array(days.length * 24)]))
  for (const { day, hour, count, ...cell } of counts) {
    const hours = table.get(cellKey(cell))
    if (hours) addAt(hours, day * 24 + hour, count)
  }
  return table
}

/** How many hours of history each hour of the week has. */
export function exposureOf(days: readonly number[]): Float64Array {
  const exposure = new Float64Array(HOURS_OF_WEEK)
  for (const weekday of days) {
    for (let hour = 0; hour < 24; hour += 1) addAt(exposure, weekday * 24 + hour, 1)
  }
  return exposure
}
