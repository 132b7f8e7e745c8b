/** Cells of places and groups of topics as a table: what stands in it, how far from its norm, in what order. Pure. */
import type { FigureMatrixResponse } from '@veche/contract/figures.ts'

type Counted = FigureMatrixResponse['cells'][number]
export type Order = 'count' | 'deviation'
/** Seven steps of colour: 0 is as usual. */
export type Step = -3 | -2 | -1 | 0 | 1 | 2 | 3
export type Cell = {
  count: number
  /** From the norm, −1…; null where the norm is too small to say anything. */
  deviation: number | null
  step: Step
}
export type MatrixRow = { municipalityCode: string | null; cells: Cell[]; rest: Cell; total: Cell }
export type MatrixShape = { groupCodes: (string | null)[]; hasRest: boolean; rows: MatrixRow[] }

/** Below it one question more or less is half of the norm. */
export const SMALLEST_NORM = 2.4
export const SHOWN_GROUPS = 8

type Options = {
  municipalityCodes: readonly string[]
  order: Order
  /** All groups, or as many as fit. */
  isWhole: boolean
}

/** Every municipality has its row; what has no place and no topic stands at the end. */
export function matrixOf(
  cells: readonly Counted[],
  { municipalityCodes, order, isWhole }: Options,
): MatrixShape {
  const groups = byCount(Map.groupBy(cells, ({ groupCode }) => groupCode))
  const groupCodes = isWhole ? groups : groups.slice(0, SHOWN_GROUPS)
  const rest = groups.slice(groupCodes.length)
  const places = Map.groupBy(cells, ({ municipalityCode }) => municipalityCode)
  const codes = [...new Set([...municipalityCodes, ...places.keys()])]
  const rows = codes.map((municipalityCode): MatrixRow => {
    const own = places.get(municipalityCode) ?? []
    const of = (wanted: readonly (string | null)[]) =>
      cellOf(own.filter(({ groupCode }) => wanted.includes(groupCode)))
    return {
      municipalityCode,
      cells: groupCodes.map((code) => of([code])),
      rest: of(rest),
      total: cellOf(own),
    }
  })
  return { groupCodes, hasRest: rest.length > 0, rows: rows.toSorted(comparing(order)) }
}

/** The largest first; questions without a topic are the last. */
function byCount(groups: ReadonlyMap<string | null, readonly Counted[]>): (string | null)[] {
  const sum = (cells: readonly Counted[]) => cells.reduce((total, { count }) => total + count, 0)
  return [...groups]
    .toSorted(([one, a], [other, b]) => Number(one === null) - Number(other === null) || sum(b) - sum(a))
    .map(([code]) => code)
}

function cellOf(cells: readonly Counted[]): Cell {
  const count = cells.reduce((total, cell) => total + cell.count, 0)
  const norm = cells.reduce((total, cell) => total + cell.norm, 0)
  if (norm < SMALLEST_NORM) return { count, deviation: null, step: 0 }
  return { count, deviation: count / norm - 1, step: stepOf(count / norm) }
}

/** As far up as down: three quarters and one and a third are the same step. */
function stepOf(ratio: number): Step {
  if (ratio >= 1.8) return 3
  if (ratio >= 1.3) return 2
  if (ratio >= 1.12) return 1
  if (ratio > 0.88) return 0
  if (ratio > 0.75) return -1
  return ratio > 0.5 ? -2 : -3
}

function comparing(order: Order): (one: MatrixRow, other: MatrixRow) => number {
  const keyOf = ({ total, cells }: MatrixRow) =>
    order === 'count' ? total.count : Math.max(-1, ...cells.map(({ deviation }) => deviation ?? -1))
  const isNowhere = ({ municipalityCode }: MatrixRow) => Number(municipalityCode === null)
  return (one, other) =>
    isNowhere(one) - isNowhere(other) ||
    keyOf(other) - keyOf(one) ||
    other.total.count - one.total.count ||
    ((one.municipalityCode ?? '') < (other.municipalityCode ?? '') ? -1 : 1)
}
