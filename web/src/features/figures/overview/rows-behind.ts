/** How many rows stand behind a figure. Pure. */
import type { Figure } from '@veche/book/figures/figure.ts'
import type { Reading } from '../figures.queries.ts'

/** All that were looked at: those of the numerator are marked among them. */
export function rowCountOf(
  { formula }: Pick<Figure, 'formula'>,
  { numerator, denominator }: Reading,
): number {
  return formula.kind === 'share' || formula.kind === 'mean' ? (denominator ?? 0) : numerator
}
