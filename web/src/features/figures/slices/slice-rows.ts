/** Rows of a table of figures, the largest first, each with its share of all questions. Pure. */
import type { FigureTableResponse } from '@veche/contract/figures.ts'

export type SliceRow = { key: string | null; share: number; figureOf: (code: string) => number | null }

export function sliceRows(rows: FigureTableResponse['rows']): SliceRow[] {
  const found = rows.map(({ key, figures }): Omit<SliceRow, 'share'> => {
    const values = new Map(figures.map(({ code, value }) => [code, value]))
    return { key, figureOf: (code) => values.get(code) ?? null }
  })
  const questions = (row: Omit<SliceRow, 'share'>) => row.figureOf('questions') ?? 0
  const all = found.reduce((sum, row) => sum + questions(row), 0)
  return found
    .map((row) => ({ ...row, share: all === 0 ? 0 : questions(row) / all }))
    .toSorted(
      (one, other) =>
        Number(one.key === null) - Number(other.key === null) ||
        questions(other) - questions(one) ||
        ((one.key ?? '') < (other.key ?? '') ? -1 : 1),
    )
}
