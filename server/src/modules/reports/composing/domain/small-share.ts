/** The one rule of a report for shares of few, in sentences and in tables: «6 из 7» stands in place of a percentage. */
import type { FigureValue } from '@veche/book/figures/figure.ts'
import type { Language } from './facts.ts'
import { formatNumber } from './numbers.ts'

/** Of fewer a single question moves the share by more than ten points. */
export const FEWEST_FOR_SHARE = 10

export function isTooFew({ denominator }: FigureValue): boolean {
  return denominator !== null && denominator < FEWEST_FOR_SHARE
}

/** «3 из 4» */
export function partOf({ numerator, denominator }: FigureValue, language: Language): string {
  const n = (value: number) => formatNumber(value, language)
  return `${n(numerator)} ${language === 'ru' ? 'из' : 'of'} ${n(denominator ?? 0)}`
}
