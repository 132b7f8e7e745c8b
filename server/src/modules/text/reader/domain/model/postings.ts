/** Turns rows of texts or of weights into lists by feature, which is how a model is read. */
import { joinRows, type Rows, type SparseRow } from '../linear/rows.ts'
import type { Postings } from './model.ts'

/** Lists rows by column. */
export function postingsOf({ count, width, starts, columns, values }: Rows): Postings {
  const turned: Postings = {
    starts: new Int32Array(width + 1),
    ids: new Uint16Array(columns.length),
    weights: new Float32Array(columns.length),
  }
  for (const column of columns) turned.starts[column + 1] = (turned.starts[column + 1] as number) + 1
  for (let column = 0; column < width; column++)
    turned.starts[column + 1] = (turned.starts[column + 1] as number) + (turned.starts[column] as number)
  const next = turned.starts.slice()
  for (let row = 0; row < count; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const place = next[columns[at] as number] as number
      turned.ids[place] = row
      turned.weights[place] = values[at] as number
      next[columns[at] as number] = place + 1
    }
  }
  return turned
}

/** The rows of lists by column: what `postingsOf` undoes. */
export function rowsOf({ starts, ids, weights }: Postings, count: number): SparseRow[] {
  const rows = Array.from({ length: count }, () => ({ columns: [] as number[], values: [] as number[] }))
  for (let column = 0; column + 1 < starts.length; column++) {
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++) {
      const row = rows[ids[at] as number]
      row?.columns.push(column)
      row?.values.push(weights[at] as number)
    }
  }
  return rows
}

/** What each feature says for each label; of each label at most so many weights, the weakest are dropped. */
export function judgesOf(judges: readonly Float32Array[], width: number, most: number): Postings {
  return postingsOf(
    joinRows(
      judges.map((weights) => strongest(weights, most)),
      width,
    ),
  )
}

function strongest(weights: Float32Array, most: number): SparseRow {
  const width = weights.length - 1
  const columns: number[] = []
  for (let column = 0; column < width; column++) if (weights[column] !== 0) columns.push(column)
  if (columns.length > most) {
    const sizes = Float32Array.from(columns, (column) => -Math.abs(weights[column] as number)).sort()
    const least = -(sizes[most - 1] as number)
    const kept = columns.filter((column) => Math.abs(weights[column] as number) >= least)
    return { columns: kept, values: kept.map((column) => weights[column] as number) }
  }
  return { columns, values: columns.map((column) => weights[column] as number) }
}
