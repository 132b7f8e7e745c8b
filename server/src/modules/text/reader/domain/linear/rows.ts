/** Texts as rows of a sparse table: columns and values of each row one after the other. */
export type Rows = {
  count: number
  width: number
  /** Where each row begins, and after the last one where it ends. */
  starts: Int32Array
  columns: Int32Array
  values: Float32Array
}

export type SparseRow = { columns: ArrayLike<number>; values: ArrayLike<number> }

export function joinRows(rows: readonly SparseRow[], width: number): Rows {
  const size = rows.reduce((sum, { columns }) => sum + columns.length, 0)
  const table = {
    count: rows.length,
    width,
    starts: new Int32Array(rows.length + 1),
    columns: new Int32Array(size),
    values: new Float32Array(size),
  }
  let at = 0
  for (const [row, { columns, values }] of rows.entries()) {
    table.starts[row] = at
    table.columns.set(columns, at)
    table.values.set(values, at)
    at += columns.length
  }
  table.starts[rows.length] = at
  return table
}
