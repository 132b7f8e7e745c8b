/** The formula of a figure with its numbers put in: «1 094 ÷ (1 094 + 103) = 91,4 %». Pure. */
import type { Formula, Measure } from '@veche/book/figures/figure.ts'

/** A number with the measure that it is the sum of, or a sign between two. */
export type SumPart = { measure: Measure; value: number } | string

export function sumPartsOf(formula: Formula, sums: Record<Measure, number>): SumPart[] {
  const terms = (measures: readonly Measure[]) =>
    measures.flatMap((measure, index): SumPart[] => [
      ...(index > 0 ? ['+'] : []),
      { measure, value: sums[measure] ?? 0 },
    ])
  const grouped = (measures: readonly Measure[]) =>
    measures.length > 1 ? ['(', ...terms(measures), ')'] : terms(measures)
  switch (formula.kind) {
    case 'sum':
      return formula.of.length > 1 ? [...terms(formula.of), '='] : []
    case 'share':
      return [...grouped(formula.part), '÷', ...grouped(formula.whole), '=']
    case 'mean':
      return [...terms([formula.total]), '÷', ...terms([formula.count]), '=']
    case 'quantile':
    case 'now':
      return []
  }
}
