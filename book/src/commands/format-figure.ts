/** Figures as people read them. */
import { findFigure } from '../figures/catalogue/catalogue.ts'
import type { Words } from './words/words.ts'

export function nameOfFigure(code: string, { lang }: Words): string {
  return findFigure(code)?.name[lang] ?? code
}

export function formatFigure(code: string, value: number | null | undefined, words: Words): string {
  if (value == null) return '—'
  if (findFigure(code)?.unit === 'share') return `${words.number(Math.round(value * 1000) / 10)} %`
  return words.number(Math.round(value * 10) / 10)
}
