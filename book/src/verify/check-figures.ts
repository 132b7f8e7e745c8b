/** Puts published figures beside those that the entries give. */
import type { Found } from './check-history.ts'
import type { FigureRow } from './report.ts'

export type PublishedFigure = { code: string; period: string; value: number | null }

/** Shares are published rounded; what differs by less than this is the same. */
const NEAR = 0.000_05

export function checkFigures(
  counted: readonly Omit<FigureRow, 'published'>[],
  published: readonly PublishedFigure[],
): { figures: FigureRow[]; found: Found[] } {
  const keyOf = ({ code, period }: { code: string; period: string }) => `${code} ${period}`
  const values = new Map(published.map((row) => [keyOf(row), row.value]))
  const figures = counted.map((row): FigureRow => {
    const value = values.get(keyOf(row))
    return value === undefined ? row : { ...row, published: value }
  })
  const found = figures.filter(isDifferent).map(
    ({ code, period, counted: own, published: theirs }): Found => ({
      code: 'figure_differs',
      index: null,
      values: { figure: code, period, counted: own ?? '—', published: theirs ?? '—' },
    }),
  )
  return { figures, found }
}

/** Whether the published figure is another; not where nobody published it. */
export function isDifferent({ counted, published }: FigureRow): boolean {
  if (published === undefined) return false
  if (counted === null || published === null) return counted !== published
  return Math.abs(counted - published) > NEAR
}
