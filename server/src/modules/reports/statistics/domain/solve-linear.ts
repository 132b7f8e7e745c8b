/** Systems of a few linear equations. */

/** The x with `matrix` · x = `right`, by Gauss with pivots; throws when there is not exactly one. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (sizeAt(row, column) > sizeAt(best, column) ? row : best))
    if (sizeAt(pivot, column) < 1e-12) throw new Error('The equations do not tell the unknowns apart')
    const at = rows.indexOf(pivot)
    rows[at] = rows[column] ?? pivot
    rows[column] = pivot
    for (const row of rows) {
      if (row !== pivot) subtract(row, pivot, (row[column] ?? 0) / (pivot[column] ?? 1))
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}

function sizeAt(row: readonly number[], column: number): number {
  return Math.abs(row[column] ?? 0)
}

function subtract(row: number[], pivot: readonly number[], times: number): void {
  for (const [index, value] of pivot.entries()) row[index] = (row[index] ?? 0) - times * value
}
